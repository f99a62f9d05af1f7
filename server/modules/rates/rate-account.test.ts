import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { account, bill, byDays, event, november, row, service, version } from '#test/rate-fixtures'
import type { BillingPeriod } from '../policies/policy.ts'
import type { AccountToRate } from './account-to-rate.ts'
import { rateAccount } from './rate-account.ts'
import { rateBook } from './rate-book.ts'
import type { RateRow } from './rate-row.ts'

const rate = (rows: readonly RateRow[], asked: AccountToRate, days: BillingPeriod = november) =>
  rateAccount(rateBook([version(rows)]), byDays, days, asked)
const charged = (...asked: Parameters<typeof rate>): number[] =>
  rate(...asked).charges.map(({ amount }) => amount)

// The 4 yd refuse bin of the City of Ontario CA from 2024-07-01: first and additional containers and pickups.
const bins = [
  row({ charge: 'first', pickups: '1', amountCents: 21_325 }),
  row({ charge: 'first', pickups: '+1', amountCents: 13_308 }),
  row({ charge: 'additional', pickups: '1', amountCents: 11_953 }),
  row({ charge: 'additional', pickups: '+1', amountCents: 13_308 }),
]

describe('a table of services', () => {
  it.each([
    { case: 'the first container at its row', services: [service()], owes: [21_325] },
    { case: 'each pickup above the first', services: [service({ pickupsPerWeek: 6 })], owes: [87_865] },
    {
      case: 'the first and two additional containers',
      services: [service({ quantity: 3, pickupsPerWeek: 2 })],
      owes: [21_325 + 13_308 + 2 * (11_953 + 13_308)],
    },
    {
      case: 'containers alike count together, whichever service they are on',
      services: [service({ serviceId: 1 }), service({ serviceId: 2, quantity: 2 })],
      owes: [21_325, 2 * 11_953],
    },
    {
      case: 'a container whose frequency differs is a first one',
      services: [service({ serviceId: 1 }), service({ serviceId: 2, pickupsPerWeek: 2 })],
      owes: [21_325, 34_633],
    },
  ])('charges $case', ({ services, owes }) => {
    expect(charged(bins, account(services))).toEqual(owes)
  })

  it('never multiplies unless the table says per container', () => {
    const first = [row({ charge: 'first', amountCents: 5000 })]
    const { charges, gaps } = rate(first, account([service({ quantity: 2 })]))
    expect(charges).toEqual([])
    expect(gaps).toMatchObject([{ what: '2 × refuse bin 4 yd, 1 a week, curb' }])
    expect(
      charged([row({ charge: 'each', amountCents: 5000 })], account([service({ quantity: 2 })])),
    ).toEqual([10_000])
  })

  it('charges by the dwelling unit', () => {
    const units = [row({ charge: 'unit', amountCents: 2450 })]
    expect(charged(units, account([service({ units: 12 })]))).toEqual([29_400])
  })

  it('takes the row that says most about the service', () => {
    const rows = [
      row({ charge: 'each', amountCents: 100 }),
      row({ charge: 'each', class: 'commercial', amountCents: 200 }),
      row({ charge: 'each', class: 'commercial', zone: '2A', amountCents: 300 }),
      row({ charge: 'each', class: 'commercial', size: '4 yd', pickups: '2', zone: '2A', amountCents: 400 }),
    ]
    const asked = (some: Partial<AccountToRate>, pickupsPerWeek = 1) =>
      charged(rows, account([service({ pickupsPerWeek })], some))
    expect(asked({ class: 'residential' })).toEqual([100])
    expect(asked({})).toEqual([200])
    expect(asked({ zone: '2A' })).toEqual([300])
    expect(asked({ zone: '2A' }, 2)).toEqual([400])
  })

  it('lays a charge over another, by the place of collection, as a share of the difference of two rates', () => {
    const rows = [
      row({ charge: 'each', amountCents: 5159 }),
      { ...row({ charge: 'each', class: 'prices', stream: 'curbside', amountCents: 5159 }), key: 'curbside' },
      { ...row({ charge: 'each', class: 'prices', stream: 'side', amountCents: 8435 }), key: 'side yard' },
      row({
        charge: 'overlay',
        code: 'side-yard',
        location: 'side-yard',
        amountCents: null,
        share: { of: 'side yard', less: 'curbside', percentThousandths: 50_000 },
      }),
    ]
    expect(charged(rows, account([service({ location: 'side-yard' })]))).toEqual([5159, 1638])
    expect(charged(rows, account([service()]))).toEqual([5159])
  })

  it('charges an account once, whatever it has', () => {
    const rows = [row({ charge: 'each' }), row({ charge: 'account', code: 'sb-1383', amountCents: 850 })]
    const services = [service({ serviceId: 1 }), service({ serviceId: 2, stream: 'organics' })]
    expect(charged(rows, account(services))).toEqual([10_000, 10_000, 850])
  })
})

