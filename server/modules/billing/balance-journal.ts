import { refuse } from '#kernel/refusal'
import type { LedgerAccount } from '../ledger/ledger-queries.ts'
import type { Distribution } from './gl-distribution.ts'
import type { JournalLine } from './write-journal.ts'

/**
 * The lines of a journal: one for each side of each ledger account, balanced in every fund. Where one fund pays for
 * another (a discount that the General Fund carries), the fund that is owed gets a line "due from", and the one that owes a
 * line "due to", each on the interfund account of its own fund. A fund that has none cannot be balanced: refused.
 */
export function journalLines(
  { rows }: Pick<Distribution, 'rows'>,
  chart: readonly LedgerAccount[],
): JournalLine[] {
  const lines = rows.flatMap(sidesOf)
  const funds = [...Map.groupBy(lines, ({ fund }) => fund)].flatMap(([fund, all]) => {
    const differenceCents = all.reduce(
      (total, { side, amountCents }) => total + (side === 'debit' ? amountCents : -amountCents),
      0,
    )
    return differenceCents === 0 ? [] : [{ fund, differenceCents }]
  })
  const between = funds.map((one) => balancing(one, chart))
  const lacking = funds.filter((_, index) => between[index] === null)
  const left = funds.reduce((total, { differenceCents }) => total + differenceCents, 0)
  if (lacking.length > 0 || left !== 0)
    refuse('JOURNAL_UNBALANCED', { funds: lacking.length > 0 ? lacking : funds })
  return [...lines, ...between.filter((line) => line !== null)].toSorted(
    (a, b) => a.fund.localeCompare(b.fund) || b.side.localeCompare(a.side) || a.code.localeCompare(b.code),
  )
}

function sidesOf({
  glCode,
  name,
  fund,
  glString,
  debitCents,
  creditCents,
}: Distribution['rows'][number]): JournalLine[] {
  const account = { fund, code: glCode, name, glString }
  return [
    ...(debitCents > 0 ? [{ ...account, side: 'debit' as const, amountCents: debitCents }] : []),
    ...(creditCents > 0 ? [{ ...account, side: 'credit' as const, amountCents: creditCents }] : []),
  ]
}

/** The line that balances a fund. One with more debits owes other funds; one with more credits is owed. */
function balancing(
  { fund, differenceCents }: { readonly fund: string; readonly differenceCents: number },
  chart: readonly LedgerAccount[],
): JournalLine | null {
  const account = chart.find((one) => one.fund === fund && one.kind === 'interfund')
  if (!account) return null
  const { code, name, glString } = account
  const side = differenceCents > 0 ? 'credit' : 'debit'
  return { fund, code, name, glString, side, amountCents: Math.abs(differenceCents) }
}
