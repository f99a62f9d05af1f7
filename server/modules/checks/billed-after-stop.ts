import { sql } from 'kysely'
import { dollars } from '#kernel/money'
import type { StandingCheck } from '#kernel/standing-check'
import { strayLines } from './stray-lines.ts'
import { dayWords, facts } from './told.ts'

/** Bill lines for days after the service, or the account it belongs to, had stopped: usually a stop that came late. */
export const billedAfterStop: StandingCheck = {
  code: 'billed-after-stop',
  title: 'Billed after stop',
  looksFor: 'A line of a posted bill for days after the service stopped or its account closed.',
  atStake:
    'The part of the billed amount that falls on the days after the stop, by days, less what was taken back.',
  owner: 'coordinator',
  find: async (work) => {
    const rows = await strayLines(work, {
      stray: sql`stop.on < l.period_until and l.period_until > s.from_on`,
      share: sql`round(l.amount_cents::numeric * (l.period_until - greatest(l.period_from, stop.on))
        / (l.period_until - l.period_from))`,
      since: sql`greatest(l.period_from, stop.on)`,
    })
    return rows.map((row) => ({
      subject: `account ${row.accountId} service ${row.serviceId}`,
      sentence: `${row.text} of account ${row.accountNumber} stopped on ${dayWords(row.stop!)} and was billed ${dollars(row.cents)} for days up to ${dayWords(row.lastDay)}.`,
      amountCents: row.cents,
      basis: `Bill ${row.billNumber} and those before it, by days from ${dayWords(row.firstDay)} to ${dayWords(row.lastDay)}, less what was taken back.`,
      accountId: row.accountId,
      premiseId: row.premiseId,
      billId: row.billId,
      serviceId: row.serviceId,
      facts: facts({
        Service: row.text,
        Stopped: dayWords(row.stop!),
        'Billed up to': dayWords(row.lastDay),
      }),
    }))
  },
}
