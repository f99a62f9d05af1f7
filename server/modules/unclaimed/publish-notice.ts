import type { ReceivedBy } from '@cartwright/api/route'
import type { unclaimed } from '@cartwright/api/unclaimed'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { lockBatch, wholeBatch, type WholeBatch } from './batch-rows.ts'
import { daysOfNotice, isTheNextWeek } from './due-day.ts'

/**
 * Records that a notice stood in a newspaper in two successive weeks. Refuses days to come, two that are not a week apart, and a first day from which
 * the day that the notice names is not 45 to 60 days away. The same again changes nothing.
 */
export async function publishNotice(
  work: Work,
  { params: { batchId }, body }: ReceivedBy<typeof unclaimed.publish>,
): Promise<WholeBatch> {
  const whole = await lockBatch(work, batchId)
  const { way, state, becomesOn, newspaper, firstOn, secondOn } = whole.batch
  if (newspaper === body.newspaper && firstOn === body.firstOn && secondOn === body.secondOn) return whole
  if (way !== 'notice' || state !== 'prepared') refuse('UNCLAIMED_BATCH_NOT_IN_STATE', { batchId, state })
  const [first, second] = [PlainDate.from(body.firstOn), PlainDate.from(body.secondOn)]
  if (isBefore(work.today, second))
    refuseField('secondOn', 'Write this once the notice was published a second time.')
  if (!isTheNextWeek(first, second))
    refuseField(
      'secondOn',
      'The law asks for two successive weeks: write a day 6 to 13 days after the first.',
    )
  const { earliest, latest } = daysOfNotice(first)
  if (becomesOn! < earliest.toString() || latest.toString() < becomesOn!)
    refuse('UNCLAIMED_NOTICE_DAYS', {
      becomesOn: becomesOn!,
      earliest: earliest.toString(),
      latest: latest.toString(),
    })
  await work.db
    .updateTable('unclaimed_batch')
    .set({
      state: 'published',
      newspaper: body.newspaper,
      first_on: first,
      second_on: second,
      published_by: work.actor.name,
    })
    .where('id', '=', batchId)
    .execute()
  await recordCommand(work, {
    command: 'publish-unclaimed-notice',
    subject: `unclaimed batch ${batchId}`,
    changes: { newspaper: body.newspaper, firstOn: body.firstOn, secondOn: body.secondOn, becomesOn },
  })
  return wholeBatch(work, batchId)
}
