import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import { testOffice } from '#test/test-office'
import type { MailingRule } from '../policies/mailing-policy.ts'
import { enoughOn, firstOf, freeSerials, type SerialRange, sizeOf } from './free-serials.ts'
import { serialsMailed } from './serials-mailed.ts'
import { takeSerials, takeTraySerials } from './take-serials.ts'

const rule = (mailerIds: string[]): MailingRule => ({
  method: 'in-house',
  payment: 'metered',
  permit: { number: '1', office: { place: 'Ontario', state: 'CA', zip: '91761' } },
  mailerIds,
  crid: '1',
  serviceType: '270',
  moveUpdateDays: 95,
  codingDays: 180,
  dataHours: 240,
  proofSample: 5,
  citation: '§ 1',
})

const refusalOf = async (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => null,
    (error: unknown) => (error instanceof Refusal ? error.problem : error),
  )

describe('serial numbers', () => {
  const office = testOffice({ on: '2026-11-23' })
  const take = (mailerIds: string[], many: number, subject = 'run 1') =>
    office.work((work) => takeSerials(work, { rule: rule(mailerIds), many, subject }))

  it('are unique when many take them at once', async () => {
    const runs = Array.from({ length: 12 }, (_, index) => take(['903999991'], 500, `run ${index}`))
    const numbers = (await Promise.all(runs)).flat()
    expect(numbers).toHaveLength(6000)
    expect(new Set(numbers).size).toBe(6000)
    expect(numbers.every((number) => /^00270903999991\d{6}$/.test(number))).toBe(true)
  })

  it('of a run that is given up stay used; of one that was rolled back they never were', async () => {
    const [first] = await take(['123456'], 1)
    await office
      .work(async (work) => {
        await takeSerials(work, { rule: rule(['123456']), many: 10, subject: 'run 2' })
        throw new Error('the worker was killed')
      })
      .catch(() => null)
    const [second] = await take(['123456'], 1, 'run 3')
    expect([first, second]).toEqual(['00270123456000000000', '00270123456000000001'])
  })

  it('come from one mailer identifier after the other, and a refusal says when the next are free', async () => {
    const two = ['903999991', '903999992']
    await take(two, 999_999)
    const next = await take(two, 3, 'run 2')
    expect(next).toEqual(['00270903999991999999', '00270903999992000000', '00270903999992000001'])
    await take(two, 999_998, 'run 3')
    // 45 days, and the 240 hours in which the pieces may be mailed.
    expect(await refusalOf(take(two, 1, 'run 4'))).toMatchObject({
      code: 'SERIALS_SPENT',
      details: { needed: 1, free: 0, nextFreeOn: '2027-01-17', enoughOn: '2027-01-17' },
    })
    expect(await refusalOf(take(two, 2_000_001, 'run 4'))).toMatchObject({ details: { enoughOn: null } })
  })

  it('are used for 45 days from the day of mailing: the day before not, that day again', async () => {
    await take(['903999991'], 1_000_000)
    const mailedOn = PlainDate.from('2026-11-25')
    await office.work((work) => serialsMailed(work, { subject: 'run 1', on: mailedOn }))
    office.move('2027-01-08')
    expect(await refusalOf(take(['903999991'], 1, 'run 2'))).toMatchObject({
      details: { nextFreeOn: '2027-01-09' },
    })
    office.move('2027-01-09')
    expect(await take(['903999991'], 1, 'run 2')).toEqual(['00270903999991000000'])
    // Told late, once a number was given again, it changes nothing.
    await office.work((work) => serialsMailed(work, { subject: 'run 1', on: mailedOn }))
  })

  it('of trays count by themselves', async () => {
    await take(['903999991'], 5)
    const trays = await office.work((work) =>
      takeTraySerials(work, { rule: rule(['903999991']), many: 2, subject: 'run 1' }),
    )
    expect(trays).toEqual([
      { mailerId: '903999991', serial: 0 },
      { mailerId: '903999991', serial: 1 },
    ])
  })
})

const numbersOf = (ranges: readonly SerialRange[]) =>
  ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index))

describe('free numbers', () => {
  const range = fc
    .tuple(fc.nat(99), fc.nat(30))
    .map(([first, more]) => ({ first, last: Math.min(99, first + more) }))
  it('are all that nobody uses, each once, from the next one on', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 6 }), fc.nat(99), fc.nat(120), (used, next, many) => {
        const free = freeSerials(used, { next, most: 99 })
        const usedNumbers = new Set(numbersOf(used))
        const expected = Array.from({ length: 100 }, (_, index) => (next + index) % 100).filter(
          (number) => !usedNumbers.has(number),
        )
        expect(numbersOf(free)).toEqual(expected)
        expect(numbersOf(firstOf(free, many))).toEqual(expected.slice(0, many))
        expect(free.reduce((sum, one) => sum + sizeOf(one), 0)).toBe(expected.length)
      }),
    )
  })

  it('are enough on the first day on which so many are free', () => {
    const used = [
      { first: 0, last: 9, freeOn: '2027-01-20' },
      { first: 10, last: 19, freeOn: '2027-01-10' },
    ]
    expect(enoughOn(used, 5, 15)).toBe('2027-01-10')
    expect(enoughOn(used, 5, 16)).toBe('2027-01-20')
    expect(enoughOn(used, 5, 26)).toBeNull()
  })
})
