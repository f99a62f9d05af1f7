import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { allocationOrders } from '../policies/allocation-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { ageAccount, type Aged, type Bucket, bucketOf, owedSince } from './age-account.ts'
import { applyCredits } from './apply-credits.ts'
import { readReceivables } from './read-receivables.ts'

/** The aging of one account. */
export type AgedAccount = Aged & {
  readonly accountId: number
  readonly accountNumber: string
  readonly class: string
  /** The due day of its oldest open item, ISO. */
  readonly owedSince: string | null
}

/** How many accounts are read at once: enough to be quick, few enough that memory stays small. */
const atOnce = 10_000

type Account = { readonly id: number; readonly number: string; readonly class: string }

/**
 * Ages every account of the city at the end of a day, those that owe nothing and have no credit left out, some thousands at a time in the order
 * of their ids. The time it takes grows with what is in the books, and what lies in memory does not.
 */
export async function* ageAccounts(work: Work, asOf: PlainDate): AsyncGenerator<readonly AgedAccount[]> {
  const orderOf = allocationOrders(await policiesFor(work), asOf)
  const bucket = bucketsOf(asOf)
  for (let after = 0; ; ) {
    const { rows } = await sql<Account>`
      select id, number, class from account where id > ${after} order by id limit ${atOnce}`.execute(work.db)
    if (rows.length === 0) return
    const receivables = await readReceivables(work, { accountIds: rows.map(({ id }) => id), asOf })
    yield rows.flatMap(({ id, number, class: accountClass }) => {
      const found = receivables.get(id)
      if (!found) return []
      const settled = applyCredits(found, orderOf(accountClass))
      if (settled.items.length + settled.credits.length === 0) return []
      const aged = ageAccount(settled, bucket)
      return [
        {
          ...aged,
          accountId: id,
          accountNumber: number,
          class: accountClass,
          owedSince: owedSince(settled.items),
        },
      ]
    })
    after = rows.at(-1)!.id
  }
}

/** The bucket of a due day, worked out once for each day: a city has few due days and many items. */
function bucketsOf(asOf: PlainDate): (dueOn: string | null) => Bucket {
  const known = new Map<string | null, Bucket>()
  return (dueOn) => {
    const bucket = known.get(dueOn) ?? bucketOf(dueOn, asOf)
    known.set(dueOn, bucket)
    return bucket
  }
}
