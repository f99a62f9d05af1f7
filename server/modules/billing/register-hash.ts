import { sql } from 'kysely'
import { setWise } from '#database/set-wise'
import type { Work } from '#kernel/work'

/**
 * A hash over the whole register of a run, in the order of the accounts: every row with all its lines. It is worked out where the
 * rows lie, so a million of them never travel.
 */
export async function registerHash(work: Work, runId: number): Promise<string> {
  const { rows } = await setWise(work, () =>
    sql<{ hash: string }>`
    with lines as (
      select l.account_id, string_agg(sha256(convert_to(l::text, 'UTF8')), '' order by l.line_no) as hashes
      from register_line l where l.run_id = ${runId} group by l.account_id)
    select encode(sha256(coalesce(string_agg(
      sha256(convert_to(r::text, 'UTF8') || coalesce(lines.hashes, '')), '' order by r.account_id), '')), 'hex') as hash
    from register_bill r left join lines on lines.account_id = r.account_id
    where r.run_id = ${runId}`.execute(work.db),
  )
  return rows[0]!.hash
}
