import { policies } from '@cartwright/api/policies'
import { contains, PlainDate } from '#kernel/dates'
import type { Door } from '../../door.ts'
import { policiesFor } from './policies-queries.ts'

/** The policies of the city, to read: they change with the city folder. */
export function servePolicies(door: Door): void {
  door.open(policies.list, async (work, { query }) => {
    const day = query.on ? PlainDate.from(query.on) : work.today
    const rows = (await policiesFor(work)).map((policy) => ({
      ...policy,
      from: policy.from.toString(),
      until: policy.until?.toString() ?? null,
      inForce: contains(policy, day),
    }))
    return { rows: query.on ? rows.filter(({ inForce }) => inForce) : rows }
  })
}
