import { sql } from 'kysely'
import type { Work } from '#kernel/work'

/** A row of a rate version that a run charged by, and the newest such run. */
export type UsedRow = { readonly key: string; readonly run: number }

/**
 * Which of some rows of a version a posted or released run charged by; of all its rows when none are named. A row also counts
 * when it is only part of a charge, such as the row for a further pickup, or one side of a difference.
 */
export async function usedRows(work: Work, versionId: number, keys?: readonly string[]): Promise<UsedRow[]> {
  const { rows } = await sql<UsedRow>`
    with charged as (
      select b.run_id as run, l.derivation from bill_line l join bill b on b.id = l.bill_id
      where l.rate_id in (select id from rate where version_id = ${versionId})
      union all
      select l.run_id, l.derivation from register_line l join bill_run r on r.id = l.run_id
      where r.state in ('approved', 'posting') and l.rate_id in (select id from rate where version_id = ${versionId}))
    select row_key as key, max(run) as run
    from charged, rate
    where version_id = ${versionId} ${keys ? sql`and row_key = any(${[...keys]}::text[])` : sql``}
      and jsonb_path_exists(derivation, '$.** ? (@.row == $key || @.difference.of == $key || @.difference.less == $key)',
        jsonb_build_object('key', row_key))
    group by row_key order by row_key`.execute(work.db)
  return rows
}

/** The newest posted or released run that charged by a version for days from `from` on only, or null. */
export async function runAfter(work: Work, versionId: number, from: string): Promise<number | null> {
  const { rows } = await sql<{ run: number | null }>`
    select max(run) as run from (
      select b.run_id as run from bill_line l join bill b on b.id = l.bill_id
      where l.period_from >= ${from}::date and l.rate_id in (select id from rate where version_id = ${versionId})
      union all
      select l.run_id from register_line l join bill_run r on r.id = l.run_id
      where r.state in ('approved', 'posting') and l.period_from >= ${from}::date
        and l.rate_id in (select id from rate where version_id = ${versionId})) used`.execute(work.db)
  return rows[0]!.run
}
