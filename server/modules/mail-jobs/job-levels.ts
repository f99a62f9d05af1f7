import type { MailJobLevels } from '@cartwright/api/mail-job-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import { serviceTypes } from '../barcodes/service-types.ts'
import { labelTable } from '../postal/labeling-lists.ts'
import { labelingListsOn } from '../postal/postal-queries.ts'
import { type Qualification, qualify } from '../presort/qualification.ts'
import type { SortBasis } from '../presort/sort-basis.ts'
import { type SortLevel, standingSort } from '../presort/sort-of-run.ts'
import { type CountedTray, type Fallen, fallenOf } from './fallen-trays.ts'

type Levels = z.output<typeof MailJobLevels>
type Sort = NonNullable<Awaited<ReturnType<typeof standingSort>>>

/** Of which job, and which pieces are to be taken out of it besides those that are. */
type Asked = { readonly job: { readonly id: number; readonly run_id: number }; readonly without?: number[] }

/** What the trays of a job come to without the pieces taken out of it: as it is told, which destinations fell, and the letters it began with. */
type JobStanding = {
  readonly levels: Levels
  /** The same level by level, single pieces by what they weigh. */
  readonly qualified: Qualification
  readonly fallen: readonly Fallen[]
  readonly had: number
}

/** What a job’s pieces qualify for without those taken out; null: its run was not sorted. */
export async function jobStanding(work: Work, { job, without = [] }: Asked): Promise<JobStanding | null> {
  const sort = await standingSort(work, job.run_id)
  if (!sort) return null
  const out = await takenOut(work, job.id, without)
  const trays = await countedTrays(work, job.run_id, out)
  const { minimums } = sort.basis
  const fallen = fallenOf(trays, {
    minimum: minimums.destination,
    aadcOf: trays.some(({ had, has }) => has < had) ? await aadcsOn(work, sort) : () => null,
  })
  const sum = (of: 'had' | 'has') => trays.reduce((all, tray) => all + tray[of], 0)
  const qualified = await qualifiedOf(work, { runId: job.run_id, sort, trays, fallen, out })
  return {
    fallen,
    qualified,
    had: sum('had'),
    levels: {
      inTrays: sum('has'),
      mailingMinimum: minimums.mailing,
      short: fallen.map((one) => told(one, sort.basis)),
      postageCents: qualified.unpriced > 0 ? null : qualified.postageCents,
    },
  }
}

async function takenOut({ db }: Work, jobId: number, without: readonly number[]): Promise<number[]> {
  const pulls = await db.selectFrom('mail_job_pull').select('piece').where('job_id', '=', jobId).execute()
  return [...new Set([...pulls.map(({ piece }) => piece), ...without])]
}

async function countedTrays({ db }: Work, runId: number, out: readonly number[]): Promise<CountedTray[]> {
  const { rows } = await sql<CountedTray>`
    select t.tray, t.level, t.cin, t.zip5, t.label_lines as lines, count(*) as had,
      count(*) filter (where not p.sequence = any(${out}::bigint[])) as has
    from mail_sort_tray t join mail_sort_piece p on p.run_id = t.run_id and p.tray = t.tray
    where t.run_id = ${runId} group by t.run_id, t.tray order by t.tray`.execute(db)
  return rows
}

/** Which AADC a ZIP code belongs to by the list that holds on the day of mailing. */
async function aadcsOn(work: Work, { mail_on }: Sort): Promise<(zip5: string) => string | null> {
  const { l801 } = (await labelingListsOn(work, mail_on)).lists
  if (!l801) return () => null
  const rowOf = labelTable(l801)
  return (zip5) => l801.rows[rowOf(Number(zip5.slice(0, 3)))]?.label ?? null
}

const words = { '5-digit': '5-digit', aadc: 'AADC', 'mixed-aadc': 'mixed AADC' } as const

function told({ destination, level, lower, pieces }: Fallen, { mills, minimums }: SortBasis) {
  const [own, below] = [mills[level], mills[lower]]
  return {
    destination,
    level: words[level],
    lowerLevel: words[lower],
    pieces,
    minimum: minimums.destination,
    costCents: own === undefined || below === undefined ? null : Math.round(((below - own) * pieces) / 10),
  }
}

type Priced = {
  readonly runId: number
  readonly sort: Sort
  readonly trays: readonly CountedTray[]
  readonly fallen: readonly Fallen[]
  readonly out: readonly number[]
}

/** What is left, each letter at the price of the level its tray has by now, and single pieces by what they weigh. */
async function qualifiedOf(work: Work, { runId, sort, trays, fallen, out }: Priced): Promise<Qualification> {
  const { rows: single } = await sql<{ weightMills: number; pieces: number }>`
    select coalesce(weight_mills, ${sort.basis.weightMills}) as "weightMills", count(*) as pieces from mail_sort_piece
    where run_id = ${runId} and tray is null and not sequence = any(${[...out]}::bigint[]) group by 1`.execute(
    work.db,
  )
  const lowered = new Map(
    fallen.flatMap(({ trays: its, lower }) => its.map((tray) => [tray, lower] as const)),
  )
  const levelOf = ({ tray, level }: CountedTray): SortLevel => lowered.get(tray) ?? level
  const left = trays.filter(({ has }) => has > 0)
  const counted = [
    ...left.map((tray) => ({ level: levelOf(tray), weightMills: sort.basis.weightMills, pieces: tray.has })),
    ...single.map((one) => ({ level: 'single-piece' as const, ...one })),
  ]
  const inTrays = Object.fromEntries(
    [...Map.groupBy(left, levelOf)].map(([level, some]) => [level, some.length]),
  )
  const isFullService = serviceTypes.get(sort.basis.serviceType)?.level === 'Full-Service'
  return qualify(counted, inTrays, { mills: sort.basis.mills, isFullService })
}
