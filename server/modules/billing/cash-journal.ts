import type { ledger } from '@cartwright/api/ledger'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { chartOfAccounts, lockChart } from '../ledger/ledger-queries.ts'
import { journalOfCash, lastCashJournal, lockJournal, type LockedJournal } from '../ledger/lock-journal.ts'
import { journalLines } from './balance-journal.ts'
import type { Distribution } from './gl-distribution.ts'
import { findLayout, type JournalFile, oneJournalAtATime } from './journal.ts'
import { type Journal, writeJournal } from './write-journal.ts'

/** What the cash office posts: money in, what rests in suspense, drawers over and short, customers’ deposits, refunds, payouts, unclaimed money. */
const sources = [
  'payment',
  'suspense',
  'cash-over-short',
  'deposit',
  'refund',
  'provider-payout',
  'unclaimed',
]

/**
 * Numbers and locks the journal of cash through a day: everything the cash office posted by then, and what of it was taken back, that no earlier journal
 * has. One that is locked already stays as it is, and is answered again. Refuses a day that is not over, one before the last that is locked, one on
 * which nothing moved, and what cannot be balanced in every fund.
 */
export async function lockCashJournal(
  work: Work,
  { body }: ReceivedBy<typeof ledger.lockCashJournal>,
): Promise<SuccessOf<typeof ledger.lockCashJournal>> {
  const through = PlainDate.from(body.through)
  await oneJournalAtATime(work)
  const { number } = (await journalOfCash(work, through)) ?? (await makeJournal(work, through))
  return { number, through: body.through }
}

/**
 * A locked journal of cash in one of the city’s layouts, the same lines every time. It reads and changes nothing. Refuses a day through which none is
 * locked, and an unknown layout.
 */
export async function exportCashJournal(
  work: Work,
  asked: { readonly through: string; readonly layout?: string | undefined },
): Promise<JournalFile> {
  const layout = await findLayout(work, asked.layout)
  const locked = await journalOfCash(work, PlainDate.from(asked.through))
  const journal = asJournal(locked ?? refuse('CASH_JOURNAL_NOT_LOCKED', { through: asked.through }))
  return {
    number: journal.number,
    name: `${journal.number}.${layout.extension}`,
    text: writeJournal(journal, layout),
  }
}

async function makeJournal(work: Work, through: PlainDate): Promise<LockedJournal> {
  if (!isBefore(through, work.today)) refuse('CASH_JOURNAL_DAY_OPEN', { on: through.toString() })
  const last = await lastCashJournal(work)
  if (last && isBefore(through, last.through))
    refuse('CASH_JOURNAL_PAST', { through: last.through.toString() })
  // Whoever posts holds the chart until it is done: from here on nobody does, so no entry with a lower number comes later.
  const chart = await lockChart(work, 'change')
  const fallen = await fallenOf(work, through, last)
  if (fallen.throughEntryId === null) refuse('CASH_JOURNAL_EMPTY', { on: through.toString() })
  const lines = {
    reference: `CASH ${through.toString().slice(5)}`,
    description: `Cash through ${through.toString()}`,
    lines: journalLines(fallen, chart),
  }
  const locked = await lockJournal(work, {
    cashThrough: through,
    throughEntryId: fallen.throughEntryId,
    postedOn: through,
    lines,
  })
  await recordCommand(work, {
    command: 'lock-cash-journal',
    subject: `cash through ${through.toString()}`,
    changes: { number: locked.number, lines: lines.lines.length },
  })
  return locked
}

// What was stored was made by `makeJournal`.
const asJournal = ({ number, postedOn, lines }: LockedJournal): Journal => ({
  ...(lines as Omit<Journal, 'number' | 'postedOn'>),
  number,
  postedOn: postedOn.toString(),
})

type Fallen = Pick<Distribution, 'rows'> & { readonly throughEntryId: number | null }
type Row = {
  readonly code: string
  readonly lines: number
  readonly debitCents: number
  readonly creditCents: number
  readonly through: number
}

/** How what is new through a day falls on the ledger accounts, and the last entry there is. */
async function fallenOf(
  work: Work,
  through: PlainDate,
  last: Awaited<ReturnType<typeof lastCashJournal>>,
): Promise<Fallen> {
  const fresh = last ? sql`(e.id > ${last.entryId} or e.posted_on > ${last.through}::date)` : sql`true`
  const { rows } = await sql<Row>`
    with moved as materialized (
      select e.debit_id, e.credit_id, e.amount_cents from entry e left join entry o on e.source = 'reversal' and o.id = e.source_id
      where e.posted_on <= ${through}::date and ${fresh} and coalesce(o.source, e.source) = any(${sources}::text[])
    ), side as (
      select debit_id as id, amount_cents as debit, 0 as credit from moved union all select credit_id, 0, amount_cents from moved)
    select a.code, count(*) as lines, sum(debit)::bigint as "debitCents", sum(credit)::bigint as "creditCents",
      (select max(id) from entry) as through
    from side join ledger_account a using (id) group by a.code order by a.code`.execute(work.db)
  const chart = new Map((await chartOfAccounts(work)).map((account) => [account.code, account]))
  return {
    throughEntryId: rows[0]?.through ?? null,
    rows: rows.map(({ code, lines, debitCents, creditCents }) => ({
      glCode: code,
      name: chart.get(code)?.name ?? '',
      fund: chart.get(code)?.fund ?? '',
      glString: chart.get(code)?.glString ?? '',
      lines,
      debitCents,
      creditCents,
    })),
  }
}

/** The journals of cash that are locked, the newest first. */
export async function cashJournals(work: Work): Promise<SuccessOf<typeof ledger.cashJournals>> {
  const { rows } = await sql<{ number: string; through: PlainDate; debitCents: number; sha256: string }>`
    select number, cash_through as through, sha256, (select coalesce(sum((l->>'amountCents')::bigint), 0)::bigint
      from jsonb_array_elements(lines->'lines') l where l->>'side' = 'debit') as "debitCents"
    from gl_journal where cash_through is not null order by cash_through desc limit 400`.execute(work.db)
  return {
    rows: rows.map(({ through, ...row }) => ({ ...row, through: through.toString() })),
    through: rows[0]?.through.toString() ?? null,
  }
}
