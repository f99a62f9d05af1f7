import type { Mail, MailOutcome, SendMail } from '#kernel/mail'

/** A mail server of a test: it keeps what it takes, and answers as the test says. */
export function mailbox() {
  let mails: Mail[] = []
  let answer: (mail: Mail) => MailOutcome = taken
  const send: SendMail = (mail) => {
    const outcome = answer(mail)
    if (outcome.outcome === 'sent' || outcome.outcome === 'unknown') mails.push(mail)
    return Promise.resolve(outcome)
  }
  return {
    send,
    /** What arrived, or may have. */
    mails: (): readonly Mail[] => mails,
    /** How the server answers from now on. */
    answers: (given: (mail: Mail) => MailOutcome) => {
      answer = given
    },
    empty: () => {
      mails = []
      answer = taken
    },
  }
}

const taken = (): MailOutcome => ({ outcome: 'sent', answer: '250 taken' })

/** For tests in which nobody gets an e-mail. */
export const noMail: SendMail = () => Promise.reject(new Error('no e-mail was expected'))
