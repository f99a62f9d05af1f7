import type { Work } from '#kernel/work'
import type { Policy } from './policy.ts'

/** A policy as it is stored. */
export type StoredPolicy = Policy & { readonly id: number }

/** All policies of the city with their days, by code and date. Which of them holds on a day is told by `policyOn`. */
export async function policiesFor(work: Work): Promise<StoredPolicy[]> {
  const rows = await work.db.selectFrom('policy').selectAll().orderBy('code').orderBy('from_on').execute()
  return rows.map(({ from_on, until_on, ...rest }) => ({ ...rest, from: from_on, until: until_on }))
}
