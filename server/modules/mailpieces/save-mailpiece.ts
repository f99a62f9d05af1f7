import type { mailpieces } from '@cartwright/api/mailpieces'
import type { ReceivedBy } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { refuseUnknownItems } from './facts-of-stock.ts'
import { mailpieceSpecs } from './mailpiece-specs.ts'
import { type SpecShown, specShown } from './show-mailpieces.ts'
import { refuseUnfit } from './unfit-mailpiece.ts'

/**
 * Keeps a new version of a kind of mailpiece. It may break rules: then no run of bills is printed while it holds. Refuses a first day that is
 * past, and folds or areas that do not lie on their sheet. The same request again answers with the version it made.
 */
export async function saveMailpiece(
  work: Work,
  { body: { key, use, from, reason, body } }: ReceivedBy<typeof mailpieces.save>,
): Promise<SpecShown> {
  // First what this request made: read after the versions, it could be one that they do not have yet.
  const made = await madeBy(work, key)
  const before = await mailpieceSpecs(work)
  if (made !== undefined) return specShown(before.find(({ id }) => id === made)!, before, work)
  const first = PlainDate.from(from)
  if (isBefore(first, work.today))
    refuseField('from', 'Write today or a later day: what was mailed before stays as it was.')
  refuseUnfit(body)
  await refuseUnknownItems(work, body)
  const version = 1 + Math.max(0, ...before.filter((spec) => spec.use === use).map((spec) => spec.version))
  const { id } = await work.db
    .insertInto('mailpiece_spec')
    .values({
      used_for: use,
      version,
      from_on: first,
      body: JSON.stringify(body),
      reason,
      request_id: key,
      made_by: work.actor.name,
      made_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'save-mailpiece',
    subject: `mailpiece of ${use}`,
    changes: { version, from, envelope: body.envelope.name, sheet: body.sheet.name },
    reason,
  })
  const after = await mailpieceSpecs(work)
  return specShown(after.find((spec) => spec.id === id)!, after, work)
}

async function madeBy({ db }: Work, key: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('mailpiece_spec')
    .select('id')
    .where('request_id', '=', key)
    .executeTakeFirst()
  return row?.id
}
