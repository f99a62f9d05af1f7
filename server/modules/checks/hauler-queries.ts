import type { HaulerVerdict } from '@cartwright/api/check-shapes'
import type { checks } from '@cartwright/api/checks'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Database } from '#database/types'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { RowFault } from '../intake/staged-row.ts'

type List = SuccessOf<typeof checks.listShown>
type Asked = ReceivedBy<typeof checks.listRows>['query']

/** Hauler's lists, newest first. */
export async function haulerLists(work: Work): Promise<{ rows: List[] }> {
  const rows = await work.db.selectFrom('hauler_list').selectAll().orderBy('id', 'desc').limit(200).execute()
  return { rows: rows.map(asList) }
}

/** One hauler's list; refuses when there is none. */
export async function haulerListShown(work: Work, id: number): Promise<List> {
  return asList(await findList(work, id))
}

/** A hauler's list as it is stored. Refuses when there is none. */
export async function findList(work: Work, id: number): Promise<Selectable<Database['hauler_list']>> {
  const found = await work.db.selectFrom('hauler_list').selectAll().where('id', '=', id).executeTakeFirst()
  return found ?? refuse('HAULER_LIST_NOT_FOUND', { haulerListId: id })
}

const asList = (row: Selectable<Database['hauler_list']>): List => ({
  id: row.id,
  fileName: row.file_name,
  sha256: row.sha256,
  listOn: row.list_on.toString(),
  broughtBy: row.brought_by,
  broughtAt: row.brought_at.toString(),
  totals: row.totals as List['totals'],
})

/** The rows of a hauler's list by line. */
export async function haulerRows(
  work: Work,
  id: number,
  { limit, after, verdict }: Asked,
): Promise<SuccessOf<typeof checks.listRows>> {
  const header = (await findList(work, id)).header as string[]
  const place = after === undefined ? 0 : Number(after)
  if (!Number.isSafeInteger(place) || place < 0)
    refuse('REQUEST_INVALID', {
      faults: [{ field: 'after', message: 'Send the `next` of the page before.' }],
    })
  const found = await work.db
    .selectFrom('hauler_row')
    .leftJoin('account', 'account.id', 'hauler_row.account_id')
    .select(['line', 'verdict', 'told', 'faults', 'raw', 'account.number'])
    .where('list_id', '=', id)
    .where('line', '>', place)
    .$if(verdict !== undefined, (query) => query.where('verdict', '=', verdict!))
    .orderBy('line')
    .limit(limit + 1)
    .execute()
  const rows = found.slice(0, limit).map((row) => ({
    line: row.line,
    verdict: row.verdict as z.output<typeof HaulerVerdict>,
    accountNumber: row.number,
    told: row.told,
    faults: row.faults as RowFault[],
    raw: Object.fromEntries(header.map((name) => [name, (row.raw as Record<string, string>)[name] ?? ''])),
  }))
  return { rows, next: found.length > limit ? String(rows.at(-1)!.line) : null }
}
