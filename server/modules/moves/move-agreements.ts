import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

type Move = { readonly from: number; readonly to: number }

/**
 * Says that the owners’ agreements for one premise are for another, which is the same place. Answers those that moved. Refuses
 * MERGE_AGREEMENTS_OVERLAP: one place has one agreement a day.
 */
export async function moveAgreements({ db }: Work, { from, to }: Move): Promise<number[]> {
  const { rows: both } = await sql<{ name: string; other: string }>`
    select p.name, q.name as other from reversion_agreement a join party p on p.id = a.party_id
    join reversion_agreement b on b.premise_id = ${to} and daterange(a.from_on, a.until_on) && daterange(b.from_on, b.until_on)
    join party q on q.id = b.party_id where a.premise_id = ${from} limit 1`.execute(db)
  if (both[0]) refuse('MERGE_AGREEMENTS_OVERLAP', { ownerName: both[0].other, otherOwnerName: both[0].name })
  const { rows } = await sql<{ id: number }>`
    update reversion_agreement set premise_id = ${to} where premise_id = ${from} returning id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Takes agreements back to where they were. */
export async function takeAgreementsBack(
  { db }: Work,
  { from, to, ids }: Move & { readonly ids: readonly number[] },
): Promise<void> {
  await sql`
    update reversion_agreement set premise_id = ${to} where premise_id = ${from} and id = any(${ids}::bigint[])`.execute(
    db,
  )
}
