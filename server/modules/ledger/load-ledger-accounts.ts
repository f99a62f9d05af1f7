import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { changesBetween, type Loaded } from '../city/changes-between.ts'
import { type LedgerAccount, lockChart } from './ledger-queries.ts'

type Told = Omit<LedgerAccount, 'id' | 'code'>

/**
 * Stores the chart of accounts of a city folder. A ledger account that was posted to keeps its kind and fund, or past
 * journals would no longer say what they said; its name and GL string may change. One that the folder no
 * longer names goes when nothing was posted to it, and else stays.
 */
export async function loadLedgerAccounts(
  work: Work,
  wanted: readonly Omit<LedgerAccount, 'id'>[],
): Promise<Loaded> {
  const stored = await lockChart(work, 'change')
  const ids = new Map(stored.map(({ code, id }) => [code, id]))
  const notes: string[] = []
  const changes = []
  let posted: ReadonlySet<number> | undefined
  for (const change of changesBetween(asMap(stored), asMap(wanted))) {
    const [before, after] = [change.before, change.after] as [Told | null, Told | null]
    const used = before !== null && (posted ??= await postedTo(work)).has(ids.get(change.what)!)
    if (used && !after) {
      notes.push(
        `Ledger account ${change.what} is no longer in gl.csv and stays, because entries were posted to it.`,
      )
      continue
    }
    if (used && after) refuseNewKind(change.what, before, after)
    await store(work, change.what, after)
    await recordCommand(work, {
      command: 'load-ledger-account',
      subject: `ledger account ${change.what}`,
      changes: { before, after },
    })
    changes.push(change)
  }
  return { changes, notes }
}

const asMap = (accounts: readonly Omit<LedgerAccount, 'id'>[]): Map<string, Told> =>
  new Map(accounts.map(({ code, name, kind, fund, glString }) => [code, { name, kind, fund, glString }]))

function refuseNewKind(code: string, before: Told, after: Told): void {
  if (before.kind === after.kind && before.fund === after.fund) return
  const instead = `Leave ${code} as it was and give the new kind or fund a ledger account of its own.`
  refuse('LEDGER_ACCOUNT_IN_USE', { ledgerAccount: code, instead })
}

/** The ledger accounts that entries were posted to. */
async function postedTo(work: Work): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select debit_id as id from entry group by 1 union select credit_id from entry group by 1`.execute(work.db)
  return new Set(rows.map(({ id }) => id))
}

async function store(work: Work, code: string, after: Told | null): Promise<void> {
  if (!after) {
    await work.db.deleteFrom('ledger_account').where('code', '=', code).execute()
    return
  }
  const { glString, ...rest } = after
  const values = { ...rest, gl_string: glString }
  await work.db
    .insertInto('ledger_account')
    .values({ code, ...values })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(values))
    .execute()
}
