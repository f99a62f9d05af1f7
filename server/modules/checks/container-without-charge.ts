import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Found, StandingCheck } from '#kernel/standing-check'
import type { Work } from '#kernel/work'
import { monthlyPrices } from './monthly-prices.ts'
import { containerColumns, type ServedContainer } from './served-container.ts'
import { byRate, containerWords, dayWords, facts } from './told.ts'

type Row = ServedContainer & {
  readonly runId: number
  readonly months: number
  readonly periodFrom: PlainDate
  readonly periodUntil: PlainDate
  readonly billId: number | null
  readonly billNumber: string | null
}

/**
 * Containers that the last posted run of their cycle passed over, or that were written down too late for it: a posted period is not billed
 * again. One that began after the cut-off is none, nor one that costs nothing.
 */
export const containerWithoutCharge: StandingCheck = {
  code: 'container-without-charge',
  title: 'Container without charge',
  looksFor:
    'A service in force in the last posted period of its cycle that no bill of that period has a line for.',
  atStake: 'The month’s rate of the container × the months of the period.',
  owner: 'coordinator',
  find: async (work) => {
    const rows = await uncharged(work)
    const prices = await monthlyPrices(work, rows.map(priced))
    return rows.flatMap((row, index) => (prices[index] === 0 ? [] : [found(row, prices[index]!)]))
  },
}

/** Only what the price depends on. */
const priced = (row: Row) => ({
  class: row.class,
  zone: row.zone,
  stream: row.stream,
  container: row.container,
  size: row.size,
  quantity: row.quantity,
  pickupsPerWeek: row.pickupsPerWeek,
  location: row.location,
  units: row.units,
})

/** A run's bills are numbered in one piece, so its lines are read as one range of the key. */
async function uncharged({ db }: Work): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with last_run as materialized (
      select distinct on (cycle) id, cycle, months, period_from, period_until, cut_off_on,
        (select min(id) from bill where run_id = bill_run.id) as low,
        (select max(id) from bill where run_id = bill_run.id) as high
      from bill_run where kind = 'cycle' and state in ('posted', 'produced', 'mailed', 'closed')
      order by cycle, period_from desc
    ), charged as materialized (
      select distinct l.service_id from last_run r join bill_line l on l.bill_id between r.low and r.high
      where l.service_id is not null
    ), missing as materialized (
      select s.id as service_id, r.id as run_id, r.months, r.period_from, r.period_until
      from last_run r join account a on a.cycle = r.cycle join service s on s.account_id = a.id
      where s.from_on < r.period_until and s.from_on <= r.cut_off_on
        and least(coalesce(s.until_on, 'infinity'), coalesce(a.closed_on, 'infinity')) > greatest(r.period_from, s.from_on)
        and not exists (select from charged c where c.service_id = s.id)
    )
    select ${containerColumns}, m.run_id as "runId", m.months, m.period_from as "periodFrom",
      m.period_until as "periodUntil", b.id as "billId", b.number as "billNumber"
    from missing m join service s on s.id = m.service_id join account a on a.id = s.account_id
    join premise p on p.id = a.premise_id left join bill b on b.run_id = m.run_id and b.account_id = a.id
    where not exists (select from bill_line l where l.service_id = s.id
      and l.period_from < m.period_until and l.period_until > m.period_from)
    order by s.id`.execute(db)
  return rows
}

function found(row: Row, monthly: number | null): Found {
  const period = `${dayWords(row.periodFrom)} to ${dayWords(row.periodUntil.subtract({ days: 1 }))}`
  const passed = row.billNumber ? `bill ${row.billNumber} has no line for it` : 'the account got no bill'
  return {
    subject: `service ${row.serviceId}`,
    sentence: `${containerWords(row)} of account ${row.accountNumber} was in service from ${period}, and ${passed}.`,
    ...byRate(monthly, row.months),
    accountId: row.accountId,
    premiseId: row.premiseId,
    billId: row.billId,
    serviceId: row.serviceId,
    facts: facts({
      Container: containerWords(row),
      'In service since': dayWords(row.from),
      Period: period,
      Bill: row.billNumber,
      Run: row.runId,
    }),
  }
}
