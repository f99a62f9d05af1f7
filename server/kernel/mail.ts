/** An e-mail to one address, ready to be sent. */
export type Mail = {
  /** What names it everywhere: the same for one attempt, another for the next. */
  readonly messageId: string
  readonly fromName: string
  /** Where an answer goes; null: to whoever sent it. */
  readonly replyTo: string | null
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments: readonly {
    readonly name: string
    readonly mediaType: string
    readonly bytes: Uint8Array
  }[]
}

/**
 * What came of an attempt, with the words of the mail server. `later`: certainly not sent, and may be tried again. `refused`: certainly
 * not sent, and would be refused again. `unknown`: the connection broke while it was handed over, so it may have been sent.
 */
export type MailOutcome = {
  readonly outcome: 'sent' | 'later' | 'refused' | 'unknown'
  readonly answer: string
}

/** Tries to send an e-mail, once. It throws for nothing that a mail server does. */
export type SendMail = (mail: Mail) => Promise<MailOutcome>
