import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import { account, event, period, proration, row, service, version } from '#test/rate-fixtures'
import { prorationBases } from '../policies/policy.ts'
import { prorationRules } from '../policies/proration-rules.ts'
import { checkCityFolder } from '../setup/check-city-folder.ts'
import type { CityFolder } from '../setup/city-folder.ts'
import type { AccountToRate } from './account-to-rate.ts'
import { type FindRow, stepCents } from './charge-steps.ts'
import type { Charge } from './derivation.ts'
import { wordOf } from './explain-words.ts'
import { lineTitle } from './line-title.ts'
import { rateAccount } from './rate-account.ts'
import { rateBook } from './rate-book.ts'
import type { RateRow, RateVersion } from './rate-row.ts'
import { shareCharges } from './share-charges.ts'
import { tellCharge } from './tell-charge.ts'

const findIn =
  (versions: readonly RateVersion[]): FindRow =>
  ({ schedule, effectiveFrom }, key) =>
    versions
      .find((one) => one.schedule === schedule && one.effectiveFrom === effectiveFrom)
      ?.rows.find((one) => one.key === key) ?? null

type Titles = { readonly en: Readonly<Record<string, string>>; readonly es: Readonly<Record<string, string>> }

function told({ derivation, amount, textKey }: Charge, versions: readonly RateVersion[], titles: Titles) {
  const title = {
    en: lineTitle(textKey, derivation, titles.en, 'en'),
    es: lineTitle(textKey, derivation, titles.es, 'es'),
  }
  return tellCharge({ derivation, amountCents: amount, title }, findIn(versions))
}

/** Every step gives what it says, the last one is the charge, and the sentences of both languages say each of them. */
function expectWhole(charge: Charge, versions: readonly RateVersion[], titles: Titles) {
  const { sentences, steps, isExplained } = told(charge, versions, titles)
  expect({ isExplained, of: charge.derivation }).toEqual({ isExplained: true, of: charge.derivation })
  const texts = [sentences.map(({ en }) => en), sentences.map(({ es }) => es)].map((all) => all.join(' '))
  for (const step of steps) {
    expect(stepCents(step)).toBe(step.cents)
    if (step.what === 'each' || step.cents === 0) continue
    for (const text of texts) expect(text).toContain(dollars(Math.abs(step.cents)))
  }
  for (const text of texts) expect(text).not.toMatch(/undefined|null|NaN|[{}*]|\s{2}|, ,/)
  expect(sentences.map(({ kind }) => kind)).toContain('resolution')
}

const any = (column: string, instead: string): string => (column === '*' ? instead : column)

/** An account that meets a row: with the service, the event or the discount it is for, from the middle of the month on. */
function accountMeeting(of: RateRow, rows: readonly RateRow[], month: PlainDate): AccountToRate {
  const like = of.charge === 'discount' || of.charge === 'minimum' || of.charge === 'percent'
  const served =
    (like && rows.find((one) => one.charge === 'each' && [of.class, '*'].includes(one.class))) || of
  const pickups = any(served.pickups, '1')
  const base = {
    stream: any(served.stream, 'refuse'),
    container: any(served.container, 'cart-set'),
    size: any(served.size, '96 gal'),
  }
  const events = [of, ...(like ? rows.filter((one) => one.charge === 'event' && one.class === of.class) : [])]
  return account(
    [
      service({
        ...base,
        quantity: of.charge === 'additional' ? 3 : 2,
        pickupsPerWeek: pickups === '+1' ? 3 : Number(pickups),
        location: any(of.location, 'curb'),
        units: 12,
        served: { from: month.add({ days: of.key.length % 20 }), until: null },
      }),
    ],
    {
      class: any(of.class, 'residential'),
      zone: of.zone === '*' ? null : of.zone,
      events: events
        .filter((one) => one.charge === 'event')
        .map((one, index) =>
          event({
            code: one.code,
            eventId: index + 1,
            serviceId: 1,
            happenedOn: month.add({ days: 4 }),
            quantity: 3,
            tonsHundredths: 325,
            containerDays: 9,
            reference: 'B-118',
            ...(one.stream !== '*' && { stream: one.stream }),
            ...(one.container !== '*' && { container: one.container }),
            ...(one.size !== '*' && { size: one.size }),
          }),
        ),
      discounts: of.charge === 'discount' ? [{ code: of.code, period: { from: month, until: null } }] : [],
    },
  )
}

