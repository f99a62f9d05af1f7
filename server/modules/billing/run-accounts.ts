import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

/** An account as a run names it. */
export type NamedAccount = { readonly id: number; readonly number: string; readonly cycle: string }

/** Finds accounts by their numbers, in the order of the books. Refuses when one is not there. */
export async function idsOfAccounts(work: Work, numbers: readonly string[]): Promise<NamedAccount[]> {
  const found = await work.db
    .selectFrom('account')
    .select(['id', 'number', 'cycle'])
    .where('number', 'in', [...new Set(numbers)])
    .orderBy('id')
    .execute()
  const known = new Set(found.map(({ number }) => number))
  const missing = numbers.find((number) => !known.has(number))
  if (missing !== undefined) refuse('ACCOUNT_NOT_FOUND', { accountNumber: missing })
  return found
}
