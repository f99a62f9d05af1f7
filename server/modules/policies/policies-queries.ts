import type { Selectable } from 'kysely'
import type { Database } from '#database/types'
import type { Work } from '#kernel/work'
import type { Policy } from './policy.ts'

/** A policy as it is stored. */
export type StoredPolicy = Policy & { readonly id: number }

/** All policies of the city with their days, by code and date. Which of them holds on a day is told by `policyOn`. */
export async function policiesFor(work: Work): Promise<StoredPolicy[]> {
  return stored(await work.db.selectFrom('policy').selectAll().orderBy('code').orderBy('from_on').execute())
}

/** Those of one code: for what a person waits for, and looks at no other. */
export async function policiesNamed(work: Work, code: string): Promise<StoredPolicy[]> {
  return stored(
    await work.db.selectFrom('policy').selectAll().where('code', '=', code).orderBy('from_on').execute(),
  )
}

const stored = (rows: readonly Selectable<Database['policy']>[]): StoredPolicy[] =>
  rows.map(({ from_on, until_on, ...rest }) => ({ ...rest, from: from_on, until: until_on }))
