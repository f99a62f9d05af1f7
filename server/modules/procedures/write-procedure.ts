import type { NewProcedure, Procedure } from '@cartwright/api/procedure-shapes'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { differences } from '../audit/changed-meanwhile.ts'
import { ownersOf } from '../staff/owners.ts'
import { refuseField } from '../accounts/account-queries.ts'
import { lockProcedure } from './lock-procedure.ts'
import { procedureShown } from './procedure-queries.ts'
import { rememberedAll, rulesToday } from './quoted-rules.ts'
import { markersOf } from './read-procedure.ts'

/** Writes a new procedure, which its writer has read. Refuses a title that is taken, and a review that is not after today. */
export async function writeProcedure(work: Work, asked: NewProcedure): Promise<Procedure> {
  refusePastReview(work, asked.reviewOn)
  await refuseTitleTaken(work, asked.title, null)
  const page = await work.db
    .insertInto('procedure_page')
    .values({ ...(await pageColumns(work, asked, asked.body)), edition: 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addVersion(work, page.id, 1, asked)
  await recordCommand(work, {
    command: 'write-procedure',
    subject: `procedure ${page.id}`,
    changes: { ...written(asked), version: 1 },
  })
  return procedureShown(work, page.id)
}

type Change = NewProcedure & { readonly version: number }

/** Writes the next version of a procedure, from today or a later day on; until then the one before holds. Of two people who write at once the second is told, and nothing of the first is lost. */
export async function changeProcedure(
  work: Work,
  id: number,
  { version, ...asked }: Change,
): Promise<Procedure> {
  const page = await lockProcedure(work, id, version)
  if (page.state === 'withdrawn') refuse('PROCEDURE_WITHDRAWN', { procedureId: id })
  refusePastReview(work, asked.reviewOn)
  await refuseTitleTaken(work, asked.title, id)
  const [holds, before] = [await procedureShown(work, id), await procedureShown(work, id, version)]
  const edition = version + 1
  await work.db
    .updateTable('procedure_page')
    .set({ ...(await pageColumns(work, asked, `${asked.body} ${holds.body}`)), edition })
    .where('id', '=', id)
    .execute()
  await addVersion(work, id, edition, asked)
  const { title, body, places, owner, reviewOn } = before
  await recordCommand(work, {
    command: 'change-procedure',
    subject: `procedure ${id}`,
    changes: {
      ...differences(
        written({ title, body, places, ownerUserId: owner.userId, reviewOn, from: null, note: null }),
        written(asked),
      ),
      version: edition,
    },
  })
  return procedureShown(work, id)
}

/** What the page says of its newest version; of the rules quoted in `bodies` it remembers what they say today. */
async function pageColumns(work: Work, { title, ownerUserId, reviewOn }: NewProcedure, bodies: string) {
  const { owner_user, owner_name } = (await ownersOf(work, [ownerUserId]))(ownerUserId)
  return {
    title,
    owner_user: owner_user!,
    owner_name: owner_name!,
    review_on: PlainDate.from(reviewOn),
    quoted: JSON.stringify(rememberedAll(markersOf(bodies), await rulesToday(work))),
  }
}

async function addVersion(work: Work, id: number, edition: number, asked: NewProcedure): Promise<void> {
  const { title, body, places, note } = asked
  const row = { page_id: id, edition, title, body, note, from_on: firstDay(work, asked) }
  await work.db
    .insertInto('procedure_version')
    .values({ ...row, places: JSON.stringify(places), written_by: work.actor.name })
    .execute()
  const { userId, name } = work.actor
  if (userId !== null)
    await work.db
      .insertInto('procedure_reading')
      .values({ page_id: id, edition, user_id: userId, user_name: name, read_on: work.today })
      .execute()
}

/** The first day a version holds. Refuses a day gone by: what held then stays as it was. */
function firstDay({ today }: Work, { from }: NewProcedure): PlainDate {
  const day = from === null ? today : PlainDate.from(from)
  if (isBefore(day, today))
    refuseField('from', 'Write today or a later day: what held before stays as it was.')
  return day
}

/** What a person writes of a procedure, as the record tells it. */
const written = ({ title, body, places, ownerUserId, reviewOn, from }: NewProcedure) => ({
  title,
  text: body,
  places: places.map(({ kind, key }) => `${kind} ${key}`),
  owner: ownerUserId,
  reviewOn,
  ...(from !== null && { from }),
})

/** Refuses a next review that is not after today. */
export function refusePastReview({ today }: Work, reviewOn: string): void {
  if (!isBefore(today, PlainDate.from(reviewOn))) refuse('REVIEW_DAY_PAST', { today: today.toString() })
}

async function refuseTitleTaken(work: Work, title: string, own: number | null): Promise<void> {
  const taken = await work.db
    .selectFrom('procedure_page')
    .select('id')
    .where((is) => is(is.fn<string>('lower', ['title']), '=', title.toLowerCase()))
    .where('state', '=', 'in-use')
    .executeTakeFirst()
  if (taken && taken.id !== own) refuse('PROCEDURE_TITLE_TAKEN', { title })
}
