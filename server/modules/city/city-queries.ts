import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

/** A group of accounts billed together, as the city set it up. */
export type Cycle = {
  readonly code: string
  readonly name: string
  readonly months: number
  readonly timing: 'advance' | 'arrears'
  readonly anchorOn: Temporal.PlainDate
  readonly body: unknown
}

/** The city's title and whether it is a practice city. */
export async function cityTitle(work: Work): Promise<{ name: string; title: string; demo: boolean }> {
  const found = await work.db
    .withSchema('directory')
    .selectFrom('city')
    .select(['name', 'title', 'demo'])
    .where('name', '=', work.city)
    .executeTakeFirst()
  return found ?? refuse('CITY_NOT_FOUND', { city: work.city })
}

/** All cycles, by code. */
export async function cycles(work: Work): Promise<Cycle[]> {
  const rows = await work.db.selectFrom('cycle').selectAll().orderBy('code').execute()
  return rows.map(({ anchor_on, timing, ...rest }) => ({
    ...rest,
    anchorOn: anchor_on,
    timing: timing as Cycle['timing'],
  }))
}

/** The newest version of one part of what the city folder says, or null before the first load. */
export async function cityDocument(work: Work, part: string): Promise<unknown> {
  const found = await work.db
    .selectFrom('city_document')
    .select('body')
    .where('part', '=', part)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.body ?? null
}