async function cityFolder(name: string): Promise<CityFolder> {
  const { folder } = await checkCityFolder(join(import.meta.dirname, '../../../cities', name))
  if (!folder) throw new Error(`${name} has faults`)
  return folder
}

describe.each(['marlow', 'folsom', 'fresno-county'])('every charge of %s', async (name) => {
  const { rateVersions, policies, texts } = await cityFolder(name)
  const titles = { en: texts.en.lines, es: texts.es.lines }
  const book = rateBook(rateVersions)
  const rules = prorationRules(policies)

  it('is explained whole, in both languages, for every row of every table', () => {
    const charged = new Set<string>()
    for (const { rows, effectiveFrom, label } of rateVersions) {
      const first = PlainDate.from(effectiveFrom)
      const from = first.day === 1 ? first : first.with({ day: 1 }).add({ months: 1 })
      const bill = { from, until: from.add({ months: 1 }), months: 1 as const, timing: 'arrears' as const }
      for (const one of rows) {
        const { charges } = rateAccount(book, rules, bill, accountMeeting(one, rows, from))
        if (charges.some(({ kind }) => kind === one.charge || kind === 'service'))
          charged.add(`${label} ${one.key}`)
        for (const charge of charges) expectWhole(charge, rateVersions, titles)
      }
    }
    expect(charged.size).toBeGreaterThan(12)
  })

  it('has words in Spanish for everything its tables name', () => {
    const named = rateVersions.flatMap(({ rows }) =>
      rows.flatMap(({ stream, container, location, of, share }) => [
        stream,
        container,
        location,
        ...of.filter((group) => !['services', 'events', 'all'].includes(group)),
        ...(share ? [share.of, share.less] : []),
      ]),
    )
    const missing = [...new Set(named)].filter(
      (word) => word !== '*' && wordOf(word, 'es') === word.replaceAll('-', ' '),
    )
    expect(missing).toEqual([])
    const keys = rateVersions.flatMap(({ rows }) => rows.map(({ textKey }) => textKey))
    expect(keys.filter((key) => !(titles.en[key] && titles.es[key]))).toEqual([])
  })
})

const tables = [
  version([
    row({ charge: 'first', pickups: '1', amountCents: 21_325, capCents: 22_000 }),
    row({ charge: 'first', pickups: '+1', amountCents: 13_308 }),
    row({ charge: 'additional', pickups: '1', amountCents: 11_953 }),
    row({ charge: 'additional', pickups: '+1', amountCents: 13_308 }),
    row({ charge: 'account', code: 'program', per: 'year', amountCents: 10_007 }),
    row({ charge: 'event', code: 'load', per: 'ton', amountCents: 6685 }),
    row({ charge: 'discount', code: 'senior', of: ['services'], percentThousandths: 10_500, order: 1 }),
    row({ charge: 'discount', code: 'low-income', of: ['services'], amountCents: 1250, order: 2 }),
    row({ charge: 'minimum', code: 'inactivity', of: ['all'], amountCents: 30_000, order: 3 }),
    row({
      charge: 'percent',
      code: 'franchise-fee',
      of: ['all'],
      percentThousandths: 4833,
      order: 4,
      roundEach: true,
    }),
    row({ charge: 'percent', code: 'ab-939', of: ['services'], percentThousandths: 2500, order: 5 }),
  ]),
]
const none = { en: {}, es: {} }

