import type { ZodType } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { Schedule } from './billing-periods.ts'
import { CalendarSettings } from './calendar-settings.ts'
import { type CityPart, Logo } from './city-document.ts'
import {
  CityIdentity,
  CycleSettings,
  ReviewOfThresholds,
  type ReviewSettings,
  Thresholds,
  usualReview,
} from './city-settings.ts'
import { CityTexts } from './city-texts.ts'

/** A group of accounts billed together, as the city set it up. */
export type Cycle = {
  readonly code: string
  readonly name: string
  readonly months: 1 | 2 | 3 | 6 | 12
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
  return rows.map(({ anchor_on, timing, months, ...rest }) => ({
    ...rest,
    months: months as Cycle['months'],
    anchorOn: anchor_on,
    timing: timing as Cycle['timing'],
  }))
}

/** On which days around the end of its period a cycle's run is cut off, calculated, released and mailed. */
export const scheduleOf = (cycle: Cycle): Schedule =>
  CycleSettings.pick({ schedule: true }).parse(cycle.body).schedule

/** The newest version of one part of what the city folder says, or null before the first load. */
export async function cityDocument(work: Work, part: CityPart): Promise<unknown> {
  const found = await work.db
    .selectFrom('city_document')
    .select('body')
    .where('part', '=', part)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.body ?? null
}

/** Who the city is and how it bills; null before a city folder was loaded. */
export const cityIdentity = (work: Work): Promise<CityIdentity | null> =>
  readPart(work, 'identity', CityIdentity)

/** What the register stops at or points out; null before a city folder was loaded. */
export const cityThresholds = (work: Work): Promise<Thresholds | null> =>
  readPart(work, 'thresholds', Thresholds)

/** What of a review the city asks for before a run is released. */
export const reviewRules = async (work: Work): Promise<ReviewSettings> =>
  (await readPart(work, 'thresholds', ReviewOfThresholds))?.review ?? usualReview

/** Holidays, and how collection moves after them; null before a city folder was loaded. */
export const cityCalendar = (work: Work): Promise<CalendarSettings | null> =>
  readPart(work, 'calendar', CalendarSettings)

/** The city's logo as it was loaded; null before a city folder was loaded. */
export const cityLogo = (work: Work): Promise<Logo | null> => readPart(work, 'logo', Logo)

/** The words of the bill in one language; null before a city folder was loaded. */
export const billTexts = (work: Work, language: 'en' | 'es'): Promise<CityTexts | null> =>
  readPart(work, `texts-${language}`, CityTexts)

/** What was stored was checked when it was loaded, so what does not fit now is a fault. */
async function readPart<Value>(work: Work, part: CityPart, schema: ZodType<Value>): Promise<Value | null> {
  const body = await cityDocument(work, part)
  return body === null ? null : schema.parse(body)
}
