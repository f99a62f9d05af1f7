import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { addAccountParties } from '../accounts/add-account-parties.ts'
import { addParties } from '../accounts/add-parties.ts'
import { partyById } from '../accounts/party-queries.ts'
import { writeCaseNote } from '../cases/case-notes.ts'
import { tickCaseStep } from '../cases/case-steps.ts'
import { closeCase } from '../cases/close-case.ts'
import { coolOff, escalateCase } from '../cases/escalate-case.ts'
import { addFollowUp } from '../cases/follow-ups.ts'
import { type CaseFields, openCase } from '../cases/open-case.ts'
import { setCaseState } from '../cases/set-case-state.ts'
import type { PastDays } from './past-days.ts'

type Office = Readonly<Record<'coordinator' | 'clerk' | 'manager', Actor & { readonly userId: string }>>
type Planned = { readonly past: PastDays; readonly office: Office; readonly today: PlainDate }

/** An account with its newest bill and the line of it that charges most. */
type Billed = {
  readonly number: string
  readonly bill: string
  readonly line: number
  readonly cents: number
}

/**
 * Fills the queue of the desk: cases of every age, late, waiting, escalated, cooling off, closed; one dispute that is open and one that was
 * denied; and one customer who is in the books twice.
 */
export async function planCases(planned: Planned): Promise<void> {
  const { past, office, today } = planned
  const billed = await past.on(today, office.clerk)(accountsWithBills)
  if (billed.length < 9) return
  await disputes(planned, billed)
  await questions(planned, billed)
  await oldOnes(planned, billed)
  await difficult(planned, billed[6]!)
  await past.on(today, office.clerk)(beTwice)
}

async function accountsWithBills(work: Work): Promise<Billed[]> {
  const { rows } = await sql<Billed>`
    select a.number, b.number as bill, l.line_no as line, l.amount_cents as cents
    from account a
    join lateral (select id, number from bill where account_id = a.id order by id desc limit 1) b on true
    join lateral (
      select line_no, amount_cents from bill_line where bill_id = b.id order by amount_cents desc, line_no limit 1
    ) l on true
    where a.closed_on is null and a.class = 'residential' and l.amount_cents > 0 order by a.id offset 400 limit 9`.execute(
    work.db,
  )
  return rows
}

const opened = (type: string, title: string, fields: Partial<CaseFields> = {}): CaseFields => ({
  type,
  title,
  body: null,
  owner: null,
  accountNumber: null,
  dueOn: null,
  links: [],
  disputedLines: [],
  note: null,
  ...fields,
})

const disputeOf = ({ number, bill, line, cents }: Billed, title: string): CaseFields =>
  opened('disputed-charge', title, {
    accountNumber: number,
    links: [{ kind: 'bill', key: bill }],
    disputedLines: [{ billNumber: bill, lineNo: line, amountCents: cents }],
  })

/** One dispute that is late and waits for the hauler, and one that was denied weeks ago. */
async function disputes({ past, office, today }: Planned, billed: readonly Billed[]): Promise<void> {
  const { clerk, coordinator } = office
  const late = { ...disputeOf(billed[0]!, 'Says the second cart was never there'), owner: clerk.userId }
  const { id } = await past.on(today.subtract({ days: 18 }), clerk)((work) => openCase(work, late))
  await past.on(
    today.subtract({ days: 16 }),
    clerk,
  )(async (work) => {
    const [first, second] = (
      await setCaseState(work, {
        id,
        version: 1,
        state: 'waiting',
        waitingFor: 'the hauler’s record of the route',
      })
    ).stepList
    for (const step of [first, second])
      if (step) await tickCaseStep(work, { caseId: id, step: step.id, done: true })
    await writeCaseNote(work, id, {
      text: 'The route supervisor looks on Tuesday whether one cart or two stand there.',
    })
  })
  const denied = disputeOf(billed[1]!, 'Rate of July called too high')
  const done = await past.on(today.subtract({ days: 40 }), coordinator)((work) => openCase(work, denied))
  await past.on(
    today.subtract({ days: 33 }),
    coordinator,
  )((work) =>
    closeCase(work, {
      id: done.id,
      version: 1,
      outcome: 'denied',
      because:
        'The line is charged by the rate table in force since July; it was read to her with its resolution.',
      upheld: [],
      letter: false,
      noLetterBecause: 'She asked for no letter; the call was noted.',
    }),
  )
}

