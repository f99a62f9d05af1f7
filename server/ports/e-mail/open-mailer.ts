import { join } from 'node:path'
import { outbox } from './outbox.ts'
import { type Mailer, type MailServer, smtpMailer } from './smtp.ts'

/** How this installation sends e-mail. */
export type MailSettings = {
  /** Null: there is none, and e-mails are laid in a folder. */
  readonly server: MailServer | null
  /** The address e-mails come from. */
  readonly from: string
}

/** The way e-mails leave: by the mail server, or into the folder `outbox`. */
export function openMailer({ server, from }: MailSettings, dataFolder: string): Mailer {
  return server
    ? smtpMailer(server, from)
    : { send: outbox(join(dataFolder, 'outbox'), from), close: () => {} }
}
