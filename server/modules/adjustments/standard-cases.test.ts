import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import type { WorkCalendar } from '../planning/business-days.ts'
import { MissedPickupCreditValue, VacancyValue } from '../policies/standard-case-policies.ts'
import type { CaseVerdict } from './case-verdict.ts'
import { judgeContamination } from './contamination.ts'
import { judgeCourtesy } from './courtesy.ts'
import { judgeDamagedCart } from './damaged-cart.ts'
import type { LineLeft } from './lines-left.ts'
import { judgeMissedPickup } from './missed-pickup.ts'
import { judgeVacancy, type Vacancy } from './vacancy.ts'

const day = (text: string) => PlainDate.from(text)
const lineOf = (
  billId: number,
  from: string,
  amountCents: number,
  some: Partial<LineLeft> = {},
): LineLeft => ({
  billId,
  billNumber: String(billId),
  lineNo: 1,
  issuedOn: day(from),
  serviceId: 7,
  stream: 'refuse',
  text: 'Refuse cart',
  periodFrom: day(from),
  periodUntil: day(from).add({ months: 1 }),
  ledgerCode: '4410',
  amountCents,
  adjustedCents: 0,
  waitingCents: 0,
  leftCents: amountCents,
  ...some,
})
const cents = (verdict: CaseVerdict): number | string =>
  verdict.outcome === 'adjust'
    ? verdict.parts.reduce((sum, part) => sum + part.amountCents, 0)
    : verdict.outcome

const at = (text: string) => ({ reportedAt: Temporal.PlainDateTime.from(text) })

describe('a missed pickup', () => {
  const rule = MissedPickupCreditValue.parse({
    reason: 'missed-pickup',
    reportedWithinHours: 24,
    collectionOverAt: '18:00',
    remedy: 'either',
    streamsOfSet: 3,
  })
  const judge = (some: object) =>
    judgeMissedPickup({
      rule,
      missedOn: day('2026-11-17'),
      reportedAt: Temporal.PlainDateTime.from('2026-11-18T09:00'),
      pickupsPerWeek: 1,
      oneOfSet: false,
      wanted: 'credit',
      line: lineOf(1, '2026-11-01', 3300),
      ...some,
    })
  it.each([
    { case: 'one pickup of thirty days is seven thirtieths', some: {}, owes: -770 },
    { case: 'twice a week, half of that', some: { pickupsPerWeek: 2 }, owes: -385 },
    { case: 'one stream of a set of three, a third', some: { oneOfSet: true }, owes: -257 },
    { case: 'reported to the minute in time', some: at('2026-11-18T18:00'), owes: -770 },
    { case: 'reported a minute too late', some: at('2026-11-18T18:01'), owes: 'no' },
    { case: 'reported before it was missed', some: at('2026-11-16T18:00'), owes: 'no' },
    { case: 'not billed yet', some: { line: null }, owes: 'no' },
    { case: 'service on call', some: { pickupsPerWeek: null }, owes: 'no' },
    { case: 'collected again', some: { wanted: 'reschedule' }, owes: 'none' },
    {
      case: 'only collected again by the rule',
      some: { rule: { ...rule, remedy: 'reschedule' } },
      owes: 'no',
    },
  ])('$case', ({ some, owes }) => {
    expect(cents(judge(some))).toBe(owes)
  })

  it('says how late it was, and how the amount was worked out, in both languages', () => {
    expect(judge(at('2026-11-18T20:10'))).toMatchObject({
      told: {
        en: 'It was reported 27 hours after collection of Nov 17, 2026 was over; the rule allows 24.',
        es: 'Se informó 27 horas después de terminar la recolección del 17 de noviembre de 2026; la regla permite 24.',
      },
    })
    expect(judge({})).toMatchObject({
      told: [
        {},
        {
          en: 'Refuse cart: $33.00 for 30 days at 1 pickup a week. One pickup is $33.00 × 7 ÷ 30 ÷ 1 = $7.70.',
        },
      ],
    })
  })
})

