import ICAL from 'ical.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, refused } from '../../test/bill-runs.ts'
import { smallTown } from '../../test/small-town.ts'
import { testOffice } from '../../test/test-office.ts'

const office = testOffice({ on: '2026-11-30', keep: true })
const userId = 'user-coordinator'

beforeAll(async () => {
  await office.work((work) => smallTown(work, [{ name: 'Private Person' }]))
  const directory = office.database().db.withSchema('directory')
  const email = `${office.city}@example.org`
  await directory
    .insertInto('user')
    .values({ id: userId, name: 'Test coordinator', email, emailVerified: true, image: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await directory
    .insertInto('membership')
    .values({ user_id: userId, city: office.city, role: 'coordinator', account_number: null })
    .execute()
  await answered(office.post('/planning/years/2026'))
})

type Made = { path: string }
const open = (scope = 'all') => answered<Made>(office.post('/planning/feed', { scope }))
/** What a calendar program gets, which is nobody in particular. */
const fetched = ({ path }: Made) => office.as(null).get(path.slice('/api'.length))
const eventsOf = async (made: Made) =>
  new ICAL.Component(ICAL.parse(await (await fetched(made)).text()))
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one))

describe('the calendar feed', () => {
  it('shows the plan to whoever holds its address, without signing in', async () => {
    const made = await open()
    const answer = await fetched(made)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const events = await eventsOf(made)
    const mail = events.find(({ uid }) => uid === `${office.city}-1-2026-11-01-mail@cartwright`)!
    expect(mail).toMatchObject({
      summary: 'Cycle 1: Mail',
      description:
        'Cycle 1 (Homes, north of Fourth Street), Nov 1 to Nov 30, 2026. For the clerk. Dec 5 is a Saturday: moved to Dec 7.',
    })
    expect(String(mail.startDate)).toBe('2026-12-07')
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
  })

  it('tells nothing that is nobody else’s business', async () => {
    const made = await open()
    const { rows } = await answered<{ rows: { step: string; planId: number }[] }>(
      office.get('/planning/steps?cycle=1&from=2026-12-01'),
    )
    const mail = rows.find(({ step }) => step === 'mail')!
    const why = { on: '2026-12-08', reason: 'Private Person asked' }
    await answered(office.post(`/planning/plans/${mail.planId}/steps/mail/move`, why))
    const text = await (await fetched(made)).text()
    expect(text).toContain('DTSTART;VALUE=DATE:20261208')
    expect(text).not.toMatch(/Private|Test coordinator/)
  })

  it('shows only one’s own steps and the days when asked to', async () => {
    const events = await eventsOf(await open('mine'))
    const told = new Set(events.map(({ summary }) => summary.replace('✓ ', '')))
    expect(told).toContain('Cycle 1: Calculate')
    expect(told).toContain('Cycle 1: Due')
    expect(told).not.toContain('Cycle 1: Release')
  })

  it('has one address a person: a new one ends the one before', async () => {
    const [first, second] = [await open(), await open()]
    expect(await refused(fetched(first))).toMatchObject({ code: 'PLAN_FEED_NOT_FOUND' })
    expect((await fetched(second)).status).toBe(200)
    const { feed } = await answered<{ feed: { scope: string; readAt: string | null } }>(
      office.get('/planning/feed'),
    )
    expect(feed).toMatchObject({ scope: 'all', readAt: expect.any(String) })
    const stored = await office.work(({ db }) => db.selectFrom('calendar_feed').selectAll().execute())
    expect(JSON.stringify(stored)).not.toContain(second.path.split('token=')[1]!.split('.')[1]!)
  })

  it('ends when its person ends it, and when they no longer work for the city', async () => {
    const made = await open()
    const members = () => office.database().db.withSchema('directory').updateTable('membership')
    const shut = (at: Temporal.Instant | null) =>
      members()
        .set({ disabled_at: at })
        .where('city', '=', office.city)
        .where('user_id', '=', userId)
        .execute()
    await shut(Temporal.Instant.from('2026-11-30T08:00:00Z'))
    expect(await refused(fetched(made))).toMatchObject({ code: 'PLAN_FEED_NOT_FOUND' })
    await shut(null)
    expect((await fetched(made)).status).toBe(200)
    await answered(office.delete('/planning/feed'))
    expect(await refused(fetched(made))).toMatchObject({ code: 'PLAN_FEED_NOT_FOUND' })
    expect(await answered(office.get('/planning/feed'))).toEqual({ feed: null })
  })

  it('opens nothing for what is no token, of this city or of one that is not there', async () => {
    const odd = [
      'x',
      `${office.city}.${'a'.repeat(32)}`,
      `nowhere.${'a'.repeat(32)}`,
      `x"; drop.${'a'.repeat(32)}`,
    ]
    for (const token of odd) {
      const answer = office.as(null).get(`/planning/calendar.ics?token=${encodeURIComponent(token)}`)
      // oxlint-disable-next-line no-await-in-loop -- One after the other, as somebody who tries would.
      expect(await refused(answer)).toMatchObject({ code: 'PLAN_FEED_NOT_FOUND' })
    }
  })

  it('is answered thirty times a minute, and then asks for patience', async () => {
    const made = await open()
    const statuses = new Set<number>()
    // oxlint-disable-next-line no-await-in-loop -- So many, one after the other.
    for (let at = 0; at < 31; at++) statuses.add((await fetched(made)).status)
    expect(statuses).toContain(429)
  })
})
