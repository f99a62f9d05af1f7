import type { Mail } from '#kernel/mail'
import type { Job, JobVisit, Work } from '#kernel/work'
import { findRun } from '../billing/bill-run.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { emailRules } from '../policies/sending-rules.ts'
import { sendEmailsJob } from './ask-for-emails.ts'
import { billData } from './bill-data.ts'
import { billEmail, type Letter, type WithIt } from './bill-email.ts'
import { cityPaper, type CityPaper } from './city-paper.ts'
import { compileBills } from './compile-bills.ts'
import { beginAttempt, type DueEmail, endAttempt, giveUp, nextDue, noteStopped } from './email-attempts.ts'
import { storedBills, type StoredBill } from './stored-bill.ts'
import { templateOfRun, type TemplateVersion } from './template-version.ts'

/** How many e-mails the minute's turn sends: what waits longer than that has its own job. */
const aMinute = 50

/**
 * Sends e-mailed bills until none is due. Each attempt is written down before it begins and after it ended: a process that is killed
 * between the two has perhaps sent its e-mail, and nobody sends it again.
 */
export const sendBillEmailsJob: Job = {
  name: sendEmailsJob,
  run: async (visit) => {
    while (await sendNext(visit)) continue
  },
}

/** Every minute: what failed and may be tried again, and what a stopped process left behind. */
export const sendDueEmailsJob: Job = {
  name: 'send-due-bill-emails',
  run: async (visit) => {
    await visit.inTransaction(noteStopped)
    for (let sent = 0; sent < aMinute && (await sendNext(visit)); ) sent += 1
  },
}

/** Sends the next e-mail that is due. Answers whether there was one, and the mail server is there for another. */
async function sendNext({ inTransaction, sendMail }: JobVisit): Promise<boolean> {
  const ready = await inTransaction(readNext)
  if (!ready) return false
  const mail = await mailOf(ready).catch((error: unknown) => error as Error)
  if (mail instanceof Error) {
    await inTransaction((work) =>
      giveUp(work, ready.due, `It could not be made: ${mail.message}`.slice(0, 500)),
    )
    return true
  }
  if (!(await inTransaction((work) => beginAttempt(work, ready.due, mail.messageId)))) return true
  const outcome = await sendMail(mail)
  await inTransaction((work) => endAttempt(work, ready.due, outcome))
  return outcome.outcome !== 'later'
}

type Ready = {
  readonly due: DueEmail
  readonly bill: StoredBill
  readonly paper: CityPaper
  readonly letter: Letter
  readonly withIt: WithIt
  readonly template: TemplateVersion
}

async function readNext(work: Work): Promise<Ready | null> {
  const due = await nextDue(work)
  if (!due) return null
  const [bill] = await storedBills(work, [due.billId])
  const run = await findRun(work, bill!.runId)
  const paper = await cityPaper(work, run)
  const withIt = emailRules(await policiesFor(work), run.bill_on)
  return {
    due,
    bill: bill!,
    paper,
    withIt,
    letter: billEmail(bill!, paper, withIt),
    template: await templateOfRun(work, run.id),
  }
}

/** The e-mail of one attempt: its name tells it from the attempts before, and says nothing of the account. */
async function mailOf({ due, bill, paper, letter, withIt, template }: Ready): Promise<Mail> {
  const host = new URL(paper.identity.url).host
  return {
    ...letter,
    to: due.to,
    messageId: `<${bill.payToken}.${due.id}.${due.attempts + 1}@${host}>`,
    attachments: withIt.attachPdf ? [await attached(bill, paper, template)] : [],
  }
}

async function attached(bill: StoredBill, paper: CityPaper, template: TemplateVersion) {
  const data = billData(bill, paper)
  const title = `${data.words.heading} ${bill.number ?? ''}`
  const pages = { paper, template, standard: 'ua-1' as const, issuedOn: bill.issuedOn, title }
  const { bytes } = await compileBills([data], pages)
  return { name: `bill-${bill.number}.pdf`, mediaType: 'application/pdf', bytes }
}
