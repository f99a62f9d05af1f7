import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { readRebillFile, type RebillRow } from './read-rebill-file.ts'

type Brought = {
  readonly fileName: string
  readonly csv: string
  readonly reason: string
  readonly requestKey: string
}

/**
 * Takes a list of bills to cancel and rebill. Every row is kept: those whose bill or service is not there with the column and why, the
 * others to be worked out. Answers its number; a request sent again answers with the list it made. Refuses a file that is no list.
 */
export async function bringRebillList(
  work: Work,
  { fileName, csv, reason, requestKey }: Brought,
): Promise<number> {
  const made = await work.db
    .selectFrom('rebill_list')
    .select('id')
    .where('request_key', '=', requestKey)
    .executeTakeFirst()
  if (made) return made.id
  const file = readRebillFile(csv)
  if ('wrong' in file) return refuseField('csv', file.wrong)
  const { id } = await work.db
    .insertInto('rebill_list')
    .values({
      request_key: requestKey,
      file_name: fileName,
      reason,
      brought_on: work.today,
      brought_by: work.actor.name,
      brought_by_key: keyOf(work.actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await storeRows(work, id, file.rows)
  await judgeRows(work, id)
  await recordCommand(work, {
    command: 'bring-rebill-list',
    subject: `list ${id}`,
    changes: { fileName, rows: file.rows.length },
    reason,
  })
  return id
}

const storeRows = (work: Work, listId: number, rows: readonly RebillRow[]): Promise<void> =>
  insertRows(work, {
    into: sql`insert into rebill_row`,
    rows,
    columns: {
      list_id: ['bigint', () => listId],
      line: ['bigint', ({ line }) => line],
      bill: ['text', ({ bill }) => bill],
      service: ['text', ({ service }) => service],
      state: ['text', () => 'new'],
    },
  })

/**
 * Finds the bill and the service of each row, and says of the others in which column they are wrong and why: a bill that is not there, that
 * stands for no days, or that is named on an earlier line; a service that is not of its account, or another than that of the account's
 * other rows.
 */
async function judgeRows({ db }: Work, listId: number): Promise<void> {
  await sql`
    update rebill_row r set bill_id = b.id, account_id = b.account_id, service_id = s.id
    from rebill_row w join bill b on b.number = regexp_replace(trim(w.bill), '-[Rr][0-9]+$', '')
    left join service s on s.id::text = w.service and s.account_id = b.account_id
    where w.list_id = ${listId} and r.list_id = w.list_id and r.line = w.line`.execute(db)
  await sql`
    update rebill_row r set state = 'bad', problem_column = wrong.col, problem = wrong.why
    from rebill_row w left join bill b on b.id = w.bill_id cross join lateral (
      select case when b.id is null or b.period_from >= b.period_until or twice.line is not null then 'bill' else 'service' end as col,
        case when b.id is null then 'No posted bill has this number.'
          when b.period_from >= b.period_until then 'It is for extra charges and stands for no days. Put it right by an adjustment.'
          when twice.line is not null then 'This bill stands on line ' || twice.line || ' already.'
          when w.service <> '' and w.service_id is null then 'The account of this bill has no service with this number.'
          when other.line is not null then 'Line ' || other.line || ' of the same account names another service, or none. Name one for all, or none.'
        end as why
      from (select 1) one
      left join lateral (select min(x.line) as line from rebill_row x
        where x.list_id = w.list_id and x.bill_id = w.bill_id and x.line < w.line) twice on true
      left join lateral (select min(x.line) as line from rebill_row x where x.list_id = w.list_id and x.account_id = w.account_id
        and x.line < w.line and x.service_id is distinct from w.service_id) other on true) wrong
    where w.list_id = ${listId} and r.list_id = w.list_id and r.line = w.line and wrong.why is not null`.execute(
    db,
  )
}
