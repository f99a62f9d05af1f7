import type { Account } from '@cartwright/api/account-page'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

type Alert = z.infer<typeof Account>['alerts'][number]

/**
 * Mail of the account that came back: while nobody worked it, and as long as mail still goes where nobody gets it. It is worked in a room
 * above this one: here it is only read.
 */
export async function returnedMailAlerts(work: Work, accountId: number): Promise<Alert[]> {
  const { rows } = await sql<{
    state: 'open' | 'undeliverable'
    many: number
    on: PlainDate
    reason: string
  }>`
    select r.state, count(*) as many, max(r.returned_on) as on,
      (array_agg(r.reason order by r.returned_on desc, r.id desc))[1] as reason
    from returned_piece r left join party y on y.id = r.party_id
    where r.account_id = ${accountId} and (r.state = 'open'
      or (r.state = 'undeliverable' and y.mail_line_1 is not distinct from r.sent_line_1))
    group by r.state order by r.state desc`.execute(work.db)
  return rows.map(({ state, many, on, reason }) => {
    const day = on.toLocaleString('en-US', { dateStyle: 'long' })
    const why = reason.replaceAll('-', ' ')
    return state === 'undeliverable'
      ? {
          code: 'undeliverable',
          severity: 'warning',
          text: `Mail does not reach them: it came back on ${day} (${why}). Ask for the new address.`,
        }
      : {
          code: 'returned-mail',
          severity: 'warning',
          text: `Mail came back on ${day} (${why})${many > 1 ? `, ${many} pieces in all` : ''}. Ask where mail is to go.`,
        }
  })
}
