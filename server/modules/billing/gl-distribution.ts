import { sql } from 'kysely'
import type { ledger } from '@cartwright/api/ledger'
import type { SuccessOf } from '@cartwright/api/route'
import { setWise } from '#database/set-wise'
import type { Work } from '#kernel/work'
import { chartOfAccounts } from '../ledger/ledger-queries.ts'
import type { BillRun, RunState } from './bill-run.ts'
import { type Filter, fits } from './register-filter.ts'
import { becomesBill } from './run-totals.ts'

export type Distribution = SuccessOf<typeof ledger.distribution>
type DistributionRow = Distribution['rows'][number]

/** What falls on one ledger account. */
type Fallen = { code: string; lines: number; debitCents: number; creditCents: number }

const posted: readonly RunState[] = ['posted', 'produced', 'mailed', 'closed']

/** Whether the bills of a run are in the books. */
const isPosted = ({ state }: BillRun): boolean => posted.includes(state as RunState)

/** How a run falls on the general ledger: by the entries it posted, or before that as its register would post. */
export async function distributionOf(work: Work, run: BillRun): Promise<Distribution> {
  return isPosted(run)
    ? told(work, await fromEntries(work, run.id), true)
    : distributionOfRegister(work, run.id, {})
}

/** How the rows of a register that fit a filter would fall on the general ledger. */
export async function distributionOfRegister(
  work: Work,
  runId: number,
  filter: Filter,
): Promise<Distribution> {
  const { rows } = await setWise(work, () =>
    sql<Fallen>`
    select l.gl_code as code, count(*) as lines,
      coalesce(-sum(l.amount_cents) filter (where l.amount_cents < 0), 0)::bigint as "debitCents",
      coalesce(sum(l.amount_cents) filter (where l.amount_cents > 0), 0)::bigint as "creditCents"
    from register_line l join register_bill r on r.run_id = l.run_id and r.account_id = l.account_id
    where ${fits(runId, filter)} and ${becomesBill}
    group by l.gl_code`.execute(work.db),
  )
  const receivable = (await chartOfAccounts(work)).find(({ kind }) => kind === 'receivable')
  const customers = {
    code: receivable?.code ?? 'receivable',
    lines: sumOf(rows, 'lines'),
    debitCents: sumOf(rows, 'creditCents'),
    creditCents: sumOf(rows, 'debitCents'),
  }
  return told(work, rows.length > 0 ? [customers, ...rows] : [], false)
}

async function fromEntries(work: Work, runId: number): Promise<Fallen[]> {
  const { rows } = await setWise(work, () =>
    sql<Fallen>`
    with side as (
      select debit_id as id, amount_cents as debit, 0 as credit from entry where run_id = ${runId} and source = 'bill_line'
      union all
      select credit_id, 0, amount_cents from entry where run_id = ${runId} and source = 'bill_line')
    select a.code, count(*) as lines, sum(debit)::bigint as "debitCents", sum(credit)::bigint as "creditCents"
    from side join ledger_account a using (id) group by a.code`.execute(work.db),
  )
  return rows
}

async function told(work: Work, fallen: readonly Fallen[], isInBooks: boolean): Promise<Distribution> {
  const chart = new Map((await chartOfAccounts(work)).map((account) => [account.code, account]))
  const rows = fallen.map(({ code, ...sums }): DistributionRow => {
    const account = chart.get(code)
    return {
      glCode: code,
      name: account?.name ?? 'Not in the chart of accounts',
      fund: account?.fund ?? '',
      glString: account?.glString ?? '',
      ...sums,
    }
  })
  return {
    rows: rows.toSorted((a, b) => a.fund.localeCompare(b.fund) || a.glCode.localeCompare(b.glCode)),
    debitCents: sumOf(rows, 'debitCents'),
    creditCents: sumOf(rows, 'creditCents'),
    posted: isInBooks,
  }
}

function sumOf<Key extends string>(rows: readonly { readonly [key in Key]: number }[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0)
}
