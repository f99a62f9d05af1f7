import type { reconciliation } from '@cartwright/api/reconciliation'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import { type ReconciliationRule, reconciliationRule } from '../policies/reconciliation-policy.ts'
import { openPage } from './open-page.ts'
import { ownedDifferences } from './differences.ts'
import { type OpenItem, openItems } from './expected-items.ts'
import { findMatches, type Proposal } from './find-matches.ts'
import { type OpenLine, openLines } from './open-lines.ts'

type Shown = SuccessOf<typeof reconciliation.show>
type Asked = ReceivedBy<typeof reconciliation.show>['query']
type OpenBooks = {
  readonly rule: ReconciliationRule | null
  readonly lines: readonly OpenLine[]
  readonly items: readonly OpenItem[]
  readonly proposals: readonly Proposal[]
}

/** What is not matched of the accounts of the city's rule, and what may be the same money. Without a rule nothing is proposed. */
export async function openBooks(work: Work): Promise<OpenBooks> {
  const rule = reconciliationRule(await policiesFor(work), work.today)
  const lines = await openLines(work, { accounts: rule?.bankAccounts ?? null })
  const items = await openItems(work)
  const told = lines.map((line) => ({ ...line, reference: line.customerReference }))
  return { rule, lines, items, proposals: rule ? findMatches({ lines: told, items }, rule) : [] }
}

/** A page of it as it is shown, the oldest of both sides first, with what all of it comes to. */
export async function showReconciliation(work: Work, asked: Asked): Promise<Shown> {
  const { rule, lines, items, proposals } = await agedBooks(work)
  const late = ({ days }: { days: number }) => rule !== null && days > rule.asksAfterDays
  return {
    rule,
    statements: await newestStatements(work, rule),
    ...openPage({ lines, items, proposals }, asked),
    totals: {
      lines: lines.length,
      lineCents: total(lines),
      items: items.length,
      itemCents: total(items),
      overdue: [...lines, ...items].filter(late).length,
    },
  }
}

/** All that is open, with how old each is and who sees to it. */
export async function agedBooks(work: Work): Promise<Pick<Shown, 'rule' | 'lines' | 'items' | 'proposals'>> {
  const { rule, lines, items, proposals } = await openBooks(work)
  const owned = await ownedDifferences(work)
  const aged = <Row extends { readonly on: PlainDate }>(row: Row) => ({
    ...row,
    on: row.on.toString(),
    days: row.on.until(work.today).days,
  })
  return {
    rule,
    lines: lines.map((line) => ({ ...aged(line), owned: owned(`line ${line.lineId}`) })),
    items: items.map((item) => ({ ...aged(item), owned: owned(item.key) })),
    proposals: proposals.map(({ lineIds, keys, why, ...one }) => ({
      ...one,
      lineIds: [...lineIds],
      keys: [...keys],
      why: [...why],
    })),
  }
}

const total = (some: readonly { readonly cents: number }[]): number =>
  some.reduce((all, { cents }) => all + cents, 0)

/** The newest statement of each account that is reconciled. */
async function newestStatements({ db }: Work, rule: ReconciliationRule | null): Promise<Shown['statements']> {
  const ours = rule ? sql`s.account = any(${rule.bankAccounts}::text[])` : sql`true`
  const { rows } = await sql<{
    account: string
    statementId: number
    asOf: PlainDate | null
    closingCents: number | null
  }>`
    select distinct on (s.account) s.account, s.id as "statementId", s.as_of as "asOf", s.closing_cents as "closingCents"
    from bank_statement s join bank_file f on f.id = s.file_id
    where f.state not in ('refused', 'discarded') and ${ours}
    order by s.account, s.as_of desc nulls last, s.id desc`.execute(db)
  return rows.map(({ asOf, ...row }) => ({ ...row, asOf: asOf?.toString() ?? null }))
}