const calendar: WorkCalendar = {
  workdays: new Set([1, 2, 3, 4, 5]),
  closed: new Map([['2025-12-25', 'Christmas Day']]),
}
const months = (streams: readonly string[] = ['refuse']) =>
  ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'].flatMap((from, index) =>
    streams.map((stream, place) => lineOf(index + 1, from, 3000, { lineNo: place + 1, stream })),
  )
const vacancy = (rule: object, some: Partial<Vacancy> = {}): Vacancy => ({
  rule: VacancyValue.parse({ reason: 'vacancy', ...rule }),
  calendar,
  class: 'residential',
  units: 1,
  appliedOn: day('2025-12-17'),
  planned: { from: day('2026-01-01'), until: day('2026-04-01') },
  endedOn: null,
  lines: months(),
  before: { creditedCents: new Map(), feeCents: 0 },
  ...some,
})

// Tulare 7.16.160: residential only, three months at least, written application ten working days before, the monthly charge credited.
describe('a vacancy by the rule of Tulare', () => {
  const rule = {
    classes: ['residential'],
    streams: ['refuse', 'recycling', 'organics'],
    shortest: { months: 3 },
    noticeWorkingDays: 10,
    credited: 'months',
  }
  it.each([
    { case: 'three months are credited whole', some: {}, owes: -9000 },
    {
      case: 'ten working days before, a holiday not counted',
      some: { appliedOn: day('2025-12-17') },
      owes: -9000,
    },
    { case: 'nine working days before', some: { appliedOn: day('2025-12-18') }, owes: 'no' },
    { case: 'a shop', some: { class: 'commercial' }, owes: 'no' },
    {
      case: 'a day less than three months',
      some: { planned: { from: day('2026-01-01'), until: day('2026-03-31') } },
      owes: 'no',
    },
    {
      case: 'a month begun is no month',
      some: { planned: { from: day('2026-01-02'), until: day('2026-04-02') } },
      owes: -6000,
    },
    { case: 'nothing billed yet', some: { lines: [] }, owes: 'none' },
  ])('$case', ({ some, owes }) => {
    expect(cents(judgeVacancy(vacancy(rule, some)))).toBe(owes)
  })

  it('credits each month once, and takes all of it back when the home was lived in before three months were over', () => {
    const before = {
      creditedCents: new Map([
        ['1 1', 3000],
        ['2 1', 3000],
      ]),
      feeCents: 0,
    }
    expect(cents(judgeVacancy(vacancy(rule, { before })))).toBe(-3000)
    const lines = months().map((line) => (line.billId < 3 ? { ...line, leftCents: 0 } : line))
    expect(cents(judgeVacancy(vacancy(rule, { before, lines, endedOn: day('2026-03-20') })))).toBe(6000)
  })
})

