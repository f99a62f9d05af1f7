import type { postal } from '@cartwright/api/postal'
import type { SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type LabelingKind, labelingKinds, labelingWords } from './labeling-lists.ts'
import { postalItems } from './postal-items.ts'
import { type ListDays, listsAround, pricesOn } from './postal-queries.ts'

type Standing = SuccessOf<typeof postal.standing>
type Load = SuccessOf<typeof postal.load>

/** What the post office says on a day, as far as it was loaded, and what falls away without the rest. */
export async function postalStanding(work: Work, day: PlainDate): Promise<Standing> {
  const { effective, rows } = await pricesOn(work, day)
  const around = await listsAround(work, day)
  return {
    on: day.toString(),
    pricesEffectiveOn: effective?.toString() ?? null,
    prices: rows.map(({ item, mills, effectiveOn, source, isPractice }) => ({
      item,
      title: postalItems[item].title,
      mills,
      effectiveOn: effectiveOn.toString(),
      source,
      isPractice,
    })),
    lists: labelingKinds.map((kind) => {
      const list = around.find((one) => one.kind === kind)
      const { stands, sentence } = standingOf(kind, list, day)
      return {
        kind,
        title: labelingWords[kind].title,
        stands,
        effectiveOn: list?.effectiveOn.toString() ?? null,
        lastOn: list?.lastOn.toString() ?? null,
        rows: list?.rows ?? 0,
        isPractice: list?.isPractice ?? false,
        sentence,
      }
    }),
  }
}

/** Days before a list runs out on which it is said. */
const soon = 14

function standingOf(
  kind: LabelingKind,
  list: ListDays | undefined,
  day: PlainDate,
): Pick<Standing['lists'][number], 'stands' | 'sentence'> {
  const { without } = labelingWords[kind]
  if (!list) return { stands: 'not-loaded', sentence: `Not loaded: ${without}.` }
  if (isBefore(day, list.effectiveOn))
    return {
      stands: 'not-yet',
      sentence: `It begins on ${list.effectiveOn.toString()}. Until then ${without}.`,
    }
  if (isBefore(list.lastOn, day))
    return {
      stands: 'expired',
      sentence: `It ran out on ${list.lastOn.toString()}. Load the list that holds now.`,
    }
  const left = day.until(list.lastOn).days
  return {
    stands: 'in-force',
    sentence:
      left <= soon ? `It runs out in ${left} ${left === 1 ? 'day' : 'days'}. Load the next.` : 'It holds.',
  }
}

type Row = Omit<Load, 'title' | 'effectiveOn' | 'lastOn' | 'loadedOn' | 'withdrawnOn'> &
  Readonly<Record<'effectiveOn' | 'lastOn' | 'withdrawnOn', PlainDate | null>> & {
    readonly loadedOn: PlainDate
  }

async function loadsWhere(work: Work, condition: RawBuilder<unknown>): Promise<Load[]> {
  const { rows } = await sql<Row>`
    select l.id as "loadId", l.kind, l.file_name as "fileName", l.sha256, l.source, l.is_practice as "isPractice",
      l.lines_read as "linesRead", l.lines_taken as "linesTaken", l.faults, l.loaded_by as "loadedBy",
      l.loaded_on as "loadedOn", l.withdrawn_by as "withdrawnBy", l.withdrawn_on as "withdrawnOn",
      l.withdrawn_because as "withdrawnBecause", g.last_on as "lastOn",
      coalesce(g.effective_on, (select min(p.effective_on) from postal_price_list p where p.load_id = l.id)) as "effectiveOn"
    from postal_load l left join labeling_list g on g.load_id = l.id
    where ${condition} order by l.id desc limit 200`.execute(work.db)
  return rows.map((row) => ({
    ...row,
    title: row.kind === 'prices' ? 'Prices' : labelingWords[row.kind].title,
    effectiveOn: row.effectiveOn?.toString() ?? null,
    lastOn: row.lastOn?.toString() ?? null,
    loadedOn: row.loadedOn.toString(),
    withdrawnOn: row.withdrawnOn?.toString() ?? null,
  }))
}

/** The files that were loaded, newest first. */
export const postalLoads = (work: Work): Promise<Load[]> => loadsWhere(work, sql`true`)

/** One loaded file. */
export async function postalLoad(work: Work, loadId: number): Promise<Load> {
  const [load] = await loadsWhere(work, sql`l.id = ${loadId}`)
  return load ?? refuse('POSTAL_LOAD_NOT_FOUND', { loadId })
}
