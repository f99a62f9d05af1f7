import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import {
  type ReturnedItemsRule,
  returnedItemsRule,
  type ReturnReason,
} from '../policies/returned-items-policy.ts'

/** An open return of a file, with what the books have of it. */
export type FileReturn = {
  readonly noticeId: number
  readonly code: string
  readonly line: number
  readonly fileName: string
  readonly originalTrace: string
  /** It sends back a refund of ours that is paid. */
  readonly isRefund: boolean
  readonly paymentId: number | null
  readonly isTakenBack: boolean
  readonly receivedOn: PlainDate | null
  readonly returnedOn: PlainDate
}

/** By which reason a return is recorded, or why it is a person's. */
export type Recording = { readonly reason: ReturnReason } | { readonly why: string }

/**
 * By which reason of the city a return of a file is recorded, or why it is not without a person: its payment was not found or is taken back, no
 * reason has the code of the bank, or the day does not fit. Pure.
 */
export function recordingOf(
  found: Omit<FileReturn, 'originalTrace' | 'isRefund'>,
  rule: ReturnedItemsRule | null,
): Recording {
  const { paymentId, isTakenBack, code, receivedOn, returnedOn } = found
  if (!rule) return { why: 'The city has no rule on returned items.' }
  if (paymentId === null || receivedOn === null) return { why: 'No payment of ours was found for it.' }
  if (isTakenBack) return { why: 'The payment was taken back already.' }
  const reason = rule.reasons.find(({ bankCodes }) => bankCodes.includes(code))
  if (!reason) return { why: `No reason of the policy returned-items has the code ${code}.` }
  if (returnedOn.toString() < receivedOn.toString())
    return { why: 'It came before the payment was received.' }
  return { reason }
}

/** The open returns of a file that was not refused or left, in its order; of one notice when its number is given, which is then held. */
export async function openReturns(work: Work, fileId: number, noticeId?: number): Promise<FileReturn[]> {
  if (noticeId !== undefined)
    await sql`select from bank_notice where id = ${noticeId} for no key update`.execute(work.db)
  const { rows } = await sql<FileReturn>`
    select n.id as "noticeId", n.code, n.line, f.file_name as "fileName", n.original_trace as "originalTrace",
      exists (select from ach_entry e join refund f on f.ach_entry_id = e.id and f.state = 'paid'
        where e.trace = trim(n.original_trace) and n.payment_id is null) as "isRefund", n.payment_id as "paymentId", r.id is not null as "isTakenBack",
      p.received_on as "receivedOn", f.received_on as "returnedOn"
    from bank_notice n join bank_file f on f.id = n.file_id left join payment p on p.id = n.payment_id
    left join payment_reversal r on r.payment_id = p.id
    where n.file_id = ${fileId} and n.kind = 'return' and n.settled_on is null and f.state not in ('refused', 'discarded')
      ${noticeId === undefined ? sql`` : sql`and n.id = ${noticeId}`}
    order by n.line, n.id`.execute(work.db)
  return rows
}

/** The city's rule of returned items today. */
export const ruleOfReturns = async (work: Work): Promise<ReturnedItemsRule | null> =>
  returnedItemsRule(await policiesFor(work), work.today)

/** What recording the returns of a file would do, one by one. */
export async function returnsOfFile(
  work: Work,
  fileId: number,
): Promise<
  {
    readonly line: number
    readonly code: string
    readonly reason: string | null
    readonly why: string | null
  }[]
> {
  const rule = await ruleOfReturns(work)
  return (await openReturns(work, fileId)).map((found) => {
    if (found.isRefund)
      return {
        line: found.line,
        code: found.code,
        reason: 'A refund that came back: a check to write',
        why: null,
      }
    const recording = recordingOf(found, rule)
    const { line, code } = found
    return 'reason' in recording
      ? { line, code, reason: recording.reason.en, why: null }
      : { line, code, reason: null, why: recording.why }
  })
}
