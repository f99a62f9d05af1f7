import type { Work } from '#kernel/work'
import { findRun } from '../billing/bill-run.ts'
import { bearsInserts, insertsOfRun } from '../inserts/inserts-of-run.ts'
import type { JobPiece } from './job-pieces.ts'

/** The codes of what the inserter puts into an envelope beside the bill, in one text: `A B`. */
export type InsertCodes = (piece: Pick<JobPiece, 'billId' | 'ownerCopy'>, account: string) => string

/** Which inserts each piece of a run gets. */
export async function insertCodesOf(
  work: Work,
  runId: number,
  pieces: readonly JobPiece[],
): Promise<InsertCodes> {
  const bills = await insertsOfRun(work, await findRun(work, runId))
  const codes = new Map(
    bills.map(({ accountNumber, inserts }) => [accountNumber, inserts.map(({ code }) => code).join(' ')]),
  )
  const bears = bearsInserts(pieces)
  return (piece, account) => (bears(piece) ? (codes.get(account) ?? '') : '')
}
