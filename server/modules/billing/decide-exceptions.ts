import { sql } from 'kysely'
import type { ExceptionCode } from '@cartwright/api/run-shapes'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { type BillRun, instant, lockRun, type RunState, runName } from './bill-run.ts'
import { type Filter, fits, isUndecided } from './register-filter.ts'
import { idsOfAccounts } from './run-accounts.ts'

/** The states in which a person decides about accounts: the register is there, and nobody has signed it. */
export const whileDeciding: readonly RunState[] = ['calculated', 'in_review']

export type Acceptance = {
  readonly runId: number
  /** Only this exception; all that can be accepted when left out. */
  readonly code?: z.output<typeof ExceptionCode> | undefined
  readonly accountNumbers?: readonly string[] | undefined
  /** In place of account numbers. */
  readonly filter?: Filter | undefined
  readonly note: string
}

/** How many accounts were decided, and the run as it is now. */
export type DecidedRun = { readonly accounts: number; readonly run: BillRun }

/**
 * Accepts what is unusual about accounts of a register, with a note that says why it is right: of named accounts, or of
 * all that fit a filter. What stops a bill cannot be accepted: asked for by name, or when nothing else is left, it is refused.
 */
export async function acceptExceptions(work: Work, accepted: Acceptance): Promise<DecidedRun> {
  const { runId, code, note, accountNumbers } = accepted
  const run = await lockRun(work, runId, whileDeciding)
  const which = await rowsMeant(work, accepted)
  await refuseStops(work, which, code)
  const { rows } = await sql<{ account: number; code: string }>`
    update run_exception e set decision = 'accepted', decided_by = ${work.actor.name}, decided_at = ${instant()}, note = ${note}
    from register_bill r
    where r.run_id = e.run_id and r.account_id = e.account_id and ${which} and ${isUndecided} and e.severity = 'decide'
      ${code ? sql`and e.code = ${code}` : sql``}
    returning e.account_id as account, e.code`.execute(work.db)
  if (rows.length === 0) refuse('NO_SUCH_EXCEPTION', {})
  const accounts = new Set(rows.map(({ account }) => account)).size
  await recordCommand(work, {
    command: 'accept-exceptions',
    subject: runName(runId),
    changes: { accounts, exceptions: countsOf(rows), accountNumbers, filter: accepted.filter },
    reason: note,
  })
  return { accounts, run }
}

async function rowsMeant(work: Work, { runId, accountNumbers, filter }: Acceptance) {
  if ((accountNumbers === undefined) === (filter === undefined))
    refuse('RUN_SCOPE_INVALID', { needed: 'either account numbers or a filter' })
  if (filter) return fits(runId, filter)
  const ids = (await idsOfAccounts(work, accountNumbers!)).map(({ id }) => id)
  return sql<boolean>`r.run_id = ${runId} and r.account_id = any(${ids}::bigint[])`
}

/** A stop that was asked for, or is all that is left to decide. */
async function refuseStops(
  work: Work,
  which: Awaited<ReturnType<typeof rowsMeant>>,
  code: string | undefined,
): Promise<void> {
  const { rows } = await sql<{ code: string; severity: string; accounts: number }>`
    select e.code, e.severity, count(*) as accounts
    from run_exception e join register_bill r on r.run_id = e.run_id and r.account_id = e.account_id
    where ${which} and ${isUndecided} ${code ? sql`and e.code = ${code}` : sql``}
    group by e.code, e.severity order by e.code`.execute(work.db)
  const stop = rows.find(({ severity }) => severity === 'stop')
  if (stop && (code || rows.every(({ severity }) => severity === 'stop')))
    refuse('EXCEPTION_MUST_BE_MENDED', { exception: stop.code, accounts: stop.accounts })
}

function countsOf(rows: readonly { readonly code: string }[]): { readonly [code: string]: number } {
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ code }) => code)].map(([code, all]) => [code, all.length]),
  )
}
