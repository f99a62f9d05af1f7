import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { refused } from '#test/bill-runs'
import { loadMarlow } from '#test/marlow'
import { payer } from '#test/paying'
import { testOffice } from '#test/test-office'
import { settleWaitingEventsJob } from './settle-events.ts'
import { settlePayment, takeLook } from './settle-payment.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
const { begin, owing, returned } = payer(office)
const { desk, provider } = office.payments

beforeAll(() => loadMarlow(office))

/** The look of every minute, at a provider that cannot answer to some sessions. */
const everyMinute = () =>
  settleWaitingEventsJob.run({
    city: office.city,
    data: {},
    sendMail: office.mailServer.send,
    paymentProvider: {
      ...provider,
      fetch: async (about) => {
        if (about.id.startsWith('cs_odd')) throw new Error('of an odd shape')
        return provider.fetch(about)
      },
    },
    inTransaction: (task) => office.work(task),
  })

/** Events whose jobs gave up an hour ago. */
const waiting = (sessionIds: readonly string[]) =>
  office.work(({ db }) =>
    sql`insert into provider_event (event_id, type, about_kind, about_id, made_at, received_at)
      select 'evt_' || id, 'checkout.session.completed', 'session', id, now() - interval '1 hour', now() - interval '1 hour'
      from unnest(${sessionIds}::text[]) with ordinality as given (id, place) order by place`.execute(db),
  )

it('fifty events that fail each time keep none behind them from its turn', async () => {
  const { sessionId, returnToken } = await begin((await owing('Ana Lopez')).token)
  await desk.pay(sessionId, 'card', 'held')
  await waiting([...Array.from({ length: 50 }, (_, index) => `cs_odd_${index}`), sessionId])
  await expect(everyMinute()).rejects.toThrow('of an odd shape')
  expect(await returned(returnToken)).toMatchObject({ posted: false })
  await expect(everyMinute()).rejects.toThrow('of an odd shape')
  expect(await returned(returnToken)).toMatchObject({ posted: true })
})

it('an answer that names two payments holds both in the order of their numbers, and moves neither', async () => {
  const [first, second] = [
    await begin((await owing('Ben Ito')).token),
    await begin((await owing('Cy Young')).token),
  ]
  await desk.pay(second.sessionId, 'card', 'held')
  const found = (await provider.fetch({ kind: 'session', id: second.sessionId }))!
  const settled = await office.work(async (work) =>
    settlePayment(work, { ...found, reference: first.reference }, await takeLook(work)),
  )
  expect(settled.outcome).toBe('another session than the one that was made')
  expect(await returned(first.returnToken)).toMatchObject({ state: 'open', posted: false })
})

const call = (length: number) =>
  Promise.resolve(
    office.app().request(`/api/online/events/${office.city}`, { method: 'POST', body: 'x'.repeat(length) }),
  )

it('a call that is larger than any of the provider is not read', async () => {
  expect(await refused(call(1024 * 1024 + 1))).toEqual({
    code: 'EVENT_TOO_LARGE',
    details: { limit: '1 MB' },
  })
  expect(await refused(call(1024 * 1024))).toMatchObject({ code: 'EVENT_NOT_SIGNED' })
})
