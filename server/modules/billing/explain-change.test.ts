import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { account, bill, byDays, event, period, row, service, version } from '#test/rate-fixtures'
import type { AccountToRate, ServiceToRate } from '../rates/account-to-rate.ts'
import { rateAccount } from '../rates/rate-account.ts'
import { rateBook } from '../rates/rate-book.ts'
import type { RateVersion } from '../rates/rate-row.ts'
import { differencesOf } from './explain-change.ts'
import type { BillLine, ComparedBill } from './register-types.ts'

const cart = (some: Partial<ServiceToRate> = {}) => service({ container: 'cart', size: '96 gal', ...some })
const rows = (amountCents: number, fee = 4800) => [
  row({ charge: 'first', container: 'cart', size: '96 gal', amountCents }),
  row({ charge: 'first', container: 'cart', size: '64 gal', amountCents: amountCents - 400 }),
  row({ charge: 'additional', container: 'cart', size: '96 gal', amountCents: 1500 }),
  row({ charge: 'event', code: 'bulky', per: 'event', amountCents: 4500 }),
  ...(fee > 0
    ? [row({ charge: 'percent', code: 'franchise-fee', of: ['all'], percentThousandths: fee, order: 2 })]
    : []),
  row({
    charge: 'discount',
    code: 'senior',
    of: ['services'],
    percentThousandths: 10_000,
    order: 1,
    fundingGlCode: '6710',
  }),
]
const old = version(rows(2500))
const dearer = [
  version(rows(2500), { effectiveUntil: '2026-11-01' }),
  version(rows(2610), { label: 'v2', resolution: 'Resolution 2', effectiveFrom: '2026-11-01' }),
]

/** A bill as the rate book makes it of an account, over half-open days. */
function billOf(
  days: string,
  rated: AccountToRate,
  { versions = [old], months = 1 }: { versions?: RateVersion[]; months?: 1 | 2 } = {},
): ComparedBill {
  const over = bill(days, months)
  const { charges } = rateAccount(rateBook(versions), byDays, over, rated)
  const lines = charges.map(
    ({ period: covered, amount, ...rest }, index): BillLine => ({
      ...rest,
      lineNo: index + 1,
      periodFrom: covered.from.toString(),
      periodUntil: covered.until.toString(),
      amountCents: amount,
    }),
  )
  return { periodFrom: over.from.toString(), periodUntil: over.until.toString(), lines }
}

const october = (rated: AccountToRate) => billOf('2026-10-01 to 2026-11-01', rated)
const november = (rated: AccountToRate, versions = [old]) =>
  billOf('2026-11-01 to 2026-12-01', rated, { versions })
const chargesOf = ({ lines }: ComparedBill) => lines.reduce((total, line) => total + line.amountCents, 0)
const sumOf = (differences: readonly { amountCents: number }[]) =>
  differences.reduce((total, { amountCents }) => total + amountCents, 0)

const one = account([cart()])

/** A bill whose charges four parts share. */
const shared = (weight: number) => (whole: ComparedBill) => ({
  ...whole,
  lines: whole.lines.map((line) => ({
    ...line,
    amountCents: line.amountCents * weight,
    derivation: {
      kind: 'share' as const,
      weight,
      totalWeight: 4,
      wholeCents: line.amountCents,
      of: line.derivation,
    },
  })),
})

