import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { appRole } from './roles.ts'

/**
 * Runs statements over all rows of a run. The planner has often not heard of a run that was written a moment ago, takes it for one
 * row, and would walk through all of it once for each account: so joins row by row are not open to it here.
 * It has memory to sort and match a whole run in.
 */
export async function setWise<Result>(
  { db }: Pick<Work, 'db'>,
  task: () => Promise<Result>,
): Promise<Result> {
  await sql
    .raw(`set local enable_nestloop = off; set local work_mem = '64MB'; set local jit = off`)
    .execute(db)
  const result = await task()
  await sql
    .raw('set local enable_nestloop = on; set local work_mem to default; set local jit to default')
    .execute(db)
  return result
}

/**
 * Tells the planner what tables hold now that many rows were written: of the columns by which they are joined, for those alone
 * are quickly counted, and of few rows, for how many there are is all that is asked. The tables' owner may do that, and not our role.
 */
export async function countAnew(
  { db }: Pick<Work, 'db'>,
  tables: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const names = Object.entries(tables)
    .map(([table, columns]) => `"${table}" (${columns.join(', ')})`)
    .join(', ')
  await sql
    .raw(
      `set local role none; set local default_statistics_target = 10; analyze ${names};
      set local default_statistics_target to default; set local role ${appRole}`,
    )
    .execute(db)
}
