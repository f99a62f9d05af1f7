import type { Procedure } from '@cartwright/api/procedure-shapes'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockProcedure } from './lock-procedure.ts'
import { procedureShown } from './procedure-queries.ts'
import { rememberedAll, rulesToday } from './quoted-rules.ts'
import { markersOf } from './read-procedure.ts'
import { refusePastReview } from './write-procedure.ts'

type Review = { readonly version: number; readonly nextOn: string; readonly note: string | null }

/**
 * Notes that a procedure was looked over and holds as it is: the rules it quotes are remembered as they are today, and it is due again on
 * the day named. The same again on the same day changes nothing but that day.
 */
export async function reviewProcedure(work: Work, id: number, review: Review): Promise<Procedure> {
  await lockInUse(work, id, review.version)
  refusePastReview(work, review.nextOn)
  const [holds, newest] = [await procedureShown(work, id), await procedureShown(work, id, review.version)]
  const nextOn = PlainDate.from(review.nextOn)
  const quoted = JSON.stringify(
    rememberedAll(markersOf(`${holds.body} ${newest.body}`), await rulesToday(work)),
  )
  await work.db
    .updateTable('procedure_page')
    .set({ review_on: nextOn, quoted })
    .where('id', '=', id)
    .execute()
  const added = await work.db
    .insertInto('procedure_review')
    .values({
      page_id: id,
      edition: review.version,
      reviewed_on: work.today,
      reviewed_by: work.actor.name,
      note: review.note,
      next_on: nextOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added)
    await recordCommand(work, {
      command: 'review-procedure',
      subject: `procedure ${id}`,
      changes: { nextOn: review.nextOn, note: review.note },
    })
  return procedureShown(work, id)
}

/** Notes that the person has read the newest version. The same again changes nothing. */
export async function acknowledgeProcedure(work: Work, id: number, version: number): Promise<Procedure> {
  await lockInUse(work, id, version)
  const { userId, name } = work.actor
  if (userId !== null) {
    const added = await work.db
      .insertInto('procedure_reading')
      .values({ page_id: id, edition: version, user_id: userId, user_name: name, read_on: work.today })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (added)
      await recordCommand(work, {
        command: 'read-procedure',
        subject: `procedure ${id}`,
        changes: { read: version },
      })
  }
  return procedureShown(work, id)
}

/** Withdraws a procedure. It stays to be looked up; nobody has to read or review it any more. */
export async function withdrawProcedure(work: Work, id: number, version: number): Promise<Procedure> {
  const page = await lockProcedure(work, id, version)
  if (page.state === 'in-use') {
    await work.db.updateTable('procedure_page').set({ state: 'withdrawn' }).where('id', '=', id).execute()
    await recordCommand(work, {
      command: 'withdraw-procedure',
      subject: `procedure ${id}`,
      changes: { state: { before: 'in-use', after: 'withdrawn' } },
    })
  }
  return procedureShown(work, id)
}

async function lockInUse(work: Work, id: number, version: number): Promise<void> {
  const page = await lockProcedure(work, id, version)
  if (page.state === 'withdrawn') refuse('PROCEDURE_WITHDRAWN', { procedureId: id })
}