describe('differencesOf', () => {
  it('of the same bill is nothing', () => {
    expect(differencesOf(november(one), october(one))).toEqual([])
  })

  it('of a first bill is one cause', () => {
    expect(differencesOf(november(one), null)).toMatchObject([
      { cause: 'new', amountCents: 2620, en: 'This is the first bill of this account.' },
    ])
  })

  it.each([
    {
      case: 'a second cart in mid-period, with its franchise fee',
      now: november(account([cart(), cart({ serviceId: 2, served: period('2026-11-12') })])),
      is: [
        {
          cause: 'new',
          amountCents: 950 + 46,
          en: 'Second 96 gal cart (refuse) since Nov 12, 2026, 19 of 30 days (Resolution 1).',
          es: 'Segundo carrito de 96 gal (basura) desde el 12 de nov. de 2026, 19 de 30 días (Resolution 1).',
        },
      ],
    },
    {
      case: 'a stop in mid-period',
      now: november(account([cart({ served: period('2026-01-01 to 2026-11-13') })])),
      is: [
        {
          cause: 'stopped',
          en: '96 gal cart (refuse) stopped on Nov 13, 2026, 12 of 30 days.',
          es: 'Carrito de 96 gal (basura): terminó el 13 de nov. de 2026, 12 de 30 días.',
        },
      ],
    },
    {
      case: 'a cart in place of another',
      now: november(
        account([
          cart({ served: period('2026-01-01 to 2026-11-12') }),
          cart({ serviceId: 2, size: '64 gal', served: period('2026-11-12') }),
        ]),
      ),
      is: [
        {
          cause: 'service',
          en: '1 × 64 gal cart (refuse), 1 pickup a week in place of 1 × 96 gal cart (refuse), 1 pickup a week since Nov 12, 2026 (Resolution 1).',
        },
      ],
    },
    {
      case: 'another rate',
      now: november(one, dearer),
      is: [
        {
          cause: 'rate',
          amountCents: 110 + 5,
          en: 'New rate for 96 gal cart (refuse): $26.10 a month in place of $25.00 (Resolution 2, in force from Nov 1, 2026).',
          es: 'Nueva tarifa de carrito de 96 gal (basura): $26.10 al mes en lugar de $25.00 (Resolution 2, vigente desde el 1 de nov. de 2026).',
        },
      ],
    },
    {
      case: 'something that happened once',
      now: november(account([cart()], { events: [event({ code: 'bulky', reference: 'B-118' })] })),
      is: [{ cause: 'one-off', amountCents: 4500 + 216, en: 'Bulky on Nov 12, 2026 (B-118).' }],
    },
    {
      case: 'a discount granted in mid-period',
      now: november(account([cart()], { discounts: [{ code: 'senior', period: period('2026-11-16') }] })),
      is: [
        {
          cause: 'discount',
          amountCents: -125 - 6,
          en: 'Discount senior of 10% from Nov 16, 2026, 15 of 30 days (Resolution 1).',
        },
      ],
    },
    {
      case: 'another franchise fee',
      now: november(one, [version(rows(2500, 5000), { resolution: 'Resolution 3' })]),
      is: [
        {
          cause: 'rate',
          amountCents: 5,
          en: 'Franchise fee: 5% in place of 4.8% (Resolution 3).',
          es: 'Cuota de franquicia: 5% en lugar de 4.8% (Resolution 3).',
        },
      ],
    },
  ])('$case', ({ now, is }) => {
    const before = october(one)
    const found = differencesOf(now, before)
    expect(found).toMatchObject(is)
    expect(found).toHaveLength(is.length)
    expect(sumOf(found)).toBe(chargesOf(now) - chargesOf(before))
  })

  it('a whole month after a part of one is proration', () => {
    const rated = account([cart({ served: period('2026-10-13') })])
    expect(differencesOf(november(rated), october(rated))).toMatchObject([
      {
        cause: 'proration',
        en: 'The last bill had 19 of 31 days of 96 gal cart (refuse); this one has the whole period.',
      },
    ])
  })

  it('a discount that is held all the time goes with the service it is taken of', () => {
    const discounts = [{ code: 'senior', period: period('2026-01-01') }]
    const before = october(account([cart()], { discounts }))
    const now = november(account([cart()], { discounts }), dearer)
    expect(differencesOf(now, before)).toMatchObject([{ cause: 'rate' }])
  })

  it('what was served and is gone is stopped', () => {
    const found = differencesOf(november(account([])), october(one))
    expect(found).toMatchObject([{ cause: 'stopped', amountCents: -2620 }])
    expect(found[0]!.en).toContain('no longer served; the last bill had 31 of 31 days of it')
  })

  it('a new share of a shared service is a change of it', () => {
    const found = differencesOf(shared(2)(november(one)), shared(1)(october(one)))
    expect(found[0]!.en).toBe(
      'Your share of 96 gal cart (refuse) is 2 of 4 parts, before 1 of 4 (Resolution 1).',
    )
  })

  it('a bill of two months after a bill of one says so', () => {
    const now = billOf('2026-11-01 to 2027-01-01', one, { months: 2 })
    expect(differencesOf(now, october(one))[0]!.en).toBe(
      'This bill has 2 months of 96 gal cart (refuse), the last one had 1.',
    )
  })
})

const day = fc.integer({ min: 1, max: 60 }).map((days) => period('2026-10-01').from.add({ days }))
const anyService = fc.record({
  quantity: fc.integer({ min: 1, max: 3 }),
  size: fc.constantFrom('96 gal', '64 gal'),
  days: fc.tuple(day, day),
  ends: fc.boolean(),
})
const anyAccount = fc.record({
  services: fc.array(anyService, { maxLength: 4 }),
  events: fc.array(day, { maxLength: 3 }),
  senior: fc.option(day, { nil: null }),
})

describe('the causes of a change', () => {
  it('always sum to the difference', () => {
    fc.assert(
      fc.property(
        anyAccount,
        anyAccount,
        fc.constantFrom([old], dearer),
        fc.constantFrom(4800, 0, 6000),
        (before, after, versions, fee) => {
          const book = fee === 4800 ? versions : [version(rows(2700, fee), { resolution: 'Resolution 9' })]
          const last = october(accountOf(before))
          const now = november(accountOf(after), book)
          expect(sumOf(differencesOf(now, last))).toBe(chargesOf(now) - chargesOf(last))
        },
      ),
    )
  })
})

type Any = typeof anyAccount extends fc.Arbitrary<infer Value> ? Value : never

function accountOf({ services, events, senior }: Any): AccountToRate {
  return account(
    services.map(({ quantity, size, days, ends }, index) => {
      const [a, b] = days.toSorted((early, late) => Temporal.PlainDate.compare(early, late))
      const until = ends ? b!.add({ days: 1 }) : null
      return cart({ serviceId: index + 1, quantity, size, served: { from: a!, until } })
    }),
    {
      events: events.map((happenedOn, index) => event({ eventId: index + 1, code: 'bulky', happenedOn })),
      discounts: senior ? [{ code: 'senior', period: { from: senior, until: null } }] : [],
    },
  )
}
