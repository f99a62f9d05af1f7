import { Delegable } from '@cartwright/api/delegations'
import { holds, type Role } from '@cartwright/api/roles'
import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { delegation, type DelegationLimit } from './delegation-queries.ts'
import { people, type Person, person } from './staff-queries.ts'

type Giver = { readonly userId: string; readonly name: string; readonly role: Role }
type NewDelegation = {
  /** Who gives: at the terminal a person that is named, else the person at work. */
  readonly giver?: Giver | undefined
  readonly holder: string
  readonly fromOn: PlainDate
  readonly lastOn: PlainDate
  readonly limits: readonly DelegationLimit[]
  readonly reason: string
}

/**
 * Gives a manager's authority to a person for some days, the first and the last included. Refuses: to oneself, to somebody unfit, what
 * the giver's own role does not hold, what the other holds anyway, days that are past, and what was given already.
 */
export async function giveDelegation(work: Work, given: NewDelegation) {
  const giver = given.giver ?? giverAtWork(work)
  const holder = await person(work, given.holder)
  if (holder.userId === giver.userId) refuse('DELEGATION_TO_ONESELF', {})
  if (!isFit(holder)) refuse('DELEGATE_UNFIT', { role: holder.role })
  const limits = [...new Map(given.limits.map((limit) => [limit.permission, limit])).values()]
  const wanted = limits.map(({ permission }) => permission)
  // By role and by nothing else: what was given to a person is not theirs to give.
  const lacking = wanted.filter((one) => !holds(giver.role, 'delegations.give') || !holds(giver.role, one))
  if (lacking.length > 0) refuse('DELEGATION_NOT_HELD', { permissions: lacking })
  const needless = wanted.filter((one) => holds(holder.role, one))
  if (needless.length > 0) refuse('DELEGATION_NEEDLESS', { permissions: needless })
  refuseDays(work, given)
  await refuseOverlap(work, { ...given, giver, wanted })
  const id = await insert(work, { ...given, giver, limits }, holder)
  await recordCommand(work, {
    command: 'give-delegation',
    subject: `delegation ${id}`,
    changes: {
      giver: giver.name,
      holder: holder.name,
      fromOn: given.fromOn.toString(),
      lastOn: given.lastOn.toString(),
      limits,
    },
    reason: given.reason,
  })
  return delegation(work, id)
}

/** The staff that a person can give authority to, each with what of it they do not hold by their own role. */
export async function delegationChoices(work: Work, role: Role) {
  return (await people(work))
    .filter((one) => one.userId !== work.actor.userId && isFit(one))
    .map((one) => ({
      userId: one.userId,
      name: one.name,
      role: one.role,
      permissions: Delegable.options.filter(
        (permission) => holds(role, permission) && !holds(one.role, permission),
      ),
    }))
}

function giverAtWork({ actor }: Work): Giver {
  const { userId, role, name } = actor
  return userId === null || role === 'system'
    ? refuse('DELEGATION_NEEDS_A_PERSON', {})
    : { userId, name, role }
}

const isFit = ({ role, disabled }: Person): boolean => !disabled && role !== 'customer' && role !== 'auditor'

function refuseDays({ today }: Work, { fromOn, lastOn }: NewDelegation): void {
  const wrong =
    isBefore(fromOn, today) || isBefore(lastOn, fromOn) || isBefore(fromOn.add({ years: 1 }), lastOn)
  if (wrong) refuse('DELEGATION_DAYS_INVALID', { today: today.toString() })
}

type Wanted = NewDelegation & { readonly giver: Giver; readonly wanted: readonly string[] }

async function refuseOverlap(work: Work, { giver, holder, fromOn, lastOn, wanted }: Wanted): Promise<void> {
  const { rows } = await sql<{ id: number; permissions: string[] }>`
    select d.id, array_agg(l.permission order by l.permission) as permissions
    from delegation d join delegation_limit l on l.delegation_id = d.id
    where d.giver_user = ${giver.userId} and d.holder_user = ${holder} and d.ended_at is null
      and d.from_on <= ${lastOn} and d.last_on >= ${fromOn} and l.permission = any(${wanted}::text[])
    group by d.id order by d.id limit 1`.execute(work.db)
  const [found] = rows
  if (found) refuse('DELEGATION_OVERLAPS', { delegationId: found.id, permissions: found.permissions })
}

async function insert(
  work: Work,
  { giver, fromOn, lastOn, limits, reason }: NewDelegation & { readonly giver: Giver },
  holder: Person,
): Promise<number> {
  const { id } = await work.db
    .insertInto('delegation')
    .values({
      giver_user: giver.userId,
      giver_name: giver.name,
      holder_user: holder.userId,
      holder_name: holder.name,
      from_on: fromOn,
      last_on: lastOn,
      reason,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await work.db
    .insertInto('delegation_limit')
    .values(
      limits.map(({ permission, upToCents }) => ({ delegation_id: id, permission, up_to_cents: upToCents })),
    )
    .execute()
  return id
}
