import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { CalendarSettings } from '../city/calendar-settings.ts'
import { backSchedule, brokenOrder, type PlanRules } from './back-schedule.ts'
import { isBusinessDay, plusBusinessDays, workCalendar } from './business-days.ts'
import { runSteps } from './run-steps.ts'

const day = (text: string): PlainDate => PlainDate.from(text)
const holiday = (on: string, en: string) => ({ on, name: { en, es: en } })
const slide = { rule: 'none', citation: 'none' } as const

function rulesOf(settings: object): PlanRules {
  const read = CalendarSettings.parse({ holidays: [], slide, ...settings })
  return {
    calendar: workCalendar(read),
    planning: read.planning,
    dueDays: 20,
    delinquentDays: 10,
  }
}

const month = (from: string) => ({ from: day(from), until: day(from).add({ months: 1 }) })
const plain = rulesOf({
  holidays: [holiday('2026-07-04', 'Independence Day'), holiday('2026-11-26', 'Thanksgiving Day')],
})

describe('plusBusinessDays', () => {
  const { calendar } = plain
  it.each([
    { case: 'a working day stays where it is', from: '2026-11-23', days: 0, on: '2026-11-23' },
    { case: 'a Saturday goes on to Monday', from: '2026-11-21', days: 0, on: '2026-11-23' },
    { case: 'a Friday plus one is Monday', from: '2026-11-20', days: 1, on: '2026-11-23' },
    { case: 'a Monday less one is Friday', from: '2026-11-23', days: -1, on: '2026-11-20' },
    { case: 'a Saturday less one is Friday', from: '2026-11-21', days: -1, on: '2026-11-20' },
    { case: 'a holiday is passed over', from: '2026-11-25', days: 1, on: '2026-11-27' },
    { case: 'so it is on the way back', from: '2026-11-27', days: -1, on: '2026-11-25' },
  ])('$case', ({ from, days, on }) => {
    expect(plusBusinessDays(calendar, day(from), days).toString()).toBe(on)
  })
})

const planOf = (mailOn: string, fixed: Record<string, string> = {}, rules = plain) =>
  backSchedule(rules, {
    period: month('2026-06-01'),
    mailOn: day(mailOn),
    fixed: new Map(Object.entries(fixed).map(([step, on]) => [step, day(on)])),
  })
const stepIn = (days: ReturnType<typeof planOf>, step: string) => days.find((one) => one.step === step)!

describe('backSchedule', () => {
  it('goes back from the mail date by lead times in business days, and forward by the city’s rules', () => {
    const days = planOf('2026-07-08')
    expect(Object.fromEntries(days.map((one) => [one.step, one.on.toString()]))).toEqual({
      mail: '2026-07-08',
      print: '2026-07-07',
      post: '2026-07-07',
      approve: '2026-07-06',
      review: '2026-07-03',
      calculate: '2026-07-02',
      'cut-off': '2026-06-30',
      close: '2026-07-15',
      due: '2026-07-28',
      delinquent: '2026-08-07',
      penalty: '2026-08-10',
    })
  })

  it('says why a day was moved', () => {
    expect(stepIn(planOf('2026-07-04'), 'mail')).toMatchObject({
      because: 'Jul 4 is Independence Day: moved to Jul 6',
      on: day('2026-07-06'),
    })
    expect(stepIn(planOf('2026-07-05'), 'mail').because).toBe('Jul 5 is a Sunday: moved to Jul 6')
    expect(stepIn(planOf('2026-11-27'), 'print').because).toBe('Earlier, for Thanksgiving Day (Nov 26)')
    expect(stepIn(planOf('2026-07-08'), 'penalty').because).toBe('Aug 8 is a Saturday: moved to Aug 10')
  })

  it('never cuts off after the last day that is billed', () => {
    expect(stepIn(planOf('2026-07-20'), 'cut-off')).toMatchObject({
      on: day('2026-06-30'),
      because: 'The bills end there',
    })
  })

  it('plans the steps before and after around a day that is set by hand', () => {
    const days = planOf('2026-07-08', { mail: '2026-07-15' })
    expect(stepIn(days, 'mail')).toMatchObject({ reckonedOn: day('2026-07-08'), on: day('2026-07-15') })
    expect(stepIn(days, 'print').on.toString()).toBe('2026-07-14')
    expect(stepIn(days, 'due').on.toString()).toBe('2026-08-04')
  })

  it('hangs the items of the checklist on their steps', () => {
    const envelopes = {
      code: 'envelopes',
      name: { en: 'Order envelopes', es: 'Pedir sobres' },
      step: 'mail',
      days: -5,
    }
    const rules = rulesOf({ planning: { checklist: [envelopes] } })
    expect(stepIn(planOf('2026-07-08', {}, rules), 'envelopes').on.toString()).toBe('2026-07-01')
  })
})

