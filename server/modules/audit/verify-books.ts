import { sql } from 'kysely'
import { setWise } from '#database/set-wise'
import type { Work } from '#kernel/work'
import { books, chainState } from './audit-queries.ts'
import { type TrialBalance, trialBalance, verifyBalances } from './verify-balances.ts'
import { type BookFault, type CheckedChain, isInChain, verifyChain } from './verify-chain.ts'

/** What an audit of a city's books found. */
export type CheckedBooks = {
  readonly sound: boolean
  readonly chains: readonly (Omit<CheckedChain, 'faults'> & {
    /** Rows that were added since the last seal. */
    readonly unsealedRows: number
  })[]
  readonly trial: TrialBalance
  readonly faults: readonly BookFault[]
}

/**
 * Audits the books of a city: recomputes both chains row by row, and every balance from its entries, bills and payments. What
 * does not fit is named. `noted` is a hash somebody wrote down earlier: when it is in neither chain any more, the books
 * were rewritten since, however well they fit together now. It must be the first that its transaction does.
 */
export async function verifyBooks(work: Work, noted: string | null = null): Promise<CheckedBooks> {
  // One moment for all of it: work that goes on meanwhile would look like books that do not fit.
  await sql`set transaction isolation level repeatable read`.execute(work.db)
  const faults: BookFault[] = []
  const chains = []
  for (const book of books) {
    const { faults: found, ...chain } = await verifyChain(work, book)
    const { rows, sealedRows } = await chainState(work, book)
    chains.push({ ...chain, unsealedRows: Math.max(0, rows - sealedRows) })
    faults.push(...found)
  }
  if (noted !== null && !(await isInChain(work, noted)))
    faults.push({
      where: `the hash ${noted}`,
      what: 'It is in neither chain. If it was written down from these books, they were rewritten since.',
    })
  faults.push(...(await setWise(work, () => verifyBalances(work))))
  const trial = await trialBalance(work)
  if (trial.debitCents !== trial.creditCents)
    faults.push({
      where: 'the ledger',
      what: `Debits sum to ${trial.debitCents} cents and credits to ${trial.creditCents}.`,
    })
  return { sound: faults.length === 0, chains, trial, faults }
}
