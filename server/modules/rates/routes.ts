import { rates } from '@cartwright/api/rates'
import { PlainDate } from '#kernel/dates'
import type { Door } from '../../door.ts'
import { quoteStored } from './quote-stored.ts'
import { rateChoices } from './rate-choices.ts'
import { tableRows, versionRows } from './rate-table-queries.ts'

/** The rate tables of the city, to read and to ask what services cost. They change with the city folder. */
export function serveRates(door: Door): void {
  door.open(rates.versions, async (work) => ({ rows: await versionRows(work) }))
  door.open(rates.rows, (work, { query }) => tableRows(work, query))
  door.open(rates.choices, (work, { query }) =>
    rateChoices(work, query.on ? PlainDate.from(query.on) : work.today),
  )
  door.open(rates.quote, (work, { body }) => quoteStored(work, body))
}
