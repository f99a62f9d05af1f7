import { isBefore, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** That a step of later runs has another owner than the city's calendar names. */
export type StepOwner = {
  readonly step: string
  readonly cycle: string | null
  readonly from_on: PlainDate
  readonly owner: string | null
}

/** All of them, the newest first. */
export const stepOwners = ({ db }: Work): Promise<StepOwner[]> =>
  db.selectFrom('step_owner').select(['step', 'cycle', 'from_on', 'owner']).orderBy('id', 'desc').execute()

type Asked = { readonly step: string; readonly cycle: string; readonly periodFrom: PlainDate }

/** Whose a step of a run is: by the newest decision that fits it, else by the calendar. */
export function ownerOf(
  owners: readonly StepOwner[],
  { step, cycle, periodFrom }: Asked,
  ofCalendar: string | null,
): string | null {
  const found = owners.find(
    (one) =>
      one.step === step && (one.cycle === null || one.cycle === cycle) && !isBefore(periodFrom, one.from_on),
  )
  return found?.owner ?? ofCalendar
}
