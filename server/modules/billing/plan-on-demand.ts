import type { billNow } from '@cartwright/api/bill-now'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { isBefore, later, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, lockAccount, refuseField } from '../accounts/account-queries.ts'
import { closeAccount } from '../services/close-account.ts'
import type { NewRun } from './open-run.ts'

export type AskedBill = ReceivedBy<typeof billNow.open>['body']

/** A bill on demand as it will be opened, and whether the account is closed for it. */
type Planned = { readonly account: KnownAccount; readonly run: NewRun; readonly closes: boolean }

/** How far ahead a bill on demand may go, and how far back. */
const reach = { ahead: 60, back: 366 }

/**
 * What a bill on demand comes to as a run of one account. For a final bill the account is closed, unless it is closed already: then
 * the bill goes up to that day. Refuses days out of reach, and a second bill on demand while one is under way.
 */
export async function planOnDemand(work: Work, accountNumber: string, asked: AskedBill): Promise<Planned> {
  const account = await lockAccount(work, accountNumber)
  await refuseSecond(work, account.id)
  const lastOn = dayWithin(work, 'lastOn', asked.lastOn)
  const billOn = asked.billOn ? dayWithin(work, 'billOn', asked.billOn) : work.today
  if (isBefore(lastOn, account.openedOn))
    refuseField(
      'lastOn',
      `Write ${account.openedOn.toString()}, when the account was opened, or a later day.`,
    )
  const until = lastOn.add({ days: 1 })
  if (asked.kind === 'partial' && account.closedOn && !isBefore(until, account.closedOn))
    refuse('FINAL_BILL_NEEDED', { closedOn: account.closedOn.toString() })
  const closes = asked.kind === 'final' && account.closedOn === null
  if (closes) await close(work, account.number, { until, reason: asked.reason })
  const end = asked.kind === 'final' ? (account.closedOn ?? until) : until
  const lastDay = end.subtract({ days: 1 })
  return {
    account,
    closes,
    run: {
      kind: 'account',
      cycle: account.cycle,
      periodFrom: lastDay,
      accountNumbers: [account.number],
      billOn,
      note: asked.note,
      // What is done when an account closes, such as fetching the carts, is on its last bill.
      onDemand: {
        kind: asked.kind,
        until: end,
        cutOffOn: asked.kind === 'final' ? later(lastDay, work.today) : lastDay,
      },
    },
  }
}

const close = (
  work: Work,
  accountNumber: string,
  { until, reason }: { until: PlainDate; reason: string | undefined },
) => closeAccount(work, { params: { accountNumber }, body: { from: until.toString(), reason } })

function dayWithin({ today }: Work, field: 'lastOn' | 'billOn', text: string): PlainDate {
  const day = PlainDate.from(text)
  const [first, last] = [today.subtract({ days: reach.back }), today.add({ days: reach.ahead })]
  if (isBefore(day, first) || isBefore(last, day))
    refuseField(field, `Write a day from ${first.toString()} to ${last.toString()}.`)
  return day
}

async function refuseSecond({ db }: Work, accountId: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from bill_run where bill_kind <> 'regular' and scope->'accountIds' @> ${JSON.stringify([accountId])}::jsonb
      and state not in ('posted', 'produced', 'mailed', 'closed', 'voided') limit 1`.execute(db)
  if (rows[0]) refuse('BILL_ALREADY_UNDER_WAY', { runId: rows[0].id })
}
