import { type RawBuilder, sql } from 'kysely'
import type { ImpactAnswer } from './impact.ts'

/** Where the bars of a histogram begin and end. A change lies in the bar it is not below. */
type Edges = readonly number[]

/** In percent of the charges before. */
export const percentEdges: Edges = [-25, -10, -5, 0, 2, 4, 6, 8, 10, 15, 25, 50]
/** In dollars of a month. */
export const dollarEdges: Edges = [-25, -10, -5, -1, 0, 1, 2, 3, 5, 10, 25, 100]

type Counted = {
  readonly class: string
  readonly bar: number
  readonly accounts: number
  readonly changeCents: number
}

/** How many of the accounts of each class that change lie in which bar; one without a change of that unit lies in none. */
export const bucket = (whatIfId: number, change: RawBuilder<unknown>, edges: Edges) => sql<Counted>`
  select class, width_bucket(${change}, ${[...edges]}::numeric[]) as bar, count(*) as accounts,
    sum(r.after_cents - r.before_cents)::bigint as "changeCents"
  from what_if_account r where r.what_if_id = ${whatIfId} and r.after_cents <> r.before_cents and ${change} is not null group by 1, 2 order by 1, 2`

/** The bars of each class, the empty ones too. */
export function barsOf(rows: readonly Counted[], edges: Edges): ImpactAnswer['percentBars'] {
  return [...Map.groupBy(rows, (row) => row.class)].map(([name, counted]) => {
    const found = new Map(counted.map((row) => [row.bar, row]))
    return {
      class: name,
      bars: Array.from({ length: edges.length + 1 }, (_, bar) => ({
        from: edges[bar - 1] ?? null,
        until: edges[bar] ?? null,
        accounts: found.get(bar)?.accounts ?? 0,
        changeCents: found.get(bar)?.changeCents ?? 0,
      })),
    }
  })
}
