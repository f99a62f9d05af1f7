import type { NewCase } from '@cartwright/api/case-shapes'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccount } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { ownersOf } from '../staff/owners.ts'
import { addLinks, refuseDeadLinks } from './case-links.ts'
import { writeCaseNote } from './case-notes.ts'
import { caseShown, type WholeCase } from './case-queries.ts'
import { addSteps } from './case-steps.ts'
import { dueOf, ruleOf } from './case-types.ts'
import { writeDisputedLines } from './disputed-lines.ts'

/** A case as it is opened. */
export type CaseFields = z.output<typeof NewCase>

/**
 * Opens a case with the checklist and the day of its type. Sent twice with one key it
 * opens one. Refuses an unknown type, account, owner or linked thing, and what is refused of disputed lines.
 */
export async function openCase(work: Work, fields: CaseFields): Promise<WholeCase> {
  const rule = await ruleOf(work, fields.type)
  const account = fields.accountNumber === null ? null : await lockAccount(work, fields.accountNumber)
  await refuseDeadLinks(work, fields.links)
  const id = await insertCase(work, fields, account?.id ?? null)
  if (id === null) return caseShown(work, await caseOfKey(work, fields.key ?? ''))
  await addSteps(work, id, rule.checklist)
  await addLinks(work, id, fields.links)
  if (fields.note) await writeCaseNote(work, id, { text: fields.note })
  if (fields.disputedLines.length > 0)
    await writeDisputedLines(work, {
      caseId: id,
      accountId: account?.id ?? null,
      rule,
      lines: fields.disputedLines,
    })
  const shown = await caseShown(work, id)
  await recordCommand(work, {
    command: 'open-case',
    subject: `case ${id}`,
    changes: {
      type: rule.label,
      title: fields.title,
      account: account?.number ?? null,
      owner: shown.owner?.name ?? null,
      dueOn: shown.dueOn,
      ...(shown.disputedLines.length > 0 && {
        inDispute: shown.disputedLines.map(({ billNumber, lineNo, amountCents }) => ({
          billNumber,
          lineNo,
          amountCents,
        })),
      }),
      version: 1,
    },
  })
  return shown
}

/** The number of the new case; null when one was opened with its key already. */
async function insertCase(work: Work, fields: CaseFields, accountId: number | null): Promise<number | null> {
  const ownerOf = await ownersOf(work, [fields.owner])
  const dueOn =
    fields.dueOn === null ? await dueOf(work, await ruleOf(work, fields.type)) : PlainDate.from(fields.dueOn)
  const added = await work.db
    .insertInto('desk_case')
    .values({
      opened_key: fields.key ?? null,
      type: fields.type,
      title: fields.title,
      body: fields.body,
      account_id: accountId,
      ...ownerOf(fields.owner),
      due_on: dueOn,
      opened_on: work.today,
      opened_by: work.actor.name,
      opened_user: work.actor.userId,
    })
    .onConflict((conflict) => conflict.constraint('one_case_per_opening').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id ?? null
}

async function caseOfKey(work: Work, key: string): Promise<number> {
  const found = await work.db
    .selectFrom('desk_case')
    .select('id')
    .where('opened_key', '=', key)
    .executeTakeFirst()
  return found?.id ?? refuse('CASE_NOT_FOUND', { caseId: 0 })
}
