import type { Mail } from '#kernel/mail'
import type { Job, JobVisit, Work } from '#kernel/work'
import { cityIdentity } from '../city/city-queries.ts'
import type { CityIdentity } from '../city/city-settings.ts'
import {
  beginLetterAttempt,
  type DueLetter,
  endLetterAttempt,
  giveUpLetter,
  nextLetterDue,
  noteStoppedLetters,
  sendLetterEmailsJobName,
} from './letter-emails.ts'
import { type LetterPaper, letterPapers } from './letter-paper.ts'
import { setLetters } from './letter-pdf.ts'
import { letterAsPage, letterAsText } from './told-as-text.ts'

/** How many letters the minute's turn sends: what waits longer than that has its own job. */
const aMinute = 50

/** Sends letters by e-mail until none is due: each attempt is written down before it begins and after it ended. */
export const sendLetterEmailsJob: Job = {
  name: sendLetterEmailsJobName,
  run: async (visit) => {
    while (await sendNext(visit)) continue
  },
}

/** Every minute: what failed and may be tried again, and what a stopped process left behind. */
export const sendDueLettersJob: Job = {
  name: 'send-due-letter-emails',
  run: async (visit) => {
    await visit.inTransaction(noteStoppedLetters)
    for (let sent = 0; sent < aMinute && (await sendNext(visit)); ) sent += 1
  },
}

/** Sends the next letter that is due. Answers whether there was one, and the mail server is there for another. */
async function sendNext({ inTransaction, sendMail }: JobVisit): Promise<boolean> {
  const ready = await inTransaction(readNext)
  if (!ready) return false
  const mail = await mailOf(ready).catch((error: unknown) => error as Error)
  if (mail instanceof Error) {
    await inTransaction((work) =>
      giveUpLetter(work, ready.due, `It could not be made: ${mail.message}`.slice(0, 500)),
    )
    return true
  }
  if (!(await inTransaction((work) => beginLetterAttempt(work, ready.due, mail.messageId)))) return true
  const outcome = await sendMail(mail)
  await inTransaction((work) => endLetterAttempt(work, ready.due, outcome))
  return outcome.outcome !== 'later'
}

type Ready = { readonly due: DueLetter; readonly paper: LetterPaper; readonly identity: CityIdentity }

async function readNext(work: Work): Promise<Ready | null> {
  const due = await nextLetterDue(work)
  if (!due) return null
  const paper = (await letterPapers(work, [due.id])).get(due.id)!
  return { due, paper, identity: (await cityIdentity(work))! }
}

/** The e-mail of one attempt: what it says is the letter, and the letter is with it as PDF. Its name says nothing of the account. */
async function mailOf({ due, paper, identity }: Ready): Promise<Mail> {
  const { data } = paper
  const { bytes } = await setLetters([paper], {
    template: paper.template,
    title: `${data.number ?? ''} ${data.subject}`.trim(),
    author: data.city,
    issuedOn: data.issuedOn,
    bulk: false,
  })
  return {
    fromName: data.city,
    replyTo: identity.email ?? null,
    subject: `${data.subject} (${data.number})`,
    text: letterAsText(data),
    html: letterAsPage(data),
    to: due.to,
    messageId: `<letter-${paper.sha256.slice(0, 24)}.${due.id}.${due.attempts + 1}@${new URL(identity.url).host}>`,
    attachments: [{ name: `letter-${data.number}.pdf`, mediaType: 'application/pdf', bytes }],
  }
}
