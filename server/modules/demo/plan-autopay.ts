import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { addMandates, type EarlierMandate } from '../autopay/add-mandates.ts'
import { autopayNightJob } from '../autopay/autopay-night.ts'
import { type BankKey, bankVault } from '../autopay/bank-vault.ts'
import { takeFile } from '../autopay/end-run.ts'
import { prepareRun } from '../autopay/prepare-run.ts'
import { releaseRun } from '../autopay/release-run.ts'
import { setUpMandate } from '../autopay/set-up-mandate.ts'
import { drawDay } from '../autopay/due-bills.ts'
import { addBankingDays, isBankingDay } from '../bank-files/banking-days.ts'
import { checkIdentity } from '../contacts/check-identity.ts'
import type { PastDays } from './past-days.ts'

type Planned = {
  readonly past: PastDays
  readonly city: string
  readonly key: BankKey
  readonly office: Readonly<Record<'coordinator' | 'clerk' | 'manager', Actor>>
  readonly today: PlainDate
}
type Customer = {
  readonly id: number
  readonly number: string
  readonly class: string
  readonly name: string
}

/** Brings in the customers who were on autopay before. Without a key to keep bank numbers with there are none. */
export async function bringAutopay({ past, city, key, office, today }: Planned): Promise<void> {
  if (!key.bankKey) return
  const before = await past.on(today, office.coordinator)((work) => customers(work.db, true, 100_000))
  await past.on(
    today,
    office.coordinator,
  )((work) =>
    addMandates(
      work,
      bankVault(key, city),
      before.map((one, at) => earlier(one, at, today)),
    ),
  )
}

/**
 * Draws the first bills of the past that say so, where their day is over by a day: prepared the day before, released by a second person, posted. Answers
 * which were drawn, as account and due day; null where none is due by then.
 */
export async function drawPast(planned: Planned, through: PlainDate): Promise<Set<string> | null> {
  const { past, office } = planned
  const dueOn = planned.key.bankKey ? await past.on(through, office.coordinator)(firstDue) : null
  const drawOn = dueOn && drawDay(dueOn, 0)
  if (!drawOn || isBefore(through, drawOn)) return null
  const dayBefore = drawOn.subtract({ days: 1 })
  const { runId } = await past.on(
    dayBefore,
    office.coordinator,
  )((work) => prepareRun(work, { body: { kind: 'autopay', drawOn: drawOn.toString() } }))
  await sendRun(planned, runId, dayBefore)
  await night(planned, drawOn)
  const { rows } = await past.on(
    drawOn,
    office.coordinator,
  )(({ db }) =>
    sql<{
      key: string
    }>`select e.account_id || ' ' || b.due_on as key from ach_entry e join bill b on b.id = e.bill_id where e.run_id = ${runId}`.execute(
      db,
    ),
  )
  return new Set(rows.map(({ key }) => key))
}

/** The first due day of bills that told their customers they are drawn. */
async function firstDue({ db }: Work): Promise<PlainDate | null> {
  const { rows } = await sql<{ on: PlainDate | null }>`
    select min(b.due_on) as "on" from bill b join autopay_mandate m on m.account_id = b.account_id
    where b.document->>'autopay' = 'true' and b.total_due_cents > 0 and not b.document ? 'suppressed'`.execute(
    db,
  )
  return rows[0]!.on
}

/**
 * Some customers who agreed two weeks ago and whose prenotes went to the bank and stayed without an answer, and some of this week whose prenotes wait to be
 * sent.
 */
export async function planAutopay({ past, city, key, office, today }: Planned): Promise<void> {
  if (!key.bankKey) return
  const vault = bankVault(key, city)
  const asked = await past.on(today, office.clerk)(({ db }) => customers(db, false, 14))
  const agreedOn = today.subtract({ days: 16 })
  for (const [at, customer] of asked.entries()) {
    const day = at < 9 ? agreedOn : today.subtract({ days: 2 })
    await past.on(
      day,
      office.clerk,
    )(async (work) => {
      const params = { accountNumber: customer.number }
      await checkIdentity(work, { params, body: { ...proof, key: `practice: autopay ${customer.number}` } })
      await setUpMandate(work, vault, { params, body: given(customer, at, day) })
    })
    if (at === 8) await sendPrenotes({ past, city, key, office, today }, agreedOn)
  }
}

