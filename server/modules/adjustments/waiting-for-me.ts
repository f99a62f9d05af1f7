import type { adjustments } from '@cartwright/api/adjustments'
import { holds } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { keyOf } from '../billing/bill-run.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { authorityFor } from '../staff/delegated-authority.ts'
import { person } from '../staff/staff-queries.ts'
import { authorityOn, reasonsOn } from './adjustment-rules.ts'
import { approvesUpTo } from './judge-authority.ts'

type Waiting = SuccessOf<typeof adjustments.waiting>
type Row = { id: number; reason: string; gross_cents: number; asked_key: string; asked_on: PlainDate }
type Approver = { readonly role: string; readonly upToCents: number | null; readonly keys: readonly string[] }

/** How long a returned adjustment is brought to mind, in days. */
const remembered = 14

/** What waits for the approval of the person at work, and what of theirs came back. Own accounts are told when one is opened. */
export async function waitingForMe(work: Work): Promise<Waiting> {
  const { rows } = await sql<Row>`
    select id, reason, gross_cents, asked_key, asked_on from adjustment where state = 'waiting'
    order by asked_on, id`.execute(work.db)
  const back = await sql<{ many: number }>`
    select count(*) as many from adjustment
    where state = 'returned' and asked_key = ${keyOf(work.actor)}
      and decided_on > ${work.today.subtract({ days: remembered })}::date`.execute(work.db)
  const approver = await approverAtWork(work)
  const reasons = reasonsOn(await policiesFor(work), work.today) ?? []
  const mine = approver
    ? rows.filter(
        ({ reason, gross_cents, asked_key }) =>
          !approver.keys.includes(asked_key) &&
          (approver.upToCents === null || gross_cents <= approver.upToCents) &&
          reasons.some((one) => one.code === reason && one.approve.some((role) => role === approver.role)),
      )
    : []
  return {
    mine: mine.length,
    mineCents: mine.reduce((sum, { gross_cents }) => sum + gross_cents, 0),
    oldestOn: mine[0]?.asked_on.toString() ?? null,
    all: rows.length,
    returned: back.rows[0]!.many,
  }
}

/** As which role the person at work approves, up to which amount; null when they approve nothing. */
async function approverAtWork(work: Work): Promise<Approver | null> {
  const { actor } = work
  const authority = authorityOn(await policiesFor(work), work.today)
  if (!authority || actor.role === 'system') return null
  if (holds(actor.role, 'adjustments.approve'))
    return { role: actor.role, upToCents: approvesUpTo(authority, actor.role), keys: [keyOf(actor)] }
  const given = await authorityFor(work, 'adjustments.approve')
  if (!given) return null
  const { role } = await person(work, given.giver.userId)
  const limits = [approvesUpTo(authority, role), given.upToCents].filter((cents) => cents !== null)
  return {
    role,
    upToCents: limits.length > 0 ? Math.min(...limits) : null,
    keys: [keyOf(actor), given.giver.userId],
  }
}
