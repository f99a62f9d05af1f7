import type { rates } from '@cartwright/api/rates'
import type { SuccessOf } from '@cartwright/api/route'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { bothTexts, versionsOn } from './rate-table-queries.ts'
import type { RateCharge, RateRow } from './rate-row.ts'

const serviceCharges: readonly RateCharge[] = ['first', 'each', 'unit']

/** What the tables in force on a day have rates for, so that a form offers just that. */
export async function rateChoices(work: Work, day: PlainDate): Promise<SuccessOf<typeof rates.choices>> {
  const texts = await bothTexts(work)
  const rows = (await versionsOn(work, day)).flatMap((version) => version.rows)
  const services = rows.filter(({ charge }) => serviceCharges.includes(charge)).map(serviceOf)
  const named = (column: 'class' | 'zone') =>
    [...new Set(rows.map((row) => row[column]))].filter((value) => value !== '*').toSorted()
  return {
    classes: named('class'),
    zones: named('zone'),
    services: distinct(services),
    events: distinct(
      rows
        .filter(({ charge }) => charge === 'event')
        .map(({ code, class: of, container, size, per, textKey }) => ({
          code,
          class: of,
          container,
          size,
          per,
          text: texts(textKey),
        })),
    ),
    discounts: distinct(
      rows
        .filter(({ charge }) => charge === 'discount')
        .map(({ code, textKey }) => ({ code, text: texts(textKey) })),
    ),
  }
}

const serviceOf = ({ class: of, zone, stream, container, size, pickups, location }: RateRow) => ({
  class: of,
  zone,
  stream,
  container,
  size,
  pickups,
  location,
})

/** Each value once, in the order they come. */
const distinct = <Value>(values: readonly Value[]): Value[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
]
