import { day, daysBetween, shortDay } from '../../parts/day.tsx'
import { count } from '../../parts/words.ts'
import type { Project, Recurring, Task } from './work-queries.ts'

/** A state is a word and a shape. */
export const stateWords: Record<Task['state'], string> = {
  'to-do': '○ to do',
  doing: '◐ doing',
  waiting: '◇ waiting',
  done: '✓ done',
  dropped: '✗ dropped',
}
export const projectStateWords: Record<Project['state'], string> = {
  planned: '○ planned',
  going: '◐ under way',
  done: '✓ done',
  dropped: '✗ dropped',
}
export const priorityWords: Record<Task['priority'], string> = {
  high: '▲ high',
  normal: 'normal',
  low: '▽ low',
}

/** When it is due, and how late it is. */
export function dueWords(dueOn: string | null, today: string, closed = false): string {
  if (dueOn === null) return ''
  const away = today === '' || closed ? 1 : daysBetween(today, dueOn)
  if (away < 0) return `■ ${shortDay(dueOn)}, ${count(-away, 'day')} late`
  return away === 0 ? `● ${shortDay(dueOn)}, today` : day(dueOn)
}

/** Where a task stands, in one line: whom it waits for, who ended it, why it was dropped. */
export function standing(task: Task): string {
  if (task.state === 'waiting')
    return `${stateWords.waiting} for ${task.waitingFor}${task.waitingSince ? ` since ${shortDay(task.waitingSince)}` : ''}`
  if (task.state === 'dropped') return `${stateWords.dropped}: ${task.droppedBecause}`
  if (task.state === 'done' && task.closedOn)
    return `${stateWords.done} ${shortDay(task.closedOn)} by ${task.closedBy}`
  return stateWords[task.state]
}

/** How far a task's steps are, and which is next. */
export function stepWords({ steps, stepsDone, nextStep }: Task): string {
  if (steps === 0) return ''
  return `${stepsDone} of ${steps}${nextStep ? ` · next: ${nextStep.title}` : ''}`
}

/** A figure of a measure with its unit. */
export const figure = (value: number | null, unit: string | null): string =>
  value === null ? '' : `${value.toLocaleString('en-US')}${unit ? ` ${unit}` : ''}`

/** What a project is measured by, and how far it has come. */
export function measureWords(project: Project): string {
  const { measure, unit, baseline, target, result, reachedPercent } = project
  if (measure === null) return ''
  const way = [figure(baseline, null), figure(target, unit)].filter(Boolean).join(' → ')
  const now = result === null ? '' : ` · now ${figure(result, null)}`
  return `${measure}: ${way}${now}${reachedPercent === null ? '' : ` (${reachedPercent} % of the way)`}`
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const nth = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

/** When a task comes again, as a sentence: `on the last business day of every month`. */
export function recurrenceWords({
  every,
  month,
  businessDay,
}: Pick<Recurring, 'every' | 'month' | 'businessDay'>): string {
  const size = Math.abs(businessDay)
  const place = nth[size] ?? `${size}th`
  const which = businessDay > 0 ? place : size === 1 ? 'last' : `${place} last`
  const of = {
    month: 'every month',
    quarter: `the ${nth[month]} month of every quarter`,
    year: `${months[month - 1]} every year`,
  }[every]
  return `on the ${which} business day of ${of}`
}
