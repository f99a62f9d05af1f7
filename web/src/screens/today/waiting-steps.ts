import { Role } from '@cartwright/api/roles'
import { day, daysBetween } from '../../parts/day.tsx'
import { count } from '../../parts/words.ts'
import type { Agenda, PlannedStep } from './today-queries.ts'
import { periodTitle, type Waiting } from './waiting.ts'

type Looking = { readonly today: string; readonly me: string; readonly role: string }

/** The steps of the calendar that are late, for today, or soon for the person who looks. Days that come by themselves are no work. */
export function ofAgenda(agenda: Agenda, looking: Looking): Waiting[] {
  const work = [...agenda.late, ...agenda.today, ...agenda.soon].filter(({ kind }) => kind !== 'day')
  return work.map((step) => ofStep(step, looking))
}

function ofStep(step: PlannedStep, looking: Looking): Waiting {
  const { cycleName, periodFrom, periodUntil, name, on, owner } = step
  const mine = owner === looking.me || owner === looking.role
  const kinds = { late: 'late', today: 'today' } as const
  const kind = kinds[step.state as 'late'] ?? (mine ? 'mine' : 'others')
  const lateBy = daysBetween(on, looking.today)
  const said = lateBy > 0 ? `Planned for ${day(on)}, ${count(lateBy, 'day')} ago.` : `Planned for ${day(on)}.`
  return {
    kind,
    title: `${periodTitle(cycleName, periodFrom, periodUntil)}: ${name.toLowerCase()}`,
    text: owner && !mine ? `${said} It lies with ${isRole(owner) ? `the ${owner}` : owner}.` : said,
    target: { screen: 'plan', id: step.planId },
    on,
    withOthers: !mine,
    amountCents: 0,
  }
}

const isRole = (owner: string): boolean => Role.safeParse(owner).success

/** The first step of the calendar that a period of a cycle has not done, where one is late, for today, or soon. */
export const stepOf = (
  agenda: Agenda | undefined,
  cycle: string,
  periodFrom: string,
): PlannedStep | undefined =>
  agenda &&
  [...agenda.late, ...agenda.today, ...agenda.soon].find(
    (step) => step.kind === 'seen' && step.cycle === cycle && step.periodFrom === periodFrom,
  )
