import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { WaitingSource } from '#kernel/waiting'
import { counted, dayWords } from '#kernel/words'
import { correctionsWaiting } from './corrections.ts'
import { postageForecast } from './postage-forecast.ts'
import { statementsWaiting } from './statements.ts'

/** The next mailing that the postage does not last for, or that leaves too little; and fees that end soon. */
export const postageLow: WaitingSource = {
  name: 'postage',
  permission: 'postage.change',
  look: async (work) => {
    const { account, runs, depositCents, depositBy } = await postageForecast(work, 45)
    const ending = await endingFees(work)
    const first = runs.find(({ standing }) => standing !== 'covered')
    if (!account || !first || depositBy === null) return ending
    const short = first.standing === 'short'
    return [
      {
        kind: short && depositBy <= work.today.toString() ? 'late' : 'today',
        title: short
          ? `Postage does not last for ${first.cycleName}: deposit ${dollars(depositCents)}`
          : `Postage runs low after ${first.cycleName}: deposit ${dollars(depositCents)}`,
        text: `${account.name} has ${dollars(account.balanceCents)}; the mailing of ${dayWords(PlainDate.from(first.mailOn))} leaves ${dollars(first.afterCents)}. Ask Finance for the deposit, and book it when it is there.`,
        at: `/postage/${account.accountId}`,
        on: depositBy,
        amountCents: depositCents,
      },
      ...ending,
    ]
  },
}

const feeWords = { 'permit-imprint': 'permit imprint', presort: 'presort' }

/** Fees of which the newest ends within thirty days, or ended: without it nothing is mailed at these prices. */
async function endingFees({ db, today }: Parameters<WaitingSource['look']>[0]) {
  const { rows } = await sql<{
    fee: 'permit-imprint' | 'presort'
    until: PlainDate
    cents: number
    id: number
  }>`
    select * from (select distinct on (e.fee) e.fee, e.covers_until as until, e.amount_cents as cents, e.out_of_id as id
      from postage_entry e where e.kind = 'fee' and not exists (select from postage_entry r where r.reverses_id = e.id)
      order by e.fee, e.covers_until desc, e.id desc) newest
    where until <= ${today.add({ days: 30 })}::date order by until`.execute(db)
  return rows.map(({ fee, until, cents, id }) => ({
    kind: PlainDate.compare(until, today) < 0 ? ('late' as const) : ('mine' as const),
    title: `The ${feeWords[fee]} fee covers mailings until ${dayWords(until)}`,
    text: `Last paid: ${dollars(cents)}. Pay it at the post office, and book it with its new last day.`,
    at: `/postage/${id}`,
    on: until.toString(),
    amountCents: cents,
  }))
}

/** Postage statements that differ from what is booked for their mail jobs. */
export const postageStatementsOpen: WaitingSource = {
  name: 'postage-statements',
  permission: 'postage.change',
  look: async (work) => {
    const { many, cents, since } = await statementsWaiting(work)
    if (many === 0 || since === null) return []
    return [
      {
        kind: PlainDate.compare(since.add({ days: 30 }), work.today) < 0 ? 'late' : 'mine',
        title: `${counted(many, 'postage statement', 'postage statements')} to reconcile, ${dollars(cents)}`,
        text: `The oldest is of ${dayWords(since)}. Book the use of its mail job, or explain the difference.`,
        at: '/postage/statements?view=waiting',
        on: null,
        amountCents: cents,
      },
    ]
  },
}

/** Corrections of postage that wait for whoever looks as the second person. */
export const postageCorrectionsOpen: WaitingSource = {
  name: 'postage-corrections',
  permission: 'postage.change',
  look: async (work) =>
    (await correctionsWaiting(work))
      .filter(({ mine }) => !mine)
      .map(({ what, changeCents, askedBy, askedOn, accountId, reason }) => ({
        kind: 'mine',
        title: `A correction of postage waits for your approval: ${dollars(Math.abs(changeCents))}`,
        text: `${what}. Asked by ${askedBy} on ${dayWords(PlainDate.from(askedOn))}: “${reason}”`,
        at: `/postage/${accountId}`,
        on: askedOn,
        amountCents: Math.abs(changeCents),
      })),
}
