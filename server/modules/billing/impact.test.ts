import type { SuccessOf } from '@cartwright/api/route'
import type { whatIfs } from '@cartwright/api/what-ifs'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered } from '../../test/bill-runs.ts'
import type { TownAccount } from '../../test/small-town.ts'
import { testOffice } from '../../test/test-office.ts'
import { calculatedWhatIf, impactOf, proposed, townToPropose, type WhatIf } from '../../test/what-ifs.ts'

type Account = SuccessOf<typeof whatIfs.account>
type Accounts = SuccessOf<typeof whatIfs.accounts>

const office = testOffice({ on: '2026-11-23', keep: true })
let town: TownAccount[]
let whatIf: WhatIf

beforeAll(async () => {
  town = await townToPropose(office)
  whatIf = await calculatedWhatIf(office, (await proposed(office)).id)
})

const accountOf = (number: string): Promise<Account> =>
  answered(office.get(`/what-ifs/${whatIf.id}/accounts/${number}`))
const accountsOf = (query = ''): Promise<Accounts> =>
  answered(office.get(`/what-ifs/${whatIf.id}/accounts${query}`))
const sumOf = (rows: readonly { beforeCents: number; afterCents: number }[]) => [
  rows.reduce((sum, { beforeCents }) => sum + beforeCents, 0),
  rows.reduce((sum, { afterCents }) => sum + afterCents, 0),
]

describe('six percent on homes', () => {
  it('comes to what is worked out by hand, account by account and in all', async () => {
    expect(whatIf).toMatchObject({ state: 'calculated', asIfInForce: true, failure: null })
    const { rows, totals } = await accountsOf()
    // 51.59 becomes 54.69, 15.93 becomes 16.89; one of three bulky pickups is not free: 38.00 becomes 40.28.
    expect(rows.map(({ beforeCents, afterCents }) => [beforeCents, afterCents])).toEqual([
      [51_59, 54_69],
      [51_59 + 15_93 + 38_00 - 12_00, 54_69 + 16_89 + 40_28 - 12_00],
      [51_59 - 7_74, 54_69 - 8_20],
      [2 * 51_59, 2 * 54_69],
      [232_53, 232_53],
    ])
    expect(totals).toEqual({ accounts: 5, beforeCents: 524_67, afterCents: 542_95 })
    const impact = await impactOf(office, whatIf.id)
    expect(impact).toMatchObject({
      accounts: 5,
      more: 4,
      less: 0,
      same: 1,
      parcels: 4,
      withGaps: 0,
      beforeCents: 524_67,
      afterCents: 542_95,
      // Four cycles bill by the month, one by two months.
      yearBeforeCents: 12 * (524_67 - 103_18) + 6 * 103_18,
      yearAfterCents: 12 * (542_95 - 109_38) + 6 * 109_38,
    })
    expect(impact.causes).toEqual([
      { cause: 'rates', accounts: 4, amountCents: 3_10 + 4_06 + 3_10 + 6_20 },
      { cause: 'one-off', accounts: 1, amountCents: 2_28 },
      { cause: 'discounts', accounts: 1, amountCents: -46 },
    ])
    expect(impact.classes).toMatchObject([
      { class: 'commercial', accounts: 1, same: 1, beforeCents: 232_53, afterCents: 232_53 },
      { class: 'residential', accounts: 4, more: 4, medianBeforeCents: 51_59, medianAfterCents: 54_69 },
    ])
    expect(impact.typical.find(({ served }) => served === '96-gal cart set')).toMatchObject({
      class: 'residential',
      accounts: 3,
      beforeCents: 51_59,
      afterCents: 54_69,
    })
    expect(impact.increases[0]).toMatchObject({ accountNumber: town[1]!.number, percentTenths: 68 })
    expect(impact.decreases).toEqual([])
  })

  it('sums alike by class, ledger account, fund, stream, kind and bar', async () => {
    const impact = await impactOf(office, whatIf.id)
    for (const rows of [impact.classes, impact.ledger, impact.funds, impact.streams, impact.kinds])
      expect(sumOf(rows)).toEqual([impact.beforeCents, impact.afterCents])
    const bars = impact.percentBars.flatMap((one) => one.bars)
    expect(bars.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(impact.more + impact.less)
    expect(bars.reduce((sum, { changeCents }) => sum + changeCents, 0)).toBe(18_28)
    expect(impact.kinds).toContainEqual(
      expect.objectContaining({
        kind: 'discount',
        code: 'senior',
        accounts: 1,
        beforeCents: -7_74,
        afterCents: -8_20,
      }),
    )
    expect(impact.beyond.find(({ unit, limit }) => unit === 'cents' && limit === 500)).toMatchObject({
      more: 1,
      less: 0,
    })
  })

  it('tells the parts of an account and what its difference comes of', async () => {
    const { parts, causes } = await accountOf(town[2]!.number)
    expect(parts.map(({ kind, beforeCents, afterCents }) => [kind, beforeCents, afterCents])).toEqual([
      ['service', 51_59, 54_69],
      ['discount', -7_74, -8_20],
    ])
    expect(causes).toEqual([
      { cause: 'rates', amountCents: 3_10 },
      { cause: 'discounts', amountCents: -46 },
    ])
  })

  it('is narrowed to the accounts behind a bar, a class, a limit', async () => {
    const counted = async (query: string) => (await accountsOf(query)).totals.accounts
    expect(await counted('?class=residential')).toBe(4)
    expect(await counted('?change=same')).toBe(1)
    expect(await counted('?minPercent=6&maxPercent=8')).toBe(4)
    expect(await counted('?minCents=310&maxCents=311')).toBe(2)
    expect((await accountsOf('?sort=increase&limit=1')).rows[0]!.accountNumber).toBe(town[1]!.number)
    expect(await counted(`?find=${town[3]!.number}`)).toBe(1)
  })

  it('counts from its own first day when it is not taken as in force', async () => {
    const { id } = await proposed(office, undefined, 'Later')
    const before = await calculatedWhatIf(office, id, { on: '2026-11-15', asIfInForce: false })
    expect(await impactOf(office, before.id)).toMatchObject({
      beforeCents: 524_67,
      afterCents: 524_67,
      more: 0,
    })
    const later = await calculatedWhatIf(office, id, { on: '2027-07-15', asIfInForce: false, cycles: ['1'] })
    expect(later.periods).toMatchObject([{ cycle: '1', periodFrom: '2027-07-01', periodUntil: '2027-08-01' }])
    expect(await impactOf(office, later.id)).toMatchObject({ accounts: 3, more: 3 })
  })

  it('is a document that a screen reader can read, and a workbook', async () => {
    const pdf = Buffer.from(
      await (await office.get(`/what-ifs/${whatIf.id}/impact-file`)).arrayBuffer(),
    ).toString('latin1')
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>')
    const workbook = await (await office.get(`/what-ifs/${whatIf.id}/impact-file?format=xlsx`)).arrayBuffer()
    expect(Buffer.from(workbook).subarray(0, 2).toString()).toBe('PK')
  })
})
