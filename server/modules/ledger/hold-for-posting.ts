import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { asChart, type ChartRow, type LedgerAccount } from './ledger-queries.ts'

/** What of the chart is posted to: the first ledger account of each of some kinds, and others by code. */
type ToPost<Kind extends LedgerAccount['kind']> = {
  readonly kinds: readonly Kind[]
  readonly codes: readonly string[]
}

/**
 * Holds for posting what of the chart is posted to, in one question, and answers it with the code of the first of each kind. Refuses
 * LEDGER_ACCOUNT_NOT_FOUND with the kinds that the chart has none of; a code that is not there is for `postEntries` to refuse. The caller holds
 * the accounts of customers first.
 */
export async function holdForPosting<Kind extends LedgerAccount['kind']>(
  work: Work,
  { kinds, codes }: ToPost<Kind>,
): Promise<{ readonly chart: LedgerAccount[]; readonly first: Record<Kind, string> }> {
  const { rows } = await sql<ChartRow>`
    select * from ledger_account where code = any(${[...new Set(codes)]}::text[])
      or code in (select min(code) from ledger_account where kind = any(${kinds}::text[]) group by kind)
    order by code for key share`.execute(work.db)
  const chart = asChart(rows)
  const first = kinds.map((kind) => [kind, chart.find((one) => one.kind === kind)?.code] as const)
  const missing = first.flatMap(([kind, code]) => (code === undefined ? [kind] : []))
  if (missing.length > 0) return refuse('LEDGER_ACCOUNT_NOT_FOUND', { codes: missing })
  return { chart, first: Object.fromEntries(first) as Record<Kind, string> }
}
