import { sql } from 'kysely'
import type { SuccessOf } from '@cartwright/api/route'
import type { whatIfs } from '@cartwright/api/what-ifs'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { ImpactAnswer } from './impact.ts'
import { findWhatIf } from './what-if-rows.ts'

export type WhatIfAnswer = SuccessOf<typeof whatIfs.show>

type Wanted = { readonly id?: number; readonly proposal?: number | undefined }

/** What-ifs with their periods and how far they are, the newest first. */
export async function whatIfAnswers(work: Work, { id, proposal }: Wanted): Promise<WhatIfAnswer[]> {
  const { rows } = await sql<Omit<WhatIfAnswer, 'askedAt' | 'calculatedAt'> & Instants>`
    select w.id, w.proposal_id as "proposalId", p.name as proposal, w.number, v.resolution,
      v.effective_from::text as "effectiveFrom", v.method, w.as_if_in_force as "asIfInForce", w.state,
      w.asked_by as "askedBy", w.asked_at, w.calculated_at, w.failure, cycle.periods, chunk.progress
    from what_if w join proposal p on p.id = w.proposal_id
    join proposal_version v on v.proposal_id = w.proposal_id and v.number = w.number
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('cycle', c.cycle, 'name', named.name, 'periodFrom', c.period_from,
        'periodUntil', c.period_until, 'months', c.months) order by c.cycle), '[]') as periods
      from what_if_cycle c join cycle named on named.code = c.cycle where c.what_if_id = w.id) cycle
    cross join lateral (
      select jsonb_build_object('chunks', count(*), 'done', count(done_at), 'accounts', coalesce(sum(accounts), 0),
        'accountsDone', coalesce(sum(accounts) filter (where done_at is not null), 0)) as progress
      from what_if_chunk k where k.what_if_id = w.id) chunk
    where (${id ?? null}::bigint is null or w.id = ${id ?? null}) and (${proposal ?? null}::bigint is null or w.proposal_id = ${proposal ?? null})
    order by w.id desc`.execute(work.db)
  return rows.map(({ asked_at, calculated_at, ...row }) => ({
    ...row,
    askedAt: asked_at.toString(),
    calculatedAt: calculated_at?.toString() ?? null,
  }))
}

type Instants = { readonly asked_at: Temporal.Instant; readonly calculated_at: Temporal.Instant | null }

/** One what-if. Refuses one that is not there. */
export async function whatIfAnswer(work: Work, whatIfId: number): Promise<WhatIfAnswer> {
  const [found] = await whatIfAnswers(work, { id: whatIfId })
  return found ?? refuse('WHAT_IF_NOT_FOUND', { whatIfId })
}

/** What a what-if came to. Refuses while it is being calculated: half of the accounts would tell something wrong. */
export async function impactAnswer(work: Work, whatIfId: number): Promise<ImpactAnswer> {
  await refuseUnfinished(work, whatIfId)
  const { impact } = await findWhatIf(work, whatIfId)
  // What was stored was made by `impactOf`.
  return impact as ImpactAnswer
}

/** Refuses a what-if that is not there, or not calculated to its end. */
export async function refuseUnfinished(work: Work, whatIfId: number): Promise<void> {
  const { state, progress } = await whatIfAnswer(work, whatIfId)
  const { done, chunks } = progress
  if (state !== 'calculated') refuse('WHAT_IF_NOT_CALCULATED', { whatIfId, done, chunks })
}
