import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseChangedMeanwhile } from '../audit/changed-meanwhile.ts'

/** Holds a procedure until the work ends. Refuses one that is not there, and one of which there is a version its reader has not seen. */
export async function lockProcedure(work: Work, id: number, version: number) {
  const found = await work.db
    .selectFrom('procedure_page')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return refuse('PROCEDURE_NOT_FOUND', { procedureId: id })
  await refuseChangedMeanwhile(work, { subject: `procedure ${id}`, now: found.edition, seen: version })
  return found
}
