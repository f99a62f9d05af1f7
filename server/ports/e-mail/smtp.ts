import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { MailOutcome, SendMail } from '#kernel/mail'
import { composeMail } from './compose-mail.ts'

/** A mail server, as CARTWRIGHT_SMTP_URL names it. */
export type MailServer = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; else it is begun as soon as the server offers it, or `needed`. */
  readonly secure: boolean
  readonly tlsNeeded: boolean
  readonly auth: { readonly user: string; readonly pass: string } | null
}

export type Mailer = { readonly send: SendMail; readonly close: () => void }

/** How long a connection is kept for the next e-mail, and how long a server may be silent. */
const keptMs = 5_000
const patienceMs = 30_000

/**
 * Sends by SMTP, one e-mail after the other over one connection. The steps are taken one by one, so that it is known how far an
 * attempt came: before the letter is handed over nothing was sent, and after an answer to it the server has said what it did.
 */
export function smtpMailer(server: MailServer, from: string): Mailer {
  let open: SMTPConnection | null = null
  let idle: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const drop = (): void => {
    clearTimeout(idle)
    open?.close()
    open = null
  }
  const attempt = async (mail: Parameters<SendMail>[0]): Promise<MailOutcome> => {
    clearTimeout(idle)
    const bytes = await composeMail(mail, from)
    try {
      open ??= await connected(server, drop)
    } catch (error) {
      drop()
      return { outcome: 'later', answer: wordsOf(error) }
    }
    const outcome = await handedOver(open, { from, to: mail.to }, bytes)
    if (outcome.outcome === 'sent') idle = setTimeout(drop, keptMs).unref()
    else drop()
    return outcome
  }
  return {
    send: (mail) => {
      const sent = turn.then(() => attempt(mail))
      turn = sent.catch(() => {})
      return sent
    },
    close: drop,
  }
}

/** A connection that greets and, where the server asks for it, has signed in. */
function connected(server: MailServer, lost: () => void): Promise<SMTPConnection> {
  const { host, port, secure, tlsNeeded, auth } = server
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    requireTLS: tlsNeeded,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
  })
  return new Promise((done, failed) => {
    connection.once('error', failed)
    connection.once('end', () => failed(new Error('The mail server closed the connection.')))
    connection.connect(() => {
      // From here on a lost connection is one that is made anew for the next e-mail.
      connection.on('error', lost)
      connection.once('end', lost)
      if (auth) connection.login(auth, (error) => (error ? failed(error) : done(connection)))
      else done(connection)
    })
  })
}

function handedOver(
  connection: SMTPConnection,
  envelope: { readonly from: string; readonly to: string },
  bytes: Buffer,
): Promise<MailOutcome> {
  return new Promise((done) => {
    connection.send({ from: envelope.from, to: [envelope.to] }, bytes, (error, sent) => {
      if (!error) done({ outcome: 'sent', answer: sent?.response ?? 'Taken.' })
      else done({ outcome: outcomeOf(error), answer: wordsOf(error) })
    })
  })
}

/** A code of 4xx may pass, one of 5xx will not (RFC 5321, 4.2.1). Without any the server has not said what it did. */
function outcomeOf({ responseCode }: { readonly responseCode?: number | undefined }): MailOutcome['outcome'] {
  if (responseCode === undefined) return 'unknown'
  return responseCode < 500 ? 'later' : 'refused'
}

const wordsOf = (error: unknown): string => {
  const { response, message } = error as { readonly response?: string; readonly message?: string }
  return (response ?? message ?? String(error)).slice(0, 500)
}
