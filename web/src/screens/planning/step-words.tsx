import { day, period } from '../../parts/day.tsx'
import type { PlannedStep, State } from './planning-queries.ts'
import styles from './planning.module.css'

/** How each state is told: a word and a shape, for nobody has to see a colour. */
export const stateWords: Record<State, string> = {
  late: 'Late',
  today: 'Today',
  soon: 'Soon',
  upcoming: 'Later',
  done: 'Done',
  past: 'Past',
}
const shapes: Record<State, string> = {
  late: '▲',
  today: '●',
  soon: '◐',
  upcoming: '○',
  done: '✓',
  past: '–',
}

/** The shape of a state by itself; the word stands beside it or is read out. */
export const StateShape = ({ state }: { readonly state: State }) => (
  <span aria-hidden className={styles.shape} data-state={state}>
    {shapes[state]}
  </span>
)

/** A state as a word with its shape. */
export const StepState = ({ state }: { readonly state: State }) => (
  <span className={styles.state} data-state={state}>
    <StateShape state={state} /> {stateWords[state]}
  </span>
)

/** The roles that own steps; whoever else does is a person, by name. */
export const ownerRoles = ['coordinator', 'manager', 'clerk', 'administrator']

/** Whose a step is, within a sentence: `for the clerk`, `for Rosa Ortiz`. */
export const forOwner = (owner: string): string =>
  ownerRoles.includes(owner) ? `for the ${owner}` : `for ${owner}`

/** Which run a step is of: `Cycle 1 · Nov 1 to Nov 30, 2026`. */
export const runWords = ({ cycle, periodFrom, periodUntil }: PlannedStep): string =>
  `Cycle ${cycle} · ${period(periodFrom, periodUntil)}`

/** Who did a step and when; empty while nobody has. */
export const doneWords = ({ doneBy, doneOn }: PlannedStep): string =>
  doneOn ? `${doneBy ?? ''}, ${day(doneOn)}` : ''
