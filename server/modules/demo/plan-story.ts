import assert from 'node:assert/strict'
import type { PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'
import { approveAdjustment } from '../adjustments/approve-adjustment.ts'
import { writeCaseNote } from '../cases/case-notes.ts'
import { tickCaseStep } from '../cases/case-steps.ts'
import { closeCase } from '../cases/close-case.ts'
import { openCase } from '../cases/open-case.ts'
import { setCaseState } from '../cases/set-case-state.ts'
import { logContact } from '../contacts/log-contact.ts'
import { correctionOutcome } from '../corrections/correction-outcome.ts'
import { planCorrection } from '../corrections/plan-correction.ts'
import { approveLetter } from '../letters/decide-letter.ts'
import { printLetters } from '../letters/print-letters.ts'
import { sendLetter } from '../letters/send-letter.ts'
import { storedLetter } from '../letters/stored-letter.ts'
import type { PastDays } from './past-days.ts'
import { correct, type Home, homes } from './plant-corrections.ts'

type Office = Readonly<Record<'clerk' | 'manager', Actor & { readonly userId: string }>>
type Planned = { readonly past: PastDays; readonly office: Office; readonly today: PlainDate }

/** A line of a bill, and how much of it was too much. */
type Wrong = { readonly billNumber: string; readonly lineNo: number; readonly amountCents: number }

/**
 * One case from its first call to its end, for a new clerk to read: the call, what was found out, the correction of the past that was asked
 * for from the case, and the letter that tells both.
 */
export async function planStory({ past, office, today }: Planned): Promise<void> {
  const { clerk, manager } = office
  const on = (ago: number, actor: Actor) => past.on(today.subtract({ days: ago }), actor)
  // What was found out is written in English, and so is the letter that says it.
  const [home] = await on(0, clerk)((work) => homes(work, true))
  if (!home) return
  const wrong = await on(12, clerk)((work) => wrongOf(work, home))
  if (!wrong) return
  const caseId = await on(12, clerk)((work) => called(work, clerk, { home, wrong }))
  await on(10, clerk)((work) => foundOut(work, caseId))
  const waits = await on(
    9,
    clerk,
  )((work) =>
    correct(work, home, {
      facts: [smallCarts(home)],
      reason: 'The delivery sheet shows the small carts; the exchange was never entered.',
      deskCaseId: caseId,
    }),
  )
  if (waits !== null)
    await on(
      8,
      manager,
    )((work) =>
      approveAdjustment(work, {
        adjustmentId: waits,
        note: 'The sheet is signed by the driver.',
        outcomes: [correctionOutcome],
      }),
    )
  const letterId = await on(7, clerk)((work) => answered(work, caseId))
  await on(7, manager)((work) => seen(work, letterId))
  await on(7, clerk)(printLetters)
}

const smallCarts = ({ serviceId }: Home) => ({
  kind: 'service-was' as const,
  serviceId,
  was: { size: '32 gal' },
})

/** What of the newest bill small carts would have saved. */
async function wrongOf(work: Work, home: Home): Promise<Wrong | null> {
  const account = await accountByNumber(work, home.accountNumber)
  const stated = { from: home.from, until: null, facts: [smallCarts(home)] }
  const { comparison } = await planCorrection(work, { account, stated, on: work.today, beyond: false })
  const newest = comparison.bills.findLast(({ postedCents }) => postedCents < 0)
  const part = newest?.charges
    .flatMap(({ parts }) => parts)
    .find(({ lineNo, cents }) => lineNo !== null && cents < 0)
  return newest && part
    ? { billNumber: newest.bill.number, lineNo: part.lineNo!, amountCents: -part.cents }
    : null
}

/** The call comes in, and becomes a case about the line. */
async function called(
  work: Work,
  clerk: Office['clerk'],
  { home: { accountNumber }, wrong }: { readonly home: Home; readonly wrong: Wrong },
): Promise<number> {
  const contact = await logContact(work, {
    body: {
      key: 'practice story call',
      accountNumber,
      channel: 'phone',
      direction: 'in',
      reason: 'bill-wrong',
      outcome: 'answered',
      notes:
        'Says small carts stand there since the exchange, and the bill still charges large ones. Opened a case.',
      minutes: 9,
      phone: null,
      partyId: null,
      billNumber: wrong.billNumber,
      billLineNo: wrong.lineNo,
      followUpOn: null,
    },
  })
  const { id } = await openCase(work, {
    type: 'disputed-charge',
    title: 'Charged for large carts, has small ones',
    body: 'The exchange was ordered at the counter; the customer kept the slip.',
    owner: clerk.userId,
    accountNumber,
    dueOn: null,
    links: [
      { kind: 'contact', key: String(contact.id) },
      { kind: 'bill', key: wrong.billNumber },
    ],
    disputedLines: [wrong],
    note: null,
  })
  return id
}

/** The record is looked up, and the checklist ticked off. */
async function foundOut(work: Work, caseId: number): Promise<void> {
  const { stepList, version } = await setCaseState(work, { id: caseId, version: 1, state: 'research' })
  for (const step of stepList.slice(0, 4)) await tickCaseStep(work, { caseId, step: step.id, done: true })
  await writeCaseNote(work, caseId, {
    text: 'Route supervisor: the delivery sheet has three 32-gallon carts, signed by the driver. The customer is right.',
  })
  await setCaseState(work, { id: caseId, version, state: 'adjustment' })
}

/** The case is closed as upheld, and its answer tells of the correction as well. */
async function answered(work: Work, caseId: number): Promise<number> {
  const { version, stepList } = await setCaseState(work, { id: caseId, version: 3, state: 'letter' })
  for (const step of stepList.slice(4)) await tickCaseStep(work, { caseId, step: step.id, done: true })
  const { letters } = await closeCase(work, {
    id: caseId,
    version,
    outcome: 'upheld',
    because: 'The delivery sheet shows small carts since the exchange. Both bills were corrected.',
    upheld: [],
    letter: true,
    noLetterBecause: null,
  })
  const letter = letters.find(({ state }) => state === 'draft')
  assert(letter, 'the answer is drafted')
  await sendLetter(work, letter.id, 1)
  return letter.id
}

/** A second person looks at the letter, where the city asks for that. */
async function seen(work: Work, letterId: number): Promise<void> {
  const { state } = await storedLetter(work, letterId)
  if (state === 'waiting') await approveLetter(work, letterId)
}
