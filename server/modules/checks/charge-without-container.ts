import { sql } from 'kysely'
import { dollars } from '#kernel/money'
import type { StandingCheck } from '#kernel/standing-check'
import { strayLines, type StrayLines } from './stray-lines.ts'
import { dayWords, facts } from './told.ts'

/** Bill lines of a service that the books do not have, or that began only after the days that were billed. */
export const chargeWithoutContainer: StandingCheck = {
  code: 'charge-without-container',
  title: 'Charge without container',
  looksFor:
    'A line of a posted bill whose service does not exist, or was not yet in force on the days billed.',
  atStake: 'What was billed for those days, less what was taken back.',
  owner: 'coordinator',
  find: async (work) => {
    const rows = await strayLines(work, {
      stray: sql`(s.id is null or l.period_until <= s.from_on)`,
      share: sql`l.amount_cents`,
      since: sql`l.period_from`,
    })
    return rows.map((row) => ({
      subject: `account ${row.accountId} service ${row.serviceId}`,
      sentence: `Account ${row.accountNumber} was billed ${dollars(row.cents)} for ${days(row)}, ${because(row)}.`,
      amountCents: row.cents,
      basis: `The lines of bill ${row.billNumber} and those before it for these days, less what was taken back.`,
      accountId: row.accountId,
      premiseId: row.premiseId,
      billId: row.billId,
      serviceId: row.from ? row.serviceId : null,
      facts: facts({
        Bill: row.billNumber,
        Days: days(row),
        Service: row.text ?? `number ${row.serviceId}, which is not in the books`,
        'In service since': row.from && dayWords(row.from),
      }),
    }))
  },
}

const days = ({ firstDay, lastDay }: StrayLines): string => `${dayWords(firstDay)} to ${dayWords(lastDay)}`

const because = ({ from, text, serviceId }: StrayLines): string =>
  from
    ? `when ${text} was not there yet: it began on ${dayWords(from)}`
    : `and service ${serviceId} is not in the books`
