import { sql } from 'kysely'
import type { Work } from '#kernel/work'

/** Printed runs that wait for a job of the mail, the oldest first. */
export async function waitingRuns({ db }: Work): Promise<{ runId: number; cycle: string; pieces: number }[]> {
  const { rows } = await sql<{ runId: number; cycle: string; pieces: number }>`
    select r.id as "runId", r.cycle, p.pieces from bill_run r
    join lateral (select pieces from print_job where run_id = r.id and state = 'done' and holds = 'run' and from_piece = 1
      order by id desc limit 1) p on p.pieces > 0
    where r.state = 'produced' and not exists (select from mail_job j where j.run_id = r.id and j.state <> 'dropped')
    order by r.id limit 100`.execute(db)
  return rows
}
