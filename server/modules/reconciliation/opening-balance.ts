import type { reconciliation } from '@cartwright/api/reconciliation'
import type { BankOpening } from '@cartwright/api/reconciliation-shapes'
import type { ReceivedBy } from '@cartwright/api/route'
import type { z } from 'zod'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'

type Opening = z.infer<typeof BankOpening>

/** What the books had in the bank when its balance was first proven here; null: nobody stated it. */
export async function openingBalance({ db }: Work): Promise<Opening | null> {
  const row = await db
    .selectFrom('bank_opening')
    .selectAll()
    .where('undone_on', 'is', null)
    .executeTakeFirst()
  return row
    ? {
        openingId: row.id,
        asOf: row.as_of.toString(),
        cents: row.book_cents,
        paper: row.paper,
        statedBy: row.stated_by,
        statedOn: row.stated_on.toString(),
      }
    : null
}

/**
 * States what the books had in the bank at the end of a day, deposits in transit included and outstanding checks taken off, as a paper of the city says.
 * There is one; the same again answers with it. Refuses another, and a day to come.
 */
export async function stateOpening(
  work: Work,
  { body: { asOf, cents, paper } }: ReceivedBy<typeof reconciliation.opening>,
): Promise<Opening> {
  const there = await openingBalance(work)
  if (there && there.asOf === asOf && there.cents === cents && there.paper === paper) return there
  if (there) refuse('BANK_OPENING_STATED', { asOf: there.asOf, by: there.statedBy })
  const day = PlainDate.from(asOf)
  if (isBefore(work.today, day)) refuseField('asOf', 'Write today or an earlier day.')
  const { id } = await work.db
    .insertInto('bank_opening')
    .values({ as_of: day, book_cents: cents, paper, stated_by: work.actor.name, stated_on: work.today })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'state-bank-opening',
    subject: 'bank reconciliation',
    changes: { openingId: id, asOf, cents, paper },
  })
  return (await openingBalance(work))!
}

/** Takes the opening balance back with a reason: it stays on record, and another can be stated. Refuses one that is not there. */
export async function undoOpening(
  work: Work,
  { params: { openingId }, body: { reason } }: ReceivedBy<typeof reconciliation.undoOpening>,
): Promise<{ openingId: number }> {
  const row = await work.db
    .updateTable('bank_opening')
    .set({ undone_by: work.actor.name, undone_on: work.today, undone_reason: reason })
    .where('id', '=', openingId)
    .where('undone_on', 'is', null)
    .returning(['as_of', 'book_cents'])
    .executeTakeFirst()
  if (!row) return refuse('BANK_OPENING_NOT_FOUND', { openingId })
  await recordCommand(work, {
    command: 'undo-bank-opening',
    subject: 'bank reconciliation',
    changes: { openingId, asOf: row.as_of.toString(), cents: row.book_cents },
    reason,
  })
  return { openingId }
}
