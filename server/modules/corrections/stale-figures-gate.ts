import { type RawBuilder, sql } from 'kysely'
import type { Gate, GateLook } from '#kernel/gate'
import { onRunPage } from '../billing/gate.ts'
import { becomesBill } from '../billing/run-totals.ts'

type Run = Parameters<Gate['look']>[1]
/** What may have moved the accounts of a register since it was made: a query of account ids since a moment. */
type Moved = (since: RawBuilder<unknown>) => RawBuilder<unknown>

const corrected: Moved = (since) =>
  sql`select account_id from correction where state = 'posted' and ended_at > ${since}`
const adjusted: Moved = (since) =>
  sql`select account_id from adjustment where state = 'posted' and coalesce(decided_at, asked_at) > ${since}`

/**
 * Whoever releases a register signs what accounts owe and have. What was adjusted or corrected since it was made is not on it: it is calculated
 * again before. What is adjusted after the release stands on the next bill, as payments do that come in every day.
 */
export const figuresUpToDate: Gate = {
  name: 'figures-up-to-date',
  title: 'Figures up to date',
  before: 'release',
  look: (work, run) =>
    look(work, run, {
      moved: (since) => sql`${adjusted(since)} union ${corrected(since)}`,
      green: 'Nothing on the register was adjusted or corrected since it was made.',
      how: 'adjusted or corrected',
    }),
}

/**
 * A correction changes what is known of an account's services, and with it what the register would charge: a register from before it is never
 * posted, released or not.
 */
export const pastAsKnown: Gate = {
  name: 'past-as-known',
  title: 'Corrections are on the register',
  before: 'post',
  look: (work, run) =>
    look(work, run, {
      moved: corrected,
      green: 'No account on the register was corrected since it was made.',
      how: 'corrected',
    }),
}

type Looking = { readonly moved: Moved; readonly green: string; readonly how: string }

async function look(
  { db }: Parameters<Gate['look']>[0],
  run: Run,
  { moved, green, how }: Looking,
): Promise<GateLook> {
  if (run.data_as_of === null)
    return { stands: 'not-needed', sentence: 'There is no register yet.', mendAt: null }
  const { rows } = await sql<{ many: number; first: string | null }>`
    with moved as (${moved(sql`${run.data_as_of}`)})
    select count(*) as many, min(r.account_number) as first
    from moved m join register_bill r on r.run_id = ${run.id} and r.account_id = m.account_id and ${becomesBill}`.execute(
    db,
  )
  const { many, first } = rows[0]!
  if (many === 0) return { stands: 'green', sentence: green, mendAt: null }
  const whose = many === 1 ? `Account ${first} was` : `${many.toLocaleString('en-US')} accounts were`
  const again =
    run.state === 'approved' ? 'Take the release back and calculate what changed.' : 'Calculate what changed.'
  return {
    stands: 'red',
    sentence: `${whose} ${how} after this register was made. ${again}`,
    mendAt: onRunPage(run, 'register'),
  }
}
