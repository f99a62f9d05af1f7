import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { billingPeriodOn } from '../city/billing-periods.ts'
import { cycles, type Cycle } from '../city/city-queries.ts'
import { findVersion } from '../proposals/stored-proposals.ts'
import { findWhatIf, whatIfName, type WhatIfRow } from './what-if-rows.ts'

export type AskedWhatIf = {
  readonly proposalId: number
  readonly version?: number | undefined
  /** All when empty. */
  readonly cycles: readonly string[]
  /** Each cycle is calculated for its billing period that this day lies in. */
  readonly on: string
  readonly asIfInForce: boolean
}

/** The job that calculates: so many are asked for, that several workers can take part. */
export const whatIfJob = 'calculate-what-if'
const workersAtMost = 4
/** A killed worker costs no more than these. */
const accountsPerChunk = 5000

/**
 * Plans what a proposal would mean for a period, of one cycle or several, and asks for its calculation. It is no bill run and stands in the
 * way of none: it has rows of its own, and nothing that bills reads them.
 */
export async function askWhatIf(work: Work, asked: AskedWhatIf): Promise<WhatIfRow> {
  const { proposal, version } = await findVersion(work, asked.proposalId, asked.version)
  const chosen = await chosenCycles(work, asked.cycles)
  const on = PlainDate.from(asked.on)
  const { id } = await work.db
    .insertInto('what_if')
    .values({
      proposal_id: proposal.id,
      number: version.number,
      chosen_on: on,
      as_if_in_force: asked.asIfInForce,
      asked_by: work.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await work.db
    .insertInto('what_if_cycle')
    .values(chosen.map((cycle) => cycleRow(id, cycle, on)))
    .execute()
  const chunks = await planChunks(work, id)
  if (chunks === 0)
    refuse('WHAT_IF_HAS_NO_ACCOUNTS', { cycles: chosen.map(({ code }) => code), on: asked.on })
  await recordCommand(work, {
    command: 'ask-what-if',
    subject: whatIfName(id),
    changes: { ...asked, version: version.number },
  })
  await startWorkers(work, id, chunks)
  return findWhatIf(work, id)
}

async function chosenCycles(work: Work, codes: readonly string[]): Promise<Cycle[]> {
  const all = await cycles(work)
  const unknown = codes.find((code) => !all.some((cycle) => cycle.code === code))
  if (unknown !== undefined) refuse('CYCLE_NOT_FOUND', { cycle: unknown })
  return codes.length === 0 ? all : all.filter(({ code }) => codes.includes(code))
}

function cycleRow(what_if_id: number, cycle: Cycle, on: PlainDate) {
  const { from, until } = billingPeriodOn(cycle, on)
  const { code, months, timing } = cycle
  return { what_if_id, cycle: code, period_from: from, period_until: until, months, timing }
}

/** Cuts the accounts that were there on a day of their cycle's period into chunks, in one statement. */
async function planChunks(work: Work, whatIfId: number): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into what_if_chunk (what_if_id, number, cycle, first_account_id, last_account_id, accounts)
    select ${whatIfId}, row_number() over (order by cycle, part), cycle, min(id), max(id), count(*)
    from (select a.id, a.cycle,
        (row_number() over (partition by a.cycle order by a.id) - 1) / ${accountsPerChunk}::bigint as part
      from account a join what_if_cycle c on c.cycle = a.cycle and c.what_if_id = ${whatIfId}
      where ${thereWithin}) numbered
    group by cycle, part
    returning number`.execute(work.db)
  return rows.length
}

/** Whether an account `a` was there on a day of the period of its cycle `c`. */
export const thereWithin = sql<boolean>`(a.opened_on < c.period_until and (a.closed_on is null or a.closed_on > c.period_from))`

async function startWorkers(work: Work, whatIfId: number, chunks: number): Promise<void> {
  for (let worker = 0; worker < Math.min(chunks, workersAtMost); worker++)
    await work.later(whatIfJob, { whatIfId })
}

/** Goes on with a calculation that stopped: what was calculated is kept. */
export async function calculateAgain(work: Work, whatIfId: number): Promise<WhatIfRow> {
  const found = await findWhatIf(work, whatIfId)
  if (found.state === 'calculated') return found
  await work.db.updateTable('what_if').set({ failure: null }).where('id', '=', whatIfId).execute()
  await recordCommand(work, { command: 'calculate-what-if', subject: whatIfName(whatIfId), changes: {} })
  await startWorkers(work, whatIfId, workersAtMost)
  return findWhatIf(work, whatIfId)
}

/** Takes a what-if away with all that was calculated. What it was of stays: the proposal, and the record that it was asked for. */
export async function removeWhatIf(work: Work, whatIfId: number): Promise<void> {
  const { proposal_id, number } = await findWhatIf(work, whatIfId)
  await work.db.deleteFrom('what_if').where('id', '=', whatIfId).execute()
  await recordCommand(work, {
    command: 'remove-what-if',
    subject: whatIfName(whatIfId),
    changes: { proposalId: proposal_id, version: number },
  })
}
