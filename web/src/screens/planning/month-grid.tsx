import { VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { day } from '../../parts/day.tsx'
import { count } from '../../parts/words.ts'
import { dayByKey } from './month-days.ts'
import styles from './planning.module.css'
import type { CalendarDay, PlannedStep, State } from './planning-queries.ts'
import { StateShape, stateWords } from './step-words.tsx'

type MonthGridProps = {
  readonly month: string
  readonly weeks: readonly (readonly string[])[]
  readonly today: string
  readonly chosen: string
  readonly days: readonly CalendarDay[] | undefined
  readonly steps: readonly PlannedStep[] | undefined
  readonly onChoose: (day: string) => void
  /** What Enter does: goes on to the steps of the chosen day. */
  readonly onOpen: () => void
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** A month as a grid of days: one of them takes the focus, and the keys move it (ARIA grid pattern). */
export function MonthGrid(props: MonthGridProps) {
  const { weeks, chosen, days, steps, onChoose, onOpen } = props
  const table = useRef<HTMLTableElement>(null)
  const byKey = useRef(false)
  useEffect(() => {
    // The focus follows the day only when keys moved it: a click on a button of the head must leave it there.
    if (byKey.current) table.current?.querySelector<HTMLElement>(`[data-day="${chosen}"]`)?.focus()
    byKey.current = false
  }, [chosen])
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const to = dayByKey(event.key, chosen)
    if (to) {
      byKey.current = true
      onChoose(to)
    } else if (event.key === 'Enter' || event.key === ' ') onOpen()
    else return
    event.preventDefault()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- A table may be a grid (ARIA in HTML).
    <table ref={table} role="grid" aria-labelledby="month" className={styles.grid} onKeyDown={press}>
      <thead>
        <tr>
          {weekdays.map((name) => (
            <th key={name} scope="col" abbr={name}>
              <span aria-hidden>
                {name.slice(0, 1)}
                <span className={styles.long}>{name.slice(1, 3)}</span>
              </span>
              <VisuallyHidden>{name}</VisuallyHidden>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((on) => (
              <DayCell
                key={on}
                on={on}
                grid={props}
                told={days?.find((one) => one.on === on)}
                steps={steps?.filter((one) => one.on === on) ?? []}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Cell = {
  readonly on: string
  readonly grid: MonthGridProps
  readonly told: CalendarDay | undefined
  readonly steps: readonly PlannedStep[]
}

const most = 4

function DayCell({ on, grid: { month, today, chosen, onChoose }, told, steps }: Cell) {
  const shown = steps.length > most ? steps.slice(0, most - 1) : steps
  return (
    <td
      className={styles.cell}
      tabIndex={on === chosen ? 0 : -1}
      aria-selected={on === chosen}
      aria-current={on === today ? 'date' : undefined}
      data-day={on}
      data-outside={on.startsWith(month) ? undefined : true}
      data-closed={told && !told.business ? true : undefined}
      onClick={() => onChoose(on)}
    >
      <time dateTime={on} className={styles.number} data-today={on === today || undefined}>
        <span aria-hidden>{Number(on.slice(8))}</span>
        <VisuallyHidden>{day(on)}</VisuallyHidden>
      </time>
      {told?.holiday && <span className={styles.note}>{told.holiday}</span>}
      {told && told.collection.length > 0 && <span className={styles.note}>Collection moved</span>}
      {steps.length > 0 && <Few steps={steps} />}
      <ul className={styles.chips}>
        {shown.map((step) => (
          <Chip key={`${step.planId} ${step.step}`} step={step} />
        ))}
        {shown.length < steps.length && <li className={styles.chip}>{steps.length - shown.length} more</li>}
      </ul>
    </td>
  )
}

const Chip = ({ step }: { readonly step: PlannedStep }) => (
  <li className={styles.chip} data-state={step.state} title={`Cycle ${step.cycle}: ${step.name}`}>
    <StateShape state={step.state} />
    <VisuallyHidden>{stateWords[step.state]}, cycle</VisuallyHidden> {step.cycle} · {step.name}
  </li>
)

const gravest: readonly State[] = ['late', 'today', 'soon', 'upcoming', 'done', 'past']

/** How many steps a day has, where there is no room to name them. */
const Few = ({ steps }: { readonly steps: readonly PlannedStep[] }) => (
  <span className={styles.few}>
    <StateShape state={gravest.find((state) => steps.some((step) => step.state === state)) ?? 'past'} />
    <span aria-hidden>{steps.length}</span>
    <VisuallyHidden>{count(steps.length, 'step')}</VisuallyHidden>
  </span>
)
