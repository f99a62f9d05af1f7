import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { accountOf, type Past, pasts, statements } from '#test/any-past'
import { afterPosting, leftOnLines } from '#test/posted-past'
import { allLookedBack, practicePrices } from '#test/practice-prices'
import type { Prices } from '../billing/rate-served.ts'
import { dueAgain } from '../policies/cancel-and-rebill.ts'
import { comparePast, type Comparison, type CorrectableAccount } from './compare-past.ts'
import { correctFacts } from './correct-facts.ts'
import type { Statement } from './known-facts.ts'
import { readRebillFile } from './read-rebill-file.ts'

const day = (text: string) => PlainDate.from(text)
let prices: Prices
beforeAll(async () => {
  prices = await practicePrices()
})

const compare = (account: CorrectableAccount, statement: Statement): Comparison =>
  comparePast(
    { prices, lookBack: allLookedBack, today: day('2026-11-23'), override: false },
    account,
    statement,
  )
/** All bills of an account cancelled and billed anew, and nothing stated. */
const rebill = (account: CorrectableAccount): Comparison =>
  compare(account, {
    from: day('2026-01-01'),
    until: day('2026-11-01'),
    facts: [],
    anew: new Set(account.bills.map(({ billId }) => billId)),
  })
const withNewBills = (statement: Statement): Statement => ({ ...statement, anew: 'all' })
const differing = ({ bills }: Comparison) =>
  bills.flatMap(({ charges }) => charges.filter(({ differenceCents }) => differenceCents !== 0))

const sum = (cents: readonly number[]) => cents.reduce((total, one) => total + one, 0)
const forAny = (holds: (past: Past) => void): void => fc.assert(fc.property(pasts, holds), { numRuns: 40 })

describe('for any past, cancel and rebill', () => {
  it('with nothing otherwise leaves nothing on any charge, whatever was credited by hand', () =>
    forAny((past) => {
      const account = accountOf(prices, past)
      expect(differing(rebill(account))).toEqual([])
      const once = afterPosting(account, rebill(account))
      expect(differing(rebill(once))).toEqual([])
    }))

  it('after a correction leaves nothing: it was put right already', () =>
    forAny((past) => {
      const account = accountOf(prices, past)
      const corrected = afterPosting(account, compare(account, statements(past)[0]))
      expect(differing(rebill(corrected))).toEqual([])
    }))

  it('with the facts there and back leaves nothing, on every line', () =>
    forAny((past) => {
      const account = accountOf(prices, past)
      const [there, back] = statements(past)
      const first = compare(account, withNewBills(there))
      const posted = afterPosting(account, first)
      const second = compare(posted, withNewBills(back(posted)))
      expect(first.postedCents + second.postedCents).toBe(0)
      expect(leftOnLines(afterPosting(posted, second))).toEqual([])
    }))

  it('of what the books learned otherwise, and unlearned, leaves nothing', () =>
    forAny((past) => {
      const account = accountOf(prices, past)
      const otherwise = { ...account, known: correctFacts(account.known, statements(past)[0]) }
      const there = afterPosting(otherwise, rebill(otherwise))
      const back = { ...there, known: account.known }
      expect(leftOnLines(afterPosting(back, rebill(back)))).toEqual([])
    }))

  it('posts what its bills, charges and parts come to, each the sum of the next', () =>
    forAny((past) => {
      const account = accountOf(prices, past)
      const { bills, postedCents } = compare(account, withNewBills(statements(past)[0]))
      expect(sum(bills.map((bill) => bill.postedCents))).toBe(postedCents)
      for (const bill of bills) {
        expect(sum(bill.charges.map((charge) => charge.differenceCents))).toBe(bill.differenceCents)
        for (const { parts, differenceCents } of bill.charges)
          expect(sum(parts.map(({ cents }) => cents))).toBe(differenceCents)
      }
    }))
})

describe('a bill made anew', () => {
  const cancelled = { dueOn: day('2026-10-25'), delinquentOn: day('2026-10-31') }
  const rule = (dueAnew: string) => [
    {
      code: 'cancel-and-rebill',
      from: day('2020-01-01'),
      until: null,
      citation: '§ 2',
      value: { dueAnew, dueAfterDays: 30 },
    },
  ]
  it.each([
    {
      case: 'is due as the cancelled one where there is no rule',
      policies: [],
      moreCents: 100,
      due: '2026-10-25',
    },
    {
      case: 'and when it comes to no more',
      policies: rule('when-more-is-owed'),
      moreCents: -1,
      due: '2026-10-25',
    },
    {
      case: 'is due anew when it comes to more',
      policies: rule('when-more-is-owed'),
      moreCents: 1,
      due: '2026-12-02',
    },
    { case: 'or always', policies: rule('always'), moreCents: 0, due: '2026-12-02' },
  ])('$case', ({ policies, moreCents, due }) => {
    const again = dueAgain(cancelled, { policies, today: day('2026-11-02'), moreCents })
    expect(again.dueOn.toString()).toBe(due)
    expect(again.delinquentOn.since(again.dueOn).days).toBe(6)
  })

  it('is never due earlier than the cancelled one', () => {
    const later = { dueOn: day('2026-12-20'), delinquentOn: day('2026-12-26') }
    const again = dueAgain(later, { policies: rule('always'), today: day('2026-11-02'), moreCents: 1 })
    expect(again).toMatchObject({ ...later, citation: null })
  })
})

it('a list is read by its headings, whatever separates its columns', () => {
  const rows = [{ line: 2, bill: '2000123', service: '17' }]
  expect(readRebillFile('Service;BILL\n17;2000123\n')).toEqual({ rows })
  expect(readRebillFile('note\tbill\tservice\r\nx\t 2000123 \t17\r\n\r\n')).toEqual({ rows })
  expect(readRebillFile('bill\n"2000123\n')).toEqual({ wrong: expect.stringContaining('This is no CSV') })
})
