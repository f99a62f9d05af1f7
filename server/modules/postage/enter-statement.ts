import type { NewStatement, postageStatements } from '@cartwright/api/postage-statements'
import type { ReceivedBy } from '@cartwright/api/route'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { bookedName } from './booked-name.ts'
import { askToCorrect } from './correct-postage.ts'
import type { CorrectionShown } from './corrections.ts'
import { lockAccount } from './postage-accounts.ts'
import { statementFault } from './statement-fault.ts'
import { lockStatement, statementShown, type StatementShown } from './statements.ts'

export type StatementToEnter = z.output<typeof NewStatement>

/** Enters a statement as it was typed. Refuses lines that do not come to its pieces and its amount. */
export async function enterStatement(
  work: Work,
  { params: { accountId }, body: written }: ReceivedBy<typeof postageStatements.add>,
): Promise<StatementShown> {
  const body = { ...written, mailJob: bookedName(written.mailJob) }
  await lockAccount(work, accountId)
  const fault = statementFault(body, work.today.toString())
  if (fault) refuseField(fault.field, fault.reason)
  const known = await knownStatement(work, body.number)
  if (known && !sameFigures(known, body))
    refuse('POSTAGE_STATEMENT_TAKEN', { number: body.number, statementId: known.statementId })
  return known ?? statementShown(work, await storeStatement(work, accountId, body))
}

/** The statement of a number that stands; null when there is none. */
export async function knownStatement(work: Work, number: string): Promise<StatementShown | null> {
  const row = await work.db
    .selectFrom('postage_statement')
    .select('id')
    .where('number', '=', number)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst()
  return row ? statementShown(work, row.id) : null
}

/** Whether a statement that is there says what another of its number says. */
export const sameFigures = (known: StatementShown, given: StatementToEnter): boolean =>
  known.mailJob === given.mailJob &&
  known.mailedOn === given.mailedOn &&
  known.pieces === given.pieces &&
  known.amountCents === given.amountCents &&
  known.lines.length === given.lines.length &&
  known.lines.every((line, at) => {
    const other = given.lines[at]!
    return line.line === other.line && line.pieces === other.pieces && line.amountMills === other.amountMills
  })

/** Writes a statement down with its lines. */
export async function storeStatement(
  work: Work,
  accountId: number,
  { lines, ...given }: StatementToEnter,
): Promise<number> {
  const { id } = await work.db
    .insertInto('postage_statement')
    .values({
      number: given.number,
      account_id: accountId,
      mail_job: given.mailJob,
      mailed_on: PlainDate.from(given.mailedOn),
      pieces: given.pieces,
      amount_cents: given.amountCents,
      entered_by: work.actor.name,
      entered_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (lines.length > 0)
    await work.db
      .insertInto('postage_statement_line')
      .values(
        lines.map((line, at) => ({
          statement_id: id,
          line_no: at + 1,
          line: line.line,
          pieces: line.pieces,
          price_mills: line.priceMills,
          amount_mills: line.amountMills,
        })),
      )
      .execute()
  await recordCommand(work, {
    command: 'enter-postage-statement',
    subject: `postage statement ${given.number}`,
    changes: { statementId: id, accountId, ...given, lines: lines.length },
  })
  return id
}

/** Explains the difference of a statement by what the post office adjusted. Refuses when it is another than was shown, or none. */
export async function explainStatement(
  work: Work,
  { params: { statementId }, body }: ReceivedBy<typeof postageStatements.explain>,
): Promise<CorrectionShown> {
  const statement = await lockStatement(work, statementId)
  const { number, mailJob, standing, differenceCents, accountId } = statement
  if (standing === 'reconciled') refuse('POSTAGE_STATEMENT_EQUAL', { number })
  if (standing === 'no-use') refuse('POSTAGE_STATEMENT_WITHOUT_USE', { mailJob })
  if (differenceCents !== body.differenceCents)
    refuseField('differenceCents', 'The difference is another by now. Look at the statement again.')
  return askToCorrect(work, {
    reversesId: null,
    statementId,
    accountId,
    changeCents: -differenceCents,
    reason: body.reason,
  })
}

/** Withdraws a statement that was typed wrongly. Refuses one whose difference was explained: that entry comes first. */
export async function withdrawStatement(
  work: Work,
  { params: { statementId }, body: { reason } }: ReceivedBy<typeof postageStatements.withdraw>,
): Promise<StatementShown> {
  const { number, explained, waits } = await lockStatement(work, statementId)
  if (explained.length > 0 || waits) refuse('POSTAGE_STATEMENT_EXPLAINED', { number })
  await work.db
    .updateTable('postage_statement')
    .set({ withdrawn_by: work.actor.name, withdrawn_on: work.today, withdrawn_reason: reason })
    .where('id', '=', statementId)
    .execute()
  await recordCommand(work, {
    command: 'withdraw-postage-statement',
    subject: `postage statement ${number}`,
    changes: { statementId },
    reason,
  })
  return statementShown(work, statementId)
}