/** Ordinary cases: new, in research, with a promise. */
async function questions({ past, office, today }: Planned, billed: readonly Billed[]): Promise<void> {
  const { clerk, coordinator } = office
  const on = (days: number, actor: Actor) => past.on(today.subtract({ days }), actor)
  const of = (at: number) => ({ accountNumber: billed[at]!.number })
  const mine = { owner: clerk.userId }
  const found = await on(
    9,
    clerk,
  )((work) =>
    openCase(work, opened('payment-not-found', 'Check of October 28 does not show', { ...of(2), ...mine })),
  )
  await on(
    8,
    clerk,
  )(async (work) => {
    await setCaseState(work, { id: found.id, version: 1, state: 'research' })
    const dueOn = today.add({ days: 1 }).toString()
    await addFollowUp(work, found.id, {
      what: 'Call back with the answer of the bank',
      dueOn,
      owner: clerk.userId,
    })
  })
  await on(
    1,
    clerk,
  )((work) => openCase(work, opened('missed-pickup', 'Cart not emptied on Thursday', { ...of(3), ...mine })))
  await on(
    0,
    clerk,
  )((work) => openCase(work, opened('billing-question', 'Why did the bill go up in November?', of(4))))
  await on(
    5,
    coordinator,
  )((work) =>
    openCase(work, opened('vacancy', 'House empty since September', { ...of(5), owner: coordinator.userId })),
  )
}

/** One that was answered, and one that nobody looked at for two months. */
async function oldOnes(
  { past, office: { clerk }, today }: Planned,
  billed: readonly Billed[],
): Promise<void> {
  const on = (days: number) => past.on(today.subtract({ days }), clerk)
  const of = (at: number) => ({ accountNumber: billed[at]!.number })
  const answered = await on(25)((work) =>
    openCase(work, opened('billing-question', 'Two bills in one week', of(7))),
  )
  await on(24)((work) =>
    closeCase(work, {
      id: answered.id,
      version: 1,
      outcome: 'answered',
      because: 'The second was the copy for the owner.',
      upheld: [],
      letter: false,
      noLetterBecause: null,
    }),
  )
  const lost = opened('payment-not-found', 'Paid at the bank, receipt lost', {
    ...of(8),
    owner: clerk.userId,
  })
  await on(60)((work) => openCase(work, lost))
}

/** A caller who shouted: with the manager, and nobody calls before the day after tomorrow. */
async function difficult({ past, office, today }: Planned, { number }: Billed): Promise<void> {
  const { clerk, manager } = office
  await past.on(
    today.subtract({ days: 1 }),
    clerk,
  )(async (work) => {
    const { id } = await openCase(
      work,
      opened('conduct', 'Shouted about a late fee, asks for the manager', { accountNumber: number }),
    )
    const dueOn = today.toString()
    const because = 'Asks for the manager, and for more than a clerk may give.'
    await escalateCase(work, { id, version: 1, to: manager.userId, dueOn, dueTime: '16:00', because })
    const until = today.add({ days: 2 }).toString()
    await coolOff(work, { id, version: 2, until, because: 'The call was ended after the second warning.' })
  })
}

/** A customer with two records: the name turned about, the same telephone. */
async function beTwice(work: Work): Promise<void> {
  const { rows } = await sql<{ party: number; account: number; opened: PlainDate }>`
    select ap.party_id as party, other.id as account, other.opened_on as opened
    from account a join account_party ap on ap.account_id = a.id and ap.role = 'payer' and ap.until_on is null
    join party p on p.id = ap.party_id and p.phone is not null and p.kind = 'person' and p.name like '% %'
    join account other on other.id = a.id + 1 and other.closed_on is null
    where a.closed_on is null and not p.confidential_address order by a.id offset 600 limit 1`.execute(
    work.db,
  )
  const [one] = rows
  if (!one) return
  const known = await partyById(work, one.party)
  const name = known.name.split(' ').toReversed().join(' ')
  const [partyId] = await addParties(work, [
    {
      name,
      kind: 'person',
      phone: known.phone,
      email: null,
      language: known.language,
      mail: null,
      confidentialAddress: false,
    },
  ])
  await addAccountParties(work, [
    { accountId: one.account, partyId: partyId!, role: 'agent', from: one.opened, until: null },
  ])
}
