import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { changeMeaning } from '../bank-files/corrected-data.ts'
import { type ReturnAction, returnReason } from '../bank-files/return-codes.ts'
import { lockMandate, type MandateRow, takenAlong } from './mandate-rows.ts'
import { endMandate, holdMandate } from './stop-mandate.ts'

/** What a bank told about one of our entries. */
export type BankWord = {
  readonly kind: 'return' | 'change'
  readonly code: string
  readonly originalTrace: string
}

const stops: readonly ReturnAction[] = ['stop', 'never', 'death']
const answered = 'The bank answered the prenote with'

/** Whether an autopay is held because its bank answered the prenote with what is right from now on. */
export const heldForChange = ({ state, why }: MandateRow): boolean =>
  state === 'held' && (why ?? '').startsWith(`${answered} C`)

/**
 * Holds the autopays of prenotes that a bank answered, by a return or with what is right from now on, until a person has seen to it; and those with which a
 * customer took one along. Traces repeat after years: the newest entry with one is meant. What answers nothing of ours is left alone.
 */
export async function holdForNotices(work: Work, words: readonly BankWord[]): Promise<void> {
  if (words.length === 0) return
  const { rows } = await sql<{ mandateId: number; kind: 'return' | 'change'; code: string }>`
    select distinct on (e.mandate_id) e.mandate_id as "mandateId", w.kind, w.code
    from unnest(${words.map(({ originalTrace }) => originalTrace.trim())}::text[], ${words.map(({ kind }) => kind)}::text[],
      ${words.map(({ code }) => code)}::text[]) as w (trace, kind, code)
    cross join lateral (select mandate_id, run_id from ach_entry where trace = w.trace order by id desc limit 1) e
    join ach_run r on r.id = e.run_id
    where r.kind = 'prenote' and e.mandate_id is not null order by e.mandate_id, w.kind desc`.execute(work.db)
  for (const { mandateId, kind, code } of rows) {
    const means = kind === 'return' ? returnReason(code)?.meaning : changeMeaning(code)
    const why = `${answered} ${code}: ${means ?? 'no such code'}.`
    for (const id of await takenAlong(work, mandateId))
      await holdMandate(work, await lockMandate(work, id), why)
  }
}

/**
 * What a payment that came back means for its autopay, by the code of the bank: an account that is closed or a word that was taken back stops it, a
 * stopped payment holds it until the customer was asked; for want of money it stays. Who moved since took it along, and it means the same there. A payment
 * that no autopay drew is left alone. `codes` are those of the reason a person chose, where no file of the bank told one.
 */
export async function followReturn(
  work: Work,
  { paymentId, codes }: { readonly paymentId: number; readonly codes: readonly string[] },
): Promise<void> {
  const { rows } = await sql<{ mandateId: number; code: string | null }>`
    select e.mandate_id as "mandateId", (select n.code from bank_notice n join bank_file f on f.id = n.file_id
      where n.payment_id = e.payment_id and n.kind = 'return' and f.state <> 'discarded' order by n.id desc limit 1) as code
    from ach_entry e where e.payment_id = ${paymentId} and e.mandate_id is not null`.execute(work.db)
  const [drawn] = rows
  const code = drawn?.code ?? codes.find((one) => returnReason(one) !== null)
  const reason = code === undefined ? null : returnReason(code)
  if (!drawn || !reason) return
  const why = `The bank returned a payment with ${code}: ${reason.meaning}.`
  for (const id of await takenAlong(work, drawn.mandateId)) {
    const mandate = await lockMandate(work, id)
    if (stops.includes(reason.action)) await endMandate(work, mandate, why)
    else if (reason.action === 'suspend') await holdMandate(work, mandate, why)
  }
}

/** The autopay whose entry a notice of the bank is about, held against other changes; null when it is none of ours. */
export async function mandateOfTrace(work: Work, originalTrace: string): Promise<MandateRow | null> {
  const found = await work.db
    .selectFrom('ach_entry')
    .select('mandate_id')
    .where('trace', '=', originalTrace.trim())
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const mandateId = found?.mandate_id ?? null
  return mandateId === null ? null : lockMandate(work, mandateId)
}

/** Whether the day of an autopay has come, so that a change does not begin it anew. */
export const wasLive = ({ liveFrom }: MandateRow, today: PlainDate): boolean =>
  liveFrom !== null && liveFrom <= today.toString()
