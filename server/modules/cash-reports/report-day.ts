import { isBefore, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'

/** The day a report is of: today unless one is named. Refuses a day to come. */
export function dayOf({ today }: Work, field: string, named: string | undefined): PlainDate {
  if (named === undefined) return today
  const day = PlainDate.from(named)
  if (isBefore(today, day)) refuseField(field, 'Write today or an earlier day.')
  return day
}
