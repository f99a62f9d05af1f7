import { planning } from '@cartwright/api/planning'
import type { Context } from 'hono'
import { inTransaction } from '#database/in-transaction'
import { parseDay, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import { clientAddress } from '../../client-address.ts'
import type { Door, Office } from '../../door.ts'
import { makeRateLimit } from '../staff/rate-limit.ts'
import { cityOfToken, endFeed, openFeed, ownFeed } from './calendar-feed.ts'
import { people } from '../staff/staff-queries.ts'
import { giveStep, owningRoles } from './give-step.ts'
import { feedFile } from './feed-file.ts'
import { moveStep } from './move-step.ts'
import { agenda, calendarDays, checklist, checklistOfRun, listSteps, toldYear } from './plan-queries.ts'
import { previewYear } from './preview-year.ts'
import { saveYear } from './save-year.ts'
import { tickStep } from './tick-step.ts'

/** What the calendar needs besides the door: its feed is read by nobody in particular, of any city. */
export type PlanningParts = Office & { readonly trustProxy: boolean }

/** The calendar of bill runs. */
export function servePlanning(door: Door, parts: PlanningParts): void {
  door.open(planning.list, async (work, { query: { from, until, ...rest } }) => ({
    rows: await listSteps(work, { ...rest, from: dayOf(from), until: dayOf(until) }),
  }))
  door.open(planning.agenda, (work, { query }) => agenda(work, query))
  door.open(planning.calendar, (work, { query: { from, until, cycle } }) =>
    calendarDays(work, { from: dayOf(from)!, until: dayOf(until)!, cycle }),
  )
  door.open(planning.preview, async (work, { params }) =>
    toldYear(await previewYear(work, params.year), work.today),
  )
  door.open(planning.plan, async (work, { params }) =>
    toldYear(await saveYear(work, params.year), work.today),
  )
  door.open(planning.show, (work, { params }) => checklist(work, params.id))
  door.open(planning.ofRun, async (work, { params }) => ({ plan: await checklistOfRun(work, params.id) }))
  door.open(planning.move, async (work, { params: { id, step }, body }) => {
    await moveStep(work, { planId: id, step, on: dayOf(body.on) ?? null, reason: body.reason })
    return checklist(work, id)
  })
  door.open(planning.give, async (work, { params: { id, step }, body }) => {
    await giveStep(work, { planId: id, step, ...body })
    return checklist(work, id)
  })
  door.open(planning.owners, async (work) => ({
    roles: [...owningRoles],
    people: (await people(work)).flatMap(({ name, role, disabled }) =>
      disabled || role === 'customer' ? [] : [name],
    ),
  }))
  door.open(planning.tick, async (work, { params: { id, step }, body }) => {
    await tickStep(work, { planId: id, step, ...body })
    return checklist(work, id)
  })
  serveFeed(door, parts)
}

function serveFeed(door: Door, parts: PlanningParts): void {
  door.open(planning.feed, async (work) => ({ feed: await ownFeed(work) }))
  door.open(planning.openFeed, async (work, { body }) => {
    const { token } = await openFeed(work, body.scope)
    return { path: `/api${planning.ics.path}?token=${encodeURIComponent(token)}` }
  })
  door.open(planning.endFeed, async (work) => {
    await endFeed(work)
    return { done: true as const }
  })
  const limit = makeRateLimit({ most: 30, seconds: 60 })
  door.openLong(planning.ics, async ({ context }, { query: { token } }) => {
    refuseTooOften(context, parts, limit)
    const text = await readFeed(parts, token)
    return new Response(text, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="bill-runs.ics"',
        // The address holds the secret, and what it shows changes.
        'cache-control': 'private, no-store',
        'referrer-policy': 'no-referrer',
      },
    })
  })
}

function refuseTooOften(
  context: Context,
  { trustProxy }: PlanningParts,
  limit: ReturnType<typeof makeRateLimit>,
): void {
  const wait = limit(clientAddress(context, trustProxy))
  if (wait > 0) refuse('TOO_MANY_REQUESTS', { retryAfterSeconds: wait })
}

/** Reads the feed in the city that its token names. A city that does not exist is told no differently from a token that does not. */
async function readFeed(parts: PlanningParts, token: string): Promise<string> {
  const { database, today, send, gates } = parts
  const city = cityOfToken(token) ?? refuse('PLAN_FEED_NOT_FOUND', {})
  const known = await database.db
    .withSchema('directory')
    .selectFrom('city')
    .select('name')
    .where('name', '=', city)
    .executeTakeFirst()
  if (!known) refuse('PLAN_FEED_NOT_FOUND', {})
  const actor = { name: 'calendar feed', userId: null, role: 'system' as const }
  return inTransaction(database.db, { city, actor, today: today(), send, gates }, (work) =>
    feedFile(work, token),
  )
}

const dayOf = (text: string | null | undefined): PlainDate | undefined =>
  typeof text === 'string' ? (parseDay(text) ?? undefined) : undefined