describe('how often a city bills', () => {
  const quarterly = [row({ charge: 'each', per: 'quarter', amountCents: 10_000 })]
  const monthly = [row({ charge: 'each', amountCents: 10_000 })]

  it.each([
    { case: 'a month', days: november, owes: [10_000] },
    { case: 'two months', days: bill('2026-11-01 to 2027-01-01', 2), owes: [20_000] },
    { case: 'a quarter', days: bill('2026-10-01 to 2027-01-01', 3), owes: [30_000] },
    { case: 'a year', days: bill('2026-01-01 to 2027-01-01', 12), owes: [120_000] },
    {
      case: 'a month that the meter reader ended on his day',
      days: bill('2026-11-03 to 2026-12-05'),
      owes: [10_000],
    },
  ])('a rate by the month is charged for $case', ({ days, owes }) => {
    expect(charged(monthly, account([service()]), days)).toEqual(owes)
    expect(charged(monthly, account([service()]), { ...days, timing: 'advance' })).toEqual(owes)
  })

  it('a rate by the quarter is paid in thirds that sum to it, or whole', () => {
    const months = ['2026-10-01 to 2026-11-01', '2026-11-01 to 2026-12-01', '2026-12-01 to 2027-01-01']
    const thirds = months.map((days) => charged(quarterly, account([service()]), bill(days))[0])
    expect(thirds).toEqual([3334, 3333, 3333])
    expect(charged(quarterly, account([service()]), bill('2026-10-01 to 2027-01-01', 3))).toEqual([10_000])
  })
})

describe('what happened', () => {
  const loads = [
    row({ charge: 'event', code: 'load', per: 'load', amountCents: 24_761 }),
    row({ charge: 'event', code: 'load', per: 'ton', amountCents: 6685 }),
    row({ charge: 'event', code: 'load', per: 'day', amountCents: 3370, free: 7 }),
    row({ charge: 'event', code: 'bulky', per: 'event', amountCents: 3800, free: 2 }),
  ]

  it('charges a load, its tons to the hundredth, and rental after the free days', () => {
    const load = event({ code: 'load', tonsHundredths: 325, containerDays: 9 })
    expect(charged(loads, account([], { events: [load] }))).toEqual([24_761, 21_726, 2 * 3370])
  })

  it('has a gap for a load that was not weighed', () => {
    const { gaps } = rate(loads, account([], { events: [event({ code: 'load', containerDays: 3 })] }))
    expect(gaps).toMatchObject([{ what: 'weight of the load', eventId: 1 }])
  })

  it.each([
    { used: 0, owes: [0, 3800] },
    { used: 1, owes: [0, 7600] },
    { used: 2, owes: [3800, 7600] },
  ])('counts free ones by the calendar year: $used used before', ({ used, owes }) => {
    const events = [
      event({ eventId: 1, code: 'bulky', happenedOn: PlainDate.from('2026-11-05') }),
      event({ eventId: 2, code: 'bulky', happenedOn: PlainDate.from('2026-11-20'), quantity: 2 }),
    ]
    const freeUsed = [{ code: 'bulky', year: 2026, used }]
    expect(charged(loads, account([], { events, freeUsed }))).toEqual(owes)
    const lastYear = [{ code: 'bulky', year: 2025, used: 2 }]
    expect(charged(loads, account([], { events, freeUsed: lastYear }))).toEqual([0, 3800])
  })

  it('has a gap for what no row charges', () => {
    const { gaps } = rate(loads, account([], { events: [event({ code: 'lock' })] }))
    expect(gaps).toMatchObject([{ what: 'lock' }])
  })
})
