import type { PostageCorrection } from '@cartwright/api/postage-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { keyOf } from '../billing/bill-run.ts'

export type CorrectionShown = z.output<typeof PostageCorrection>

/** Corrections that wait for a second person, the oldest first. */
export const correctionsWaiting = (work: Work): Promise<CorrectionShown[]> =>
  read(work, sql`c.state = 'asked' order by c.id limit 200`)

/** The newest corrections of an account, whatever became of them. */
export const correctionsOf = (work: Work, accountId: number): Promise<CorrectionShown[]> =>
  read(work, sql`c.account_id = ${accountId} order by c.state <> 'asked', c.id desc limit 50`)

/** One correction. Refuses POSTAGE_CORRECTION_NOT_FOUND. */
export async function postageCorrection(work: Work, correctionId: number): Promise<CorrectionShown> {
  const [found] = await read(work, sql`c.id = ${correctionId}`)
  return found ?? refuse('POSTAGE_CORRECTION_NOT_FOUND', { correctionId })
}

type Row = Omit<CorrectionShown, 'askedOn' | 'decidedOn' | 'what' | 'mine'> & {
  readonly askedOn: PlainDate
  readonly decidedOn: PlainDate | null
  readonly askedByKey: string
  readonly kind: string | null
  readonly reference: string | null
  readonly cents: number | null
}

async function read({ db, actor }: Work, of: RawBuilder<unknown>): Promise<CorrectionShown[]> {
  const { rows } = await sql<Row>`
    select c.id as "correctionId", c.account_id as "accountId", a.name as account, c.reverses_id as "reversesId",
      s.number as "statementNumber", c.change_cents as "changeCents", c.reason, c.asked_by as "askedBy", c.asked_by_key as "askedByKey",
      c.asked_on as "askedOn", c.state, c.decided_by as "decidedBy", c.decided_on as "decidedOn", c.entry_id as "entryId",
      e.kind, e.reference, e.amount_cents as cents
    from postage_correction c join postage_account a on a.id = c.account_id
    left join postage_statement s on s.id = c.statement_id left join postage_entry e on e.id = c.reverses_id
    where ${of}`.execute(db)
  return rows.map(({ askedByKey, kind, reference, cents, askedOn, decidedOn, ...row }) => ({
    ...row,
    what:
      kind === null
        ? `Explain the difference of statement ${row.statementNumber}`
        : `Reverse the ${kind} ${reference} of ${dollars(cents!)}`,
    askedOn: askedOn.toString(),
    decidedOn: decidedOn?.toString() ?? null,
    mine: askedByKey === keyOf(actor),
  }))
}
