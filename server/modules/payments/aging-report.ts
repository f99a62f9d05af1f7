import type { aging } from '@cartwright/api/aging'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { allocationOrders } from '../policies/allocation-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { addAged, type Aged, buckets, type Bucket, nothingAged } from './age-account.ts'
import { ageAccounts, type AgedAccount } from './age-accounts.ts'
import { dayAskedFor } from './open-items.ts'

/** What customers owe at the end of a day by how long it is past due, for the city and by class, beside what the ledger says. Refuses a day to come. */
export async function agingReport(
  work: Work,
  { query }: ReceivedBy<typeof aging.show>,
): Promise<SuccessOf<typeof aging.show>> {
  const asOf = dayAskedFor(work, query.asOf)
  const classes = new Map<string, Aged & { accounts: number }>()
  const bucketAccounts: Record<Bucket, number> = {
    current: 0,
    '1-30': 0,
    '31-60': 0,
    '61-90': 0,
    'over-90': 0,
  }
  for await (const page of ageAccounts(work, asOf))
    for (const account of page) {
      const before = classes.get(account.class) ?? { ...nothingAged(), accounts: 0 }
      classes.set(account.class, { ...addAged(before, account), accounts: before.accounts + 1 })
      for (const bucket of buckets) if (account.bucketCents[bucket] > 0) bucketAccounts[bucket] += 1
    }
  const byClass = [...classes].map(([name, of]) => ({ class: name, ...of }))
  return {
    asOf: asOf.toString(),
    ...byClass.reduce<Aged>(addAged, nothingAged()),
    accounts: byClass.reduce((total, { accounts }) => total + accounts, 0),
    bucketAccounts,
    ledgerCents: await receivableOf(work, asOf),
    byClass: byClass.toSorted((a, b) => a.class.localeCompare(b.class)),
    citation: allocationOrders(await policiesFor(work), asOf)('*').citation,
  }
}

/** The accounts behind a bucket, the largest amount first. Refuses a day to come. */
export async function agedAccounts(
  work: Work,
  { query }: ReceivedBy<typeof aging.accounts>,
): Promise<SuccessOf<typeof aging.accounts>> {
  const asOf = dayAskedFor(work, query.asOf)
  const amount = (of: Aged): number =>
    query.bucket === 'all'
      ? Math.abs(of.balanceCents) || of.creditCents
      : query.bucket === 'credit'
        ? of.creditCents
        : of.bucketCents[query.bucket]
  const found: AgedAccount[] = []
  for await (const page of ageAccounts(work, asOf))
    for (const account of page)
      if (amount(account) > 0 && (query.class === undefined || account.class === query.class))
        found.push(account)
  const rows = found
    .toSorted((a, b) => amount(b) - amount(a) || a.accountId - b.accountId)
    .slice(0, query.limit)
  const names = await payerNames(
    work,
    rows.map(({ accountId }) => accountId),
  )
  return {
    rows: rows.map(({ accountId, ...row }) => ({ ...row, payerName: names.get(accountId) ?? null })),
    more: found.length - rows.length,
  }
}

/** The aging of every account as a workbook. Refuses a day to come. */
export async function agingWorkbook(
  work: Work,
  { query }: ReceivedBy<typeof aging.workbook>,
): Promise<Response> {
  const asOf = dayAskedFor(work, query.asOf)
  let total = nothingAged()
  async function* adding(): AsyncGenerator<readonly AgedAccount[]> {
    for await (const page of ageAccounts(work, asOf)) {
      total = page.reduce<Aged>(addAged, total)
      yield page
    }
  }
  const book = await writeWorkbook(work, [
    sheet({ name: `Aging ${asOf.toString()}`, columns: columnsOf(() => total), rows: adding() }),
  ])
  return new Response(new Uint8Array(book), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="aging-${asOf.toString()}.xlsx"`,
    },
  })
}

/** What all customers owe at the end of a day by the entries alone: what the aging must come to. */
async function receivableOf(work: Work, asOf: PlainDate): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    select coalesce(sum(amount_cents * ((d.kind = 'receivable')::int - (c.kind = 'receivable')::int)), 0)::bigint as cents
    from entry e join ledger_account d on d.id = e.debit_id join ledger_account c on c.id = e.credit_id
    where e.posted_on <= ${asOf} and (d.kind = 'receivable' or c.kind = 'receivable')`.execute(work.db)
  return rows[0]!.cents
}

async function payerNames(work: Work, accountIds: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; name: string }>`
    select distinct on (ap.account_id) ap.account_id as id, p.name from account_party ap join party p on p.id = ap.party_id
    where ap.account_id = any(${accountIds}::bigint[]) and ap.role = 'payer'
    order by ap.account_id, daterange(ap.from_on, ap.until_on) @> ${work.today}::date desc, ap.from_on desc, ap.id`.execute(
    work.db,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

type AgedColumn = Column<AgedAccount>
const money = (heading: string, value: (of: Aged) => number, total: () => Aged): AgedColumn => ({
  heading,
  kind: 'money',
  width: 14,
  value,
  total: () => value(total()),
})

const headings: Readonly<Record<Bucket, string>> = {
  current: 'Not past due',
  '1-30': '1–30 days',
  '31-60': '31–60 days',
  '61-90': '61–90 days',
  'over-90': 'Over 90 days',
}

const columnsOf = (total: () => Aged): readonly AgedColumn[] => [
  { heading: 'Account', kind: 'text', width: 16, value: ({ accountNumber }) => accountNumber },
  { heading: 'Class', kind: 'text', width: 14, value: (account) => account.class },
  { heading: 'Owed since', kind: 'day', width: 12, value: ({ owedSince }) => owedSince },
  ...buckets.map((bucket) => money(headings[bucket], ({ bucketCents }) => bucketCents[bucket], total)),
  money('In dispute', ({ disputedCents }) => disputedCents, total),
  money('Credit', ({ creditCents }) => creditCents, total),
  money('Balance', ({ balanceCents }) => balanceCents, total),
]
