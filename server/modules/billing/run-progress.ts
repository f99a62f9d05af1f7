import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { RunProgress } from '@cartwright/api/run-shapes'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { InTransaction, Work } from '#kernel/work'

export type Progress = z.output<typeof RunProgress>

type Row = {
  readonly state: Progress['state']
  readonly failure: string | null
  readonly done: number
  readonly of: number
  readonly bills: number
  readonly pieces: number | null
  readonly piecesDone: number | null
}

/** How far the background work on a run is, in accounts, bills or pieces. */
export async function runProgress(work: Work, runId: number): Promise<Progress> {
  const { rows } = await sql<Row>`
    select run.state, run.failure,
      coalesce(sum(c.accounts) filter (where c.state = 'done'), 0)::bigint as done, coalesce(sum(c.accounts), 0)::bigint as "of",
      case when run.state = 'posting'
        then (select count(*) from register_bill r where r.run_id = run.id and r.is_billed and not r.held) else 0 end as bills,
      printing.pieces, printing.pieces_done as "piecesDone"
    from bill_run run left join run_chunk c on c.run_id = run.id and c.step = 'rate'
    left join lateral (select pieces, pieces_done from print_job p
      where p.run_id = run.id and p.state in ('waiting', 'working') order by p.id desc limit 1) printing on true
    where run.id = ${runId} group by run.id, printing.pieces, printing.pieces_done`.execute(work.db)
  return rows[0] ? told(rows[0]) : refuse('RUN_NOT_FOUND', { runId })
}

function told({ state, failure, done, of, bills, pieces, piecesDone }: Row): Progress {
  if (state === 'calculating') return { step: 'calculate', done, of, state, failure }
  if (state === 'posting') return { step: 'post', done: 0, of: bills, state, failure }
  if (pieces !== null) return { step: 'print', done: piecesDone ?? 0, of: pieces, state, failure }
  return { step: 'idle', done: 0, of: 0, state, failure }
}

const every = 500

/**
 * Tells the progress of a run as server-sent events, whenever it has changed, until the work is done or the reader leaves. It looks
 * at the books and holds nothing between two looks.
 */
export async function progressEvents(
  inTransaction: InTransaction,
  runId: number,
  gone: AbortSignal,
): Promise<Response> {
  const first = await inTransaction((work) => runProgress(work, runId))
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      let last = ''
      for (let now = first; ; now = await inTransaction((work) => runProgress(work, runId))) {
        const text = JSON.stringify(now)
        if (text !== last) controller.enqueue(new TextEncoder().encode(`event: progress\ndata: ${text}\n\n`))
        last = text
        if (isOver(now) || !(await pause(gone))) break
      }
      controller.close()
    },
  })
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  })
}

const isOver = ({ step, failure }: Progress): boolean => step === 'idle' || failure !== null

/** Waits for the next look; false when the reader has left. */
async function pause(gone: AbortSignal): Promise<boolean> {
  try {
    await setTimeout(every, undefined, { signal: gone })
    return true
  } catch {
    return false
  }
}
