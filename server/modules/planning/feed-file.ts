import { sql } from 'kysely'
import { Role } from '@cartwright/api/roles'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { cityTitle } from '../city/city-queries.ts'
import { people } from '../staff/staff-queries.ts'
import { spoken } from './business-days.ts'
import { type CalendarEvent, calendarFile } from './calendar-file.ts'
import { feedOf } from './calendar-feed.ts'
import { plannedSteps, type ToldStep } from './planned-steps.ts'

/**
 * The plan as a calendar file for whoever holds a token: from two months ago on. It names cycles, steps and roles, and no customer, no
 * amount, no person and no reason that somebody wrote. Refuses a token that was renewed or ended, and one of a person who no longer works here.
 */
export async function feedFile(work: Work, token: string): Promise<string> {
  const feed = (await feedOf(work, token)) ?? refuse('PLAN_FEED_NOT_FOUND', {})
  const person = (await people(work)).find(({ userId }) => userId === feed.userId)
  if (!person || person.disabled || person.role === 'customer') return refuse('PLAN_FEED_NOT_FOUND', {})
  const steps = (await plannedSteps(work, { from: work.today.subtract({ months: 2 }) })).filter(
    ({ owner }) => feed.scope === 'all' || owner === null || owner === person.role || owner === person.name,
  )
  const { title } = await cityTitle(work)
  const changed = await changedAt(work)
  return calendarFile(
    `${title}: bill runs`,
    steps.map((step) => asEvent(work.city, step, changed.get(step.planId)!)),
  )
}

async function changedAt({ db }: Work): Promise<ReadonlyMap<number, Temporal.Instant>> {
  const { rows } = await sql<{ id: number; at: Temporal.Instant }>`
    select id, changed_at as at from run_plan`.execute(db)
  return new Map(rows.map(({ id, at }) => [id, at]))
}

function asEvent(city: string, step: ToldStep, changed: Temporal.Instant): CalendarEvent {
  const { cycle, periodFrom, periodUntil, name, owner, state, kind, because, setBy } = step
  const last = PlainDate.from(periodUntil).subtract({ days: 1 })
  const period = `${spoken(PlainDate.from(periodFrom))} to ${spoken(last)}, ${last.year}`
  const role = owner !== null && Role.safeParse(owner).success ? owner : null
  const told = [
    `Cycle ${cycle} (${step.cycleName}), ${period}.`,
    role && `For the ${role}.`,
    setBy === null && because && `${because}.`,
    kind !== 'day' && state === 'done' && 'Done.',
  ]
  return {
    uid: `${city}-${cycle}-${periodFrom}-${step.step}@cartwright`,
    on: PlainDate.from(step.on),
    changedAt: changed,
    summary: `${state === 'done' ? '✓ ' : ''}Cycle ${cycle}: ${name}`,
    description: told.filter(Boolean).join(' '),
    category: `Cycle ${cycle}`,
  }
}