const days = fc.integer({ min: 0, max: 3000 }).map((at) => day('2024-01-01').add({ days: at }))
const holidays = fc
  .uniqueArray(days, { maxLength: 60, selector: String })
  .map((all) => all.map((one) => holiday(one.toString(), 'A holiday')))
const lead = fc.integer({ min: 0, max: 8 })
const settings = fc.record({
  holidays,
  planning: fc.record({
    workdays: fc.constantFrom(['Mon', 'Tue', 'Wed', 'Thu', 'Fri'], ['Mon', 'Tue', 'Wed', 'Thu'], ['Wed']),
    leadDays: fc.record({
      cutOff: lead,
      calculate: lead,
      review: lead,
      approve: lead,
      post: lead,
      print: lead,
      close: lead,
    }),
  }),
})
const periods = fc
  .tuple(days, fc.constantFrom(1, 2, 3))
  .map(([from, months]) => ({ from, until: from.add({ months }) }))
const asked = fc.record({ settings, period: periods, after: fc.integer({ min: -40, max: 40 }) })

const plan = (
  one: { settings: object; period: ReturnType<typeof month>; after: number },
  fixed = new Map<string, PlainDate>(),
) => {
  const rules = rulesOf(one.settings)
  return {
    rules,
    days: backSchedule(rules, {
      period: one.period,
      mailOn: one.period.until.add({ days: one.after }),
      fixed,
    }),
  }
}
const datesOf = (planned: ReturnType<typeof plan>) => new Map(planned.days.map(({ step, on }) => [step, on]))

describe('whatever the holidays, working days and lead times', () => {
  it('every step is on a business day, and every step is there once', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const { rules, days: found } = plan(one)
        expect(found.filter(({ on }) => !isBusinessDay(rules.calendar, on))).toEqual([])
        expect(found.map(({ step }) => step).toSorted()).toEqual([...runSteps].toSorted())
      }),
    )
  })

  it('the order always holds', () => {
    fc.assert(
      fc.property(asked, (one) => {
        expect(brokenOrder(datesOf(plan(one)))).toEqual([])
      }),
    )
  })

  it('planning again changes nothing, and a day that was planned and then set by hand to the same day changes nothing', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom(...runSteps), (one, step) => {
        const first = datesOf(plan(one))
        expect(datesOf(plan(one))).toEqual(first)
        expect(datesOf(plan(one, new Map([[step, first.get(step)!]])))).toEqual(first)
      }),
    )
  })

  it('days set by hand survive, and customers never have less time than the city gives', () => {
    fc.assert(
      fc.property(asked, fc.dictionary(fc.constantFrom(...runSteps), days), (one, hand) => {
        const fixed = new Map(Object.entries(hand))
        const found = datesOf(plan(one, fixed))
        for (const [step, on] of fixed) expect(found.get(step)).toEqual(on)
        fixed.delete('due')
        const { due, mail } = Object.fromEntries(datesOf(plan(one, fixed)))
        expect(PlainDate.compare(due!, mail!.add({ days: 20 }))).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
