import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { exchangeById, type ShownExchange } from './exchange-rows.ts'

type Fault = {
  readonly answerId: number
  readonly line: number
  readonly field: string | null
  readonly sentence: string
  readonly raw: string
  readonly settledBy: string | null
  readonly note: string | null
}

/** Lines of the answers that were not taken; those that wait come first. */
export async function waitingLines(work: Work, exchangeId: number): Promise<Fault[]> {
  await exchangeById(work, exchangeId)
  const { rows } = await sql<Fault>`
    select f.answer_id as "answerId", f.line, f.field, f.sentence, f.raw, f.settled_by as "settledBy", f.note
    from address_answer_fault f join address_answer a on a.id = f.answer_id
    where a.exchange_id = ${exchangeId} order by f.settled_on is not null, f.answer_id, f.line limit 500`.execute(
    work.db,
  )
  return rows
}

/** Settles lines that wait, with what was found out: those named, or all. */
export async function settleLines(
  work: Work,
  exchangeId: number,
  { lines, note }: { lines?: readonly { answerId: number; line: number }[] | undefined; note: string },
): Promise<ShownExchange> {
  await exchangeById(work, exchangeId)
  const named =
    lines === undefined
      ? sql`true`
      : sql`(f.answer_id, f.line) in (select * from unnest(${lines.map(({ answerId }) => answerId)}::bigint[], ${lines.map(({ line }) => line)}::bigint[]))`
  const { rows } = await sql<{ line: number }>`
    update address_answer_fault f set settled_by = ${work.actor.name}, settled_on = ${work.today}::date, note = ${note}
    from address_answer a where a.id = f.answer_id and a.exchange_id = ${exchangeId} and f.settled_on is null and ${named}
    returning f.line`.execute(work.db)
  if (rows.length === 0) refuse('ADDRESS_LINE_NOT_WAITING', { exchangeId })
  await recordCommand(work, {
    command: 'settle-address-lines',
    subject: `address exchange ${exchangeId}`,
    changes: { lines: rows.length },
    reason: note,
  })
  return exchangeById(work, exchangeId)
}

/** Closes an exchange. Refuses while a change is open, a line waits, or no answer came. Closed again, it stays as it is. */
export async function closeExchange(work: Work, exchangeId: number): Promise<ShownExchange> {
  const exchange = await exchangeById(work, exchangeId)
  if (exchange.state === 'closed') return exchange
  if (exchange.changesOpen > 0 || exchange.linesWaiting > 0 || exchange.answered === 0)
    refuse('ADDRESS_EXCHANGE_NOT_DONE', {
      exchangeId,
      changesOpen: exchange.changesOpen,
      linesWaiting: exchange.linesWaiting,
      answered: exchange.answered,
    })
  await work.db
    .updateTable('address_exchange')
    .set({ state: 'closed', closed_by: work.actor.name, closed_on: work.today })
    .where('id', '=', exchangeId)
    .execute()
  await recordCommand(work, {
    command: 'close-address-exchange',
    subject: `address exchange ${exchangeId}`,
    changes: { answered: exchange.answered, accepted: exchange.accepted, left: exchange.left },
  })
  return exchangeById(work, exchangeId)
}
