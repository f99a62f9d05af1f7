import type { RequiredDeposit } from '@cartwright/api/deposits'
import { sql } from 'kysely'
import type { z } from 'zod'
import { contains, type PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { standings } from '../accounts/party-queries.ts'
import { depositRule } from '../policies/move-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'

/** What the city asks an account to put down on a day, and how that was worked out; null where it asks for nothing. */
export async function requiredDeposit(
  work: Work,
  account: KnownAccount,
  on: PlainDate,
): Promise<z.infer<typeof RequiredDeposit> | null> {
  const rule = depositRule(await policiesFor(work), on)
  const asked = rule?.classes.find((one) => one.class === account.class)
  if (!rule || !asked) return null
  if (rule.askedOf === 'tenants' && (await ownsIt(work, account, on))) return null
  const { citation } = rule
  if ('cents' in asked)
    return {
      requiredCents: asked.cents,
      basis: `${dollars(asked.cents)} for class ${asked.class}.`,
      citation,
    }
  const average = await averageBill(work, account.class)
  if (average === null) return null
  const requiredCents = average * asked.averageBills
  const many = asked.averageBills === 1 ? '' : `${asked.averageBills} × `
  return {
    requiredCents,
    basis: `${many}${dollars(average)}, the average bill of class ${asked.class} on the last posted run of every cycle.`,
    citation,
  }
}

async function ownsIt(work: Work, account: KnownAccount, on: PlainDate): Promise<boolean> {
  const held = (await standings(work, account.id)).filter((one) => contains(one, on))
  const owners = new Set(held.filter(({ role }) => role === 'owner').map(({ partyId }) => partyId))
  return held.some(({ role, partyId }) => role === 'payer' && owners.has(partyId))
}

/** What the bills of a class come to on average, over the last posted run of every cycle; null before the first. */
async function averageBill({ db }: Work, of: string): Promise<number | null> {
  const { rows } = await sql<{ average: number | null }>`
    select round(avg(b.charges_cents))::bigint as average
    from bill b join account a on a.id = b.account_id
    where a.class = ${of} and b.charges_cents > 0 and b.run_id in (
      select max(id) from bill_run where kind = 'cycle' and posted_at is not null group by cycle)`.execute(db)
  return rows[0]?.average ?? null
}
