import type { Work } from '#kernel/work'
import { cityCalendar } from '../city/city-queries.ts'
import { type WorkCalendar, workCalendar } from './business-days.ts'

const plain: WorkCalendar = { workdays: new Set([1, 2, 3, 4, 5]), closed: new Map() }

/** The days the office works; Monday to Friday until the city has said so. */
export async function officeCalendar(work: Work): Promise<WorkCalendar> {
  const settings = await cityCalendar(work)
  return settings ? workCalendar(settings) : plain
}
