import type { Mail } from '#kernel/mail'
import type { Job, JobVisit, Work } from '#kernel/work'
import { beginAttempt, type DueEmail, endAttempt, giveUp, nextDue, noteStopped } from './email-attempts.ts'
import { billComparison, explainBill } from './explain-bill.ts'
import { explanationEmail } from './explanation-email.ts'
import { withoutHiddenAddress } from './hide-address.ts'
import { compileLetter, type LetterFacts } from './explanation-letter.ts'
import { sendExplanationsJob as name } from './send-explanation.ts'

const table = 'explanation_email'
/** How many the minute's turn sends: what waits longer than that has its own job. */
const aMinute = 50

/** Sends explanations until none is due, each attempted as a bill is: nobody gets one twice. */
export const sendExplanationsJob: Job = {
  name,
  run: async (visit) => {
    while (await sendNext(visit)) continue
  },
}

/** Every minute: what failed and may be tried again, and what a stopped process left behind. */
export const sendDueExplanationsJob: Job = {
  name: 'send-due-bill-explanations',
  run: async (visit) => {
    await visit.inTransaction((work) => noteStopped(work, table))
    for (let sent = 0; sent < aMinute && (await sendNext(visit)); ) sent += 1
  },
}

/** Sends the next one that is due. Answers whether there was one, and the mail server is there for another. */
async function sendNext({ inTransaction, sendMail }: JobVisit): Promise<boolean> {
  const ready = await inTransaction(readNext)
  if (!ready) return false
  const { due, facts } = ready
  const mail = await mailOf(due, facts).catch((error: unknown) => error as Error)
  if (mail instanceof Error) {
    const answer = `It could not be made: ${mail.message}`.slice(0, 500)
    await inTransaction((work) => giveUp(work, due, answer, table))
    return true
  }
  if (!(await inTransaction((work) => beginAttempt(work, due, mail.messageId, table)))) return true
  const outcome = await sendMail(mail)
  await inTransaction((work) => endAttempt(work, due, outcome, table))
  return outcome.outcome !== 'later'
}

async function readNext(work: Work): Promise<{ due: DueEmail; facts: LetterFacts } | null> {
  const due = await nextDue(work, table)
  if (!due) return null
  const email = await work.db
    .selectFrom('explanation_email as e')
    .innerJoin('bill as b', 'b.id', 'e.bill_id')
    .innerJoin('party as p', 'p.id', 'e.party_id')
    .leftJoin('bill as other', 'other.id', 'e.compared_id')
    .select(['b.number', 'other.number as with', 'e.language', 'p.name'])
    .where('e.id', '=', due.id)
    .executeTakeFirstOrThrow()
  const explained = await explainBill(work, email.number)
  return {
    due,
    facts: {
      ...explained,
      bill: await withoutHiddenAddress(work, explained.bill),
      comparison: email.with === null ? null : await billComparison(work, email.number, email.with),
      language: email.language === 'es' ? 'es' : 'en',
      name: email.name,
      today: work.today,
    },
  }
}

/** The e-mail of one attempt: its name tells it from the attempts before, and says nothing of the account. */
async function mailOf(due: DueEmail, facts: LetterFacts): Promise<Mail> {
  const { bill, paper } = facts
  const host = new URL(paper.identity.url).host
  const bytes = await compileLetter(facts)
  return {
    ...explanationEmail(facts),
    to: due.to,
    messageId: `<${bill.payToken}.explained.${due.id}.${due.attempts + 1}@${host}>`,
    attachments: [{ name: `bill-${bill.number}-explained.pdf`, mediaType: 'application/pdf', bytes }],
  }
}
