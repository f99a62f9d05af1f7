import { describe, expect, it } from 'vitest'
import { account, byDays, november, period, row, service, version } from '#test/rate-fixtures'
import type { AccountToRate } from './account-to-rate.ts'
import { rateAccount } from './rate-account.ts'
import { rateBook } from './rate-book.ts'
import type { RateRow } from './rate-row.ts'

const rate = (rows: readonly RateRow[], asked: AccountToRate) =>
  rateAccount(rateBook([version(rows)]), byDays, november, asked)
const charged = (...asked: Parameters<typeof rate>): number[] =>
  rate(...asked).charges.map(({ amount }) => amount)
const percent = (some: Partial<RateRow>) =>
  row({ charge: 'percent', code: 'franchise', percentThousandths: 10_000, of: ['all'], order: 30, ...some })
const granted = (days: string) => ({ discounts: [{ code: 'senior', period: period(days) }] })

describe('percentages, discounts and minimums', () => {
  const each = row({ charge: 'each', amountCents: 10_005 })
  const senior = row({
    charge: 'discount',
    code: 'senior',
    percentThousandths: 15_000,
    of: ['services'],
    order: 10,
    fundingGlCode: '6710',
  })

  it('are taken in the stated order, each of those before it that it names', () => {
    const ab939 = percent({
      code: 'ab-939',
      percentThousandths: 2500,
      of: ['services', 'franchise'],
      order: 40,
    })
    // 10 % of $100.05 is $10.005, and 2.5 % of $110.06 is $2.7515.
    expect(charged([each, percent({}), ab939], account([service()]))).toEqual([10_005, 1001, 275])
    const before = { ...ab939, order: 20 }
    expect(charged([each, percent({}), before], account([service()]))).toEqual([10_005, 250, 1026])
  })

  it.each([
    { rounding: 'half-up', owes: 1001 },
    { rounding: 'half-even', owes: 1000 },
    { rounding: 'down', owes: 1000 },
    { rounding: 'up', owes: 1001 },
  ] as const)('are rounded $rounding when the table says so', ({ rounding, owes }) => {
    expect(charged([each, percent({ rounding })], account([service()]))).toEqual([10_005, owes])
  })

  it('are rounded once or for each line, as the table says', () => {
    const services = [service({ serviceId: 1 }), service({ serviceId: 2, stream: 'organics' })]
    expect(charged([each, percent({})], account(services))).toEqual([10_005, 10_005, 2001])
    expect(charged([each, percent({ roundEach: true })], account(services))).toEqual([10_005, 10_005, 2002])
  })

  it('a discount is paid by its own fund, for the days it was granted', () => {
    const { charges } = rate([each, senior], account([service()], granted('2026-01-01')))
    expect(charges.map(({ amount, glCode }) => [amount, glCode])).toEqual([
      [10_005, '4420'],
      [-1501, '6710'],
    ])
    // Half of November: 15 % of 15/30 of $100.05.
    expect(charged([each, senior], account([service()], granted('2026-11-16')))).toEqual([10_005, -750])
    expect(charged([each, senior], account([service()], granted('2026-12-01')))).toEqual([10_005])
  })

  it('a discount in dollars takes a charge to nothing and no further', () => {
    const off = { ...senior, percentThousandths: null, amountCents: 1200 }
    expect(charged([each, off], account([service()], granted('2026-01-01')))).toEqual([10_005, -1200])
    const more = { ...off, amountCents: 20_000 }
    expect(charged([each, more], account([service()], granted('2026-01-01')))).toEqual([10_005, -10_005])
  })

  it('a discount that no table knows is a gap, not a full charge', () => {
    const { gaps } = rate([each], account([service()], granted('2026-01-01')))
    expect(gaps).toMatchObject([{ what: 'discount senior' }])
  })

  it('a minimum tops a bill up to what the table asks', () => {
    const minimum = row({
      charge: 'minimum',
      code: 'inactivity',
      amountCents: 12_000,
      of: ['all'],
      order: 20,
    })
    expect(charged([each, minimum], account([service()]))).toEqual([10_005, 1995])
    const enough = { ...minimum, amountCents: 10_000 }
    expect(charged([each, enough], account([service()]))).toEqual([10_005])
  })
})
