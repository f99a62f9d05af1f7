import type { contacts } from '@cartwright/api/contacts'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'
import { keyOf } from '../billing/bill-run.ts'
import { contactRows, type ShownContact } from './contact-rows.ts'

type Asked = ReceivedBy<typeof contacts.list>['query']
export type LogFilter = ReceivedBy<typeof contacts.workbook>['query']

/** A page of the call log, newest first; `after` is the `next` of the page before. */
export async function contactLog(work: Work, asked: Asked): Promise<SuccessOf<typeof contacts.list>> {
  const { limit, after, ...filter } = asked
  const where = await conditionOf(work, filter)
  const rows = await contactRows(work, sql`${where} ${olderThan(after)}`, limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const counted = await sql<{ many: number }>`
    select count(*) as many from contact c where ${where}`.execute(work.db)
  return {
    rows: page,
    next: rows.length > limit && last ? `${last.begunOn} ${last.id}` : null,
    contacts: counted.rows[0]!.many,
  }
}

/** Which conversations a filter asks for, as a condition on `c`. Refuses an unknown account. */
async function conditionOf(work: Work, filter: LogFilter): Promise<RawBuilder<unknown>> {
  const { accountNumber, channel, reason, takenBy, from, until, followUp } = filter
  const account = accountNumber === undefined ? null : await accountByNumber(work, accountNumber)
  const conditions = [
    account && sql`c.account_id = ${account.id}`,
    channel && sql`c.channel = ${channel}`,
    reason && sql`c.reason = ${reason}`,
    takenBy === 'me' && sql`c.taken_by_user = ${keyOf(work.actor)}`,
    takenBy && takenBy !== 'me' && sql`c.taken_by = ${takenBy}`,
    from && sql`c.begun_on >= ${PlainDate.from(from)}::date`,
    until && sql`c.begun_on < ${PlainDate.from(until)}::date`,
    followUp && sql`c.follow_up_on is not null and c.follow_up_done_on is null`,
    followUp === 'due' && sql`c.follow_up_on <= ${work.today}::date`,
  ].filter((one): one is RawBuilder<unknown> => Boolean(one))
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** What no `next` ever said goes on nowhere: the first page is answered. */
function olderThan(after: string | undefined): RawBuilder<unknown> {
  const [, day, id] = /^(\d{4}-\d{2}-\d{2}) (\d{1,15})$/.exec(after ?? '') ?? []
  return day && id ? sql`and (c.begun_on, c.id) < (${day}::date, ${Number(id)}::bigint)` : sql``
}

/** All conversations of a filter, newest first, up to as many as a workbook is of use with. */
export const wholeLog = async (work: Work, filter: LogFilter): Promise<ShownContact[]> =>
  contactRows(work, await conditionOf(work, filter), 50_000)
