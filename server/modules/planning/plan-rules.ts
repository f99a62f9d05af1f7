import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { cityCalendar, cityIdentity } from '../city/city-queries.ts'
import type { CalendarSettings } from '../city/calendar-settings.ts'
import type { PlanRules } from './back-schedule.ts'
import { workCalendar } from './business-days.ts'

/** Reads what the city has set down for planning. Refuses CITY_NOT_SET_UP before a city folder was loaded. */
export async function planRules(work: Work): Promise<PlanRules & { readonly settings: CalendarSettings }> {
  const settings = await neededCalendar(work)
  const identity = (await cityIdentity(work)) ?? refuse('CITY_NOT_SET_UP', { missing: 'city.yaml' })
  const { dueDays, delinquentDays } = identity.bill
  return {
    settings,
    calendar: workCalendar(settings),
    planning: settings.planning,
    dueDays,
    delinquentDays,
  }
}

async function neededCalendar(work: Work): Promise<CalendarSettings> {
  return (await cityCalendar(work)) ?? refuse('CITY_NOT_SET_UP', { missing: 'calendar.yaml' })
}

/** The same for one cycle: of the checklist only what is done for it. */
export const rulesFor = <Rules extends PlanRules>(rules: Rules, cycle: string): Rules => ({
  ...rules,
  planning: {
    ...rules.planning,
    checklist: rules.planning.checklist.filter(({ cycles }) => cycles?.includes(cycle) ?? true),
  },
})
