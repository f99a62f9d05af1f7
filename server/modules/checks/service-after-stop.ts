import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { Found, StandingCheck } from '#kernel/standing-check'
import type { Work } from '#kernel/work'
import { monthlyPrices } from './monthly-prices.ts'
import { containerColumns, type ServedContainer } from './served-container.ts'
import { byRate, containerWords, dayWords, facts, monthsBegun } from './told.ts'

type Row = ServedContainer & { readonly closed: PlainDate }

/** Services that run on beyond the close of their account: the container still stands there, or the stop was forgotten. */
export const serviceAfterStop: StandingCheck = {
  code: 'service-after-stop',
  title: 'Service after stop',
  looksFor: 'A service that runs on beyond the day its account closed or will close.',
  atStake: 'The month’s rate of the container × months begun since the close, one at least.',
  owner: 'clerk',
  find: async (work) => {
    const rows = await runningOn(work)
    const prices = await monthlyPrices(
      work,
      rows.map(({ class: of, zone, stream, container, size, quantity, pickupsPerWeek, location, units }) => ({
        class: of,
        zone,
        stream,
        container,
        size,
        quantity,
        pickupsPerWeek,
        location,
        units,
      })),
    )
    return rows.map((row, index) => found(work, row, prices[index]!))
  },
}

async function runningOn({ db }: Work): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${containerColumns}, a.closed_on as closed
    from account a join service s on s.account_id = a.id join premise p on p.id = a.premise_id
    where a.closed_on is not null and (s.until_on is null or s.until_on > a.closed_on)
    order by s.id`.execute(db)
  return rows
}

function found({ today }: Work, row: Row, monthly: number | null): Found {
  const closes = isBefore(today, row.closed) ? 'closes' : 'closed'
  const stops = row.until ? `stops on ${dayWords(row.until)} only` : 'has no stop'
  const end = row.until && isBefore(row.until, today) ? row.until : today
  const months = isBefore(row.closed, end) ? monthsBegun(row.closed, end) : 1
  return {
    subject: `service ${row.serviceId}`,
    sentence: `Account ${row.accountNumber} ${closes} on ${dayWords(row.closed)}, and its ${containerWords(row)}, ${stops}.`,
    ...byRate(monthly, months),
    accountId: row.accountId,
    premiseId: row.premiseId,
    serviceId: row.serviceId,
    facts: facts({
      Container: containerWords(row),
      'Account closed': dayWords(row.closed),
      'Service stops': row.until ? dayWords(row.until) : 'never',
    }),
  }
}
