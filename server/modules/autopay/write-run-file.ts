import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { checkNachaOrder } from '../bank-files/check-nacha-order.ts'
import type {
  BankProfile,
  NachaBatchOrder,
  NachaEntryOrder,
  NachaFileOrder,
  NachaTotals,
} from '../bank-files/nacha-order.ts'
import { readNacha } from '../bank-files/read-nacha.ts'
import { writeNacha } from '../bank-files/write-nacha.ts'
import { cityIdentity } from '../city/city-queries.ts'
import type { AchRunShown } from './ach-run-rows.ts'
import type { BankVault } from './bank-vault.ts'

/** A file of a run as it is kept: its bytes as text, their hash, what it comes to, and the trace of each entry. */
export type RunFile = {
  readonly name: string
  readonly text: string
  readonly sha256: string
  readonly totals: NachaTotals
  readonly traces: readonly { readonly entryId: number; readonly trace: string }[]
}

type Stored = {
  readonly id: number
  readonly accountNumber: string
  readonly sec: NachaBatchOrder['sec']
  readonly side: 'debit' | 'credit'
  readonly holderName: string
  readonly routing: string
  readonly accountKind: 'checking' | 'savings'
  readonly sealedNumber: string
  readonly amountCents: number
}

type Asked = {
  readonly run: AchRunShown
  readonly drawOn: PlainDate
  readonly profile: BankProfile
  readonly description: string
  readonly vault: BankVault
}

/**
 * Writes the file of a run as the city’s bank wants it, its traces going on from the last file, and reads it back before anybody gets it. Refuses what
 * the bank would send back.
 */
export async function writeRunFile(work: Work, asked: Asked): Promise<RunFile> {
  const entries = await storedEntries(work, asked.run.runId)
  const order = await orderOf(work, asked, entries)
  refuseFaults(order, entries)
  const written = writeNacha(order)
  assertSame(written.bytes, written.totals, asked.run)
  const traces = written.traces.flat()
  return {
    name: `ach-${asked.run.drawOn}-${asked.run.runId}.txt`,
    text: new TextDecoder('latin1').decode(written.bytes),
    sha256: hash('sha256', written.bytes),
    totals: written.totals,
    traces: entries.map(({ id }, index) => ({ entryId: id, trace: traces[index]! })),
  }
}

/** The entries as they were prepared, class by class: each class is one batch. */
async function storedEntries(work: Work, runId: number): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select e.id, a.number as "accountNumber", e.sec, e.side, e.holder_name as "holderName", e.routing, e.account_kind as "accountKind",
      e.sealed_number as "sealedNumber", e.amount_cents as "amountCents"
    from ach_entry e join account a on a.id = e.account_id where e.run_id = ${runId} order by e.sec, e.id`.execute(
    work.db,
  )
  return rows
}

async function orderOf(work: Work, asked: Asked, entries: readonly Stored[]): Promise<NachaFileOrder> {
  const { drawOn, profile, run, vault } = asked
  // Two files at once wait for each other at the counter: then the second sees the first among those of the day.
  const firstSequence = await takeSequence(work, entries.length)
  const { createdAt, modifier } = await ofToday(work)
  return {
    profile,
    createdOn: work.today,
    createdAt,
    idModifier: modifier,
    firstSequence,
    batches: [...Map.groupBy(entries, ({ sec }) => sec)].map(
      ([sec, some]): NachaBatchOrder => ({
        sec,
        description: fixedWords[run.kind] ?? asked.description,
        descriptiveDay: drawOn,
        effectiveOn: drawOn,
        entries: some.map((entry) => entryOrder(run, entry, vault)),
      }),
    ),
  }
}

/** What the customer reads where it is not the city’s own word. Nacha names the one of an entry presented again. */
const fixedWords: Partial<Record<AchRunShown['kind'], string>> = { refund: 'REFUND', retry: 'RETRY PYMT' }

function entryOrder({ kind }: AchRunShown, entry: Stored, vault: BankVault): NachaEntryOrder {
  const { side, accountKind, routing, holderName, sec } = entry
  return {
    use: kind === 'prenote' ? 'prenote' : 'live',
    side,
    accountKind,
    routing,
    account: vault.open(entry.sealedNumber),
    cents: entry.amountCents,
    customerNumber: entry.accountNumber,
    name: holderName,
    ...((sec === 'WEB' || sec === 'TEL') && { paymentType: 'R' as const }),
  }
}

/** The time where the city is, and the letter that tells the files of this day apart; empty when there is none left. */
async function ofToday(work: Work): Promise<{ createdAt: string; modifier: string }> {
  const zone = (await cityIdentity(work))?.timeZone ?? 'America/Los_Angeles'
  const { rows } = await sql<{ at: string; files: number }>`
    select to_char(clock_timestamp() at time zone ${zone}, 'HH24MI') as at,
      (select count(*) from ach_run where released_on = ${work.today}::date) as files`.execute(work.db)
  return { createdAt: rows[0]!.at, modifier: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'[rows[0]!.files] ?? '' }
}

/** Takes numbers for entries: two files at once wait here for each other. After 9,999,999 they begin anew, as a trace has seven digits. */
async function takeSequence(work: Work, howMany: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into ach_counter (last_sequence) values (${howMany}::bigint) on conflict (only_row) do update set last_sequence =
      case when ach_counter.last_sequence + ${howMany}::bigint > 9999999 then ${howMany}::bigint else ach_counter.last_sequence + ${howMany}::bigint end
    returning last_sequence as last`.execute(work.db)
  return rows[0]!.last - howMany + 1
}

function refuseFaults(order: NachaFileOrder, entries: readonly Stored[]): void {
  const faults = checkNachaOrder(order)
  if (faults.length === 0) return
  const inOrder = [...Map.groupBy(entries, ({ sec }) => sec).values()]
  refuse('ACH_ORDER_FAULTY', {
    faults: faults.slice(0, 50).map(({ batch, entry, what }) => ({
      accountNumber:
        batch === null || entry === null ? null : (inOrder[batch]?.[entry]?.accountNumber ?? null),
      what,
    })),
  })
}

/** What our own strict reader finds in the file is what was prepared; anything else is a fault of ours, and nobody gets the file. */
function assertSame(bytes: Uint8Array, totals: NachaTotals, run: AchRunShown): void {
  const { faults, content } = readNacha(bytes, 'strict')
  assert.deepEqual(faults, [], 'a file that was written is read without a fault')
  const entries = content.batches.flatMap((batch) => batch.entries)
  const cents = entries.reduce((sum, { amountCents }) => sum + amountCents, 0)
  assert.equal(entries.length, run.entries, 'every entry of the run is in its file')
  assert.equal(cents, run.amountCents, 'the file comes to what the run does')
  assert.equal(totals.debitCents + totals.creditCents, cents, 'the control records tell the same')
}