const facts = ['name', 'service-address', 'account-number'] as const
const proof = {
  partyId: null,
  forWhat: ['bank' as const],
  asked: [...facts],
  right: [...facts],
  contactId: null,
}

/** The prenotes of two weeks ago: prepared, released by a second person, taken to the bank, and done. */
async function sendPrenotes(planned: Planned, agreedOn: PlainDate): Promise<void> {
  const { past, office, today } = planned
  const sentOn = isBankingDay(agreedOn) ? agreedOn : addBankingDays(agreedOn, 1)
  const drawOn = addBankingDays(sentOn, 1)
  const { runId } = await past.on(
    sentOn,
    office.coordinator,
  )((work) => prepareRun(work, { body: { kind: 'prenote', drawOn: drawOn.toString() } }))
  await sendRun(planned, runId, sentOn)
  await night(planned, today.subtract({ days: 3 }))
}

/** A second person releases a run and takes its file to the bank. */
async function sendRun({ past, city, key, office }: Planned, runId: number, on: PlainDate): Promise<void> {
  const vault = bankVault(key, city)
  const params = { runId }
  const manager = past.on(on, office.manager)
  await manager((work) => releaseRun(work, vault, { params, body: { detailsChecked: false } }))
  await manager((work) => takeFile(work, vault, { params, body: { reason: null } }))
}

const night = ({ past, city, office }: Planned, on: PlainDate): Promise<void> =>
  autopayNightJob.run({
    city,
    data: {},
    sendMail: () => Promise.resolve({ outcome: 'sent', answer: '' }),
    inTransaction: past.on(on, office.coordinator),
  })

/** Customers of open accounts, marked as on autopay or not, the last ones first. */
async function customers(db: Work['db'], autopay: boolean, most: number): Promise<Customer[]> {
  const { rows } = await sql<Customer>`
    select a.id, a.number, a.class, p.name from account a
    join account_party ap on ap.account_id = a.id and ap.role = 'payer' and ap.until_on is null join party p on p.id = ap.party_id
    where a.autopay = ${autopay} and a.closed_on is null order by a.id desc limit ${most}`.execute(db)
  return rows
}

const numberOf = (at: number): string => String(4_100_000_000 + at * 7_919)
const holderOf = ({ name }: Customer): string => name.slice(0, 22)

function earlier(customer: Customer, at: number, today: PlainDate): EarlierMandate {
  const business = customer.class !== 'residential'
  return {
    accountId: customer.id,
    givenBy: business ? 'business' : 'paper',
    givenOn: today.subtract({ days: 400 + (at % 900) }),
    wording: `As on the city’s autopay form of that time: ${customer.name} lets the City of Marlow draw each bill of account ${customer.number} on its due day.`,
    evidence: `Autopay forms, binder ${1 + (at % 12)}`,
    holderName: holderOf(customer),
    routing: '121042882',
    accountKind: at % 9 === 4 ? 'savings' : 'checking',
    bankNumber: numberOf(at),
    liveFrom: today.subtract({ days: 390 + (at % 900) }),
  }
}

const given = (customer: Customer, at: number, day: PlainDate) => ({
  givenBy: at % 3 === 1 ? ('phone' as const) : ('paper' as const),
  givenOn: day.toString(),
  language: 'en' as const,
  evidence: at % 3 === 1 ? `Recording of ${day.toString()}` : 'Autopay forms, binder 12',
  holderName: holderOf(customer),
  routing: '121042882',
  accountKind: 'checking' as const,
  bankNumber: numberOf(500_000 + at),
})