describe('the explained steps', () => {
  it('worked out again give the cents of the line, whatever was served, discounted, prorated or shared', () => {
    fc.assert(
      fc.property(
        fc.record({
          basis: fc.constantFrom(...prorationBases),
          months: fc.constantFrom(1 as const, 2 as const, 3 as const),
          begins: fc.integer({ min: -5, max: 88 }),
          lasts: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
          quantity: fc.integer({ min: 1, max: 4 }),
          pickupsPerWeek: fc.integer({ min: 1, max: 6 }),
          tons: fc.integer({ min: 0, max: 999 }),
          weights: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 2, maxLength: 5 }),
          discounted: fc.integer({ min: -5, max: 40 }),
        }),
        ({ basis, months, begins, lasts, quantity, pickupsPerWeek, tons, weights, discounted }) => {
          const first = PlainDate.from('2026-11-01')
          const from = first.add({ days: begins })
          const bill = { from: first, until: first.add({ months }), months, timing: 'arrears' as const }
          const { charges } = rateAccount(
            rateBook(tables),
            proration({ basis }),
            bill,
            account(
              [
                service({
                  quantity,
                  pickupsPerWeek,
                  served: { from, until: lasts === null ? null : from.add({ days: lasts }) },
                }),
                service({ serviceId: 2 }),
              ],
              {
                events: tons > 0 ? [event({ code: 'load', tonsHundredths: tons })] : [],
                discounts: [
                  { code: 'senior', period: { from: first.add({ days: discounted }), until: null } },
                  { code: 'low-income', period: period('2026-11-10 to 2026-12-05') },
                ],
              },
            ),
          )
          const shares = weights.map((weight, accountId) => ({ accountId, weight }))
          const parts = [...shareCharges(charges, shares).values()].flat()
          for (const charge of [...charges, ...parts]) expectWhole(charge, tables, none)
          expect(parts).toHaveLength(charges.length * weights.length)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('read as sentences to say to a caller', () => {
    const { charges } = rateAccount(
      rateBook(tables),
      proration({ basis: 'actual-days' }),
      {
        from: PlainDate.from('2026-11-01'),
        until: PlainDate.from('2026-12-01'),
        months: 1,
        timing: 'arrears',
      },
      account([service({ pickupsPerWeek: 3, served: period('2026-11-12') })]),
    )
    const { sentences } = told(charges[0]!, tables, none)
    expect(sentences.map(({ en }) => en)).toEqual([
      'One 4-yard bin for refuse, collected 3 times a week, from November 12 to November 30, 2026.',
      'For the first container: $213.25 a month.',
      'For 2 additional pickups a week at $133.08 each: $266.16 a month.',
      'Together that is $479.41 a month.',
      'The service began within the period, so you pay for 19 of the 30 days of November 2026.',
      '$479.41 times 19, divided by 30, is $303.63.',
      'It is rounded up to the cent, so that all parts together make exactly $479.41.',
      'The rule is in § 1: “A part of a month is charged by its days, out of the days the month has.”',
      'The rate was set by: Resolution 1, adopted on December 1, 2019.',
      'It stands in version “v1” of the rate table, in force since January 1, 2020.',
      'The public notice allows up to $220.00 for it.',
    ])
    expect(sentences.map(({ es }) => es)[0]).toBe(
      'Un contenedor de 4 yardas cúbicas para basura, con recolección 3 veces por semana, del 12 de noviembre al 30 de noviembre de 2026.',
    )
  })

  it('that do not come to the charge say so', () => {
    const { charges } = rateAccount(
      rateBook(tables),
      proration({ basis: 'actual-days' }),
      {
        from: PlainDate.from('2026-11-01'),
        until: PlainDate.from('2026-12-01'),
        months: 1,
        timing: 'arrears',
      },
      account([service()]),
    )
    const wrong = {
      derivation: charges[0]!.derivation,
      amountCents: 1,
      title: { en: 'Bin', es: 'Contenedor' },
    }
    expect(tellCharge(wrong, findIn(tables)).isExplained).toBe(false)
  })
})
