import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import type { Work } from '#kernel/work'
import type { TakenRow } from './bring-answer.ts'
import { dpvOutcome } from './dpv-outcome.ts'
import type { Answered, WrittenAddress } from './judge-answer-line.ts'
import { ncoaCodes } from './ncoa-codes.ts'

/** What an answer would change, or what it says is wrong. */
type Proposal =
  | { readonly kind: 'moved' | 'corrected'; readonly to: WrittenAddress }
  | { readonly kind: 'moved-no-address' | 'not-deliverable'; readonly to: null }

/** What follows from an answer: a move before a correction, since mail to the corrected address would not reach them. Null: nothing. Pure. */
function proposalOf(answer: Answered): Proposal | null {
  const move = answer.ncoaCode === null ? 'no-move' : (ncoaCodes.get(answer.ncoaCode)?.means ?? 'no-move')
  if (move === 'moved' && answer.moved) return { kind: 'moved', to: answer.moved }
  if (move === 'moved-no-address') return { kind: 'moved-no-address', to: null }
  if (answer.standard) return { kind: 'corrected', to: answer.standard }
  return dpvOutcome(answer) === 'blocked' ? { kind: 'not-deliverable', to: null } : null
}

/** Keeps what answers propose, for each party that a row stands for. Nothing is changed by it. */
export async function proposeChanges(
  work: Work,
  exchangeId: number,
  taken: readonly TakenRow[],
): Promise<void> {
  const proposed = taken.flatMap(({ sent, answer }) => {
    const proposal = proposalOf(answer)
    return proposal ? [{ rowNo: sent.rowNo, answer, ...proposal }] : []
  })
  if (proposed.length === 0) return
  const { rows: parties } = await sql<{ rowNo: number; partyId: number; accountId: number }>`
    select row_no as "rowNo", party_id as "partyId", account_id as "accountId" from address_exchange_party
    where exchange_id = ${exchangeId} and row_no = any(${proposed.map(({ rowNo }) => rowNo)}::bigint[])
    order by row_no, party_id`.execute(work.db)
  const byRow = Map.groupBy(parties, ({ rowNo }) => rowNo)
  await insertRows(work, {
    into: sql`insert into address_change`,
    rows: proposed.flatMap((one) => (byRow.get(one.rowNo) ?? []).map((party) => ({ ...one, ...party }))),
    columns: {
      exchange_id: ['bigint', () => exchangeId],
      row_no: ['bigint', ({ rowNo }) => rowNo],
      party_id: ['bigint', ({ partyId }) => partyId],
      account_id: ['bigint', ({ accountId }) => accountId],
      kind: ['text', ({ kind }) => kind],
      line_1: ['text', ({ to }) => to?.line1 ?? null],
      line_2: ['text', ({ to }) => to?.line2 ?? null],
      place: ['text', ({ to }) => to?.place ?? null],
      state: ['text', ({ to }) => to?.state ?? null],
      zip: ['text', ({ to }) => to?.zip ?? null],
      moved_in: ['text', ({ answer }) => answer.movedIn],
      move_type: ['text', ({ answer }) => answer.moveType],
      ncoa_code: ['text', ({ answer }) => answer.ncoaCode],
    },
  })
}