// Sacramento: thirty days on request, an administrative fee, a reduced charge for each unit stays; neither sweeping nor organics.
describe('a vacancy by the rule of Sacramento', () => {
  const rule = {
    classes: ['residential', 'multi-family'],
    streams: ['refuse', 'recycling'],
    shortest: { days: 30 },
    noticeWorkingDays: 0,
    credited: 'days',
    keepCentsPerUnit: 500,
    fee: { cents: 2000, ledgerCode: '4450' },
  }
  const january = { from: day('2026-01-01'), until: day('2026-01-31') }
  it.each([
    {
      case: 'thirty of thirty-one days, less what stays charged, and the fee',
      some: { planned: january },
      // 3000 × 30 ÷ 31 = 2903; 500 × 30 ÷ 31 = 484; the fee is 2000.
      owes: -(2903 - 484) + 2000,
    },
    { case: 'twenty-nine days', some: { planned: { ...january, until: day('2026-01-30') } }, owes: 'no' },
    {
      case: 'asked for after it began',
      some: { planned: january, appliedOn: day('2026-01-02') },
      owes: 'no',
    },
    {
      case: 'what stays charged is for each unit',
      some: { planned: january, units: 4, class: 'multi-family', lines: [lineOf(1, '2026-01-01', 12_000)] },
      owes: -(11_613 - 1935) + 2000,
    },
    {
      case: 'neither organics nor sweeping',
      some: { planned: january, lines: months(['refuse', 'organics', 'sweeping']) },
      owes: -(2903 - 484) + 2000,
    },
    {
      case: 'what the line has left bounds it',
      some: { planned: january, lines: [lineOf(1, '2026-01-01', 3000, { leftCents: 1000 })] },
      owes: 1000,
    },
  ])('$case', ({ some, owes }) => {
    expect(cents(judgeVacancy(vacancy(rule, some)))).toBe(owes)
  })

  it('takes back the days after the home was lived in again, and asks for the fee once', () => {
    const first = judgeVacancy(vacancy(rule))
    expect(first.outcome).toBe('adjust')
    const parts = first.outcome === 'adjust' ? first.parts : []
    const before = {
      creditedCents: new Map(
        parts.flatMap(({ billLine, amountCents }) =>
          billLine ? [[`${billLine.billId} ${billLine.lineNo}`, -amountCents] as const] : [],
        ),
      ),
      feeCents: 2000,
    }
    const lines = months().map((line) => ({
      ...line,
      leftCents: line.amountCents - (before.creditedCents.get(`${line.billId} 1`) ?? 0),
    }))
    // March was credited whole: 3000 − 500. To the 15th it is 3000 × 14 ÷ 31 − 500 × 14 ÷ 31 = 1355 − 226.
    expect(cents(judgeVacancy(vacancy(rule, { before, lines, endedOn: day('2026-03-15') })))).toBe(
      2500 - 1129,
    )
    expect(cents(judgeVacancy(vacancy(rule, { before, lines })))).toBe('none')
  })

  it('ends by itself after the longest time', () => {
    expect(cents(judgeVacancy(vacancy({ ...rule, fee: undefined, longestMonths: 1 })))).toBe(-2500)
  })
})

describe('contamination', () => {
  const rule = {
    reason: 'contamination',
    streams: ['recycling'],
    periodDays: 365,
    warnings: 1,
    chargesCents: [2500, 5000],
  }
  it.each([
    { timesBefore: 0, owes: 'none' },
    { timesBefore: 1, owes: 2500 },
    { timesBefore: 2, owes: 5000 },
    { timesBefore: 9, owes: 5000 },
  ])('after $timesBefore times comes $owes', ({ timesBefore, owes }) => {
    expect(
      cents(judgeContamination({ rule, stream: 'recycling', foundOn: day('2026-11-20'), timesBefore })),
    ).toBe(owes)
  })

  it('is charged for the streams of the rule only', () => {
    const verdict = judgeContamination({ rule, stream: 'refuse', foundOn: day('2026-11-20'), timesBefore: 5 })
    expect(verdict.outcome).toBe('no')
  })
})

describe('a damaged cart', () => {
  const rule = {
    reason: 'damaged-cart',
    chargedCauses: ['customer' as const],
    freeAfterYears: 10,
    sizes: { '96 gal': 6500 },
  }
  const usual = {
    rule,
    size: '96 gal',
    cause: 'customer' as const,
    foundOn: day('2026-11-20'),
    inUseSince: null,
  }
  it.each([
    { case: 'by the customer', some: {}, owes: 6500 },
    { case: 'by the collector', some: { cause: 'collector' as const }, owes: 'no' },
    { case: 'of a size without a price', some: { size: '64 gal' }, owes: 'no' },
    { case: 'the day before ten years', some: { inUseSince: day('2016-11-21') }, owes: 6500 },
    { case: 'of ten years', some: { inUseSince: day('2016-11-20') }, owes: 'no' },
  ])('$case', ({ some, owes }) => {
    expect(cents(judgeDamagedCart({ ...usual, ...some }))).toBe(owes)
  })
})

describe('a courtesy', () => {
  const rule = { reason: 'courtesy', upToCents: 2000, periodDays: 365 }
  it.each([
    { case: 'the first', some: {}, owes: -2000 },
    { case: 'a cent more', some: { amountCents: 2001 }, owes: 'no' },
    { case: 'a second within the period', some: { lastOn: day('2026-01-01') }, owes: 'no' },
  ])('$case', ({ some, owes }) => {
    expect(
      cents(judgeCourtesy({ rule, amountCents: 2000, billLine: undefined, lastOn: null, ...some })),
    ).toBe(owes)
  })
})
