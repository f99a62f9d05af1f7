import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useId, useRef } from 'react'
import { DayField } from '../../../parts/day-field.tsx'
import styles from '../workplan.module.css'
import { OwnerField } from './owner-field.tsx'
import { moved, type TypedStep } from './task-values.ts'

type StepsFieldProps = {
  readonly steps: readonly TypedStep[]
  readonly onChange: (steps: readonly TypedStep[]) => void
}

/** The steps of a task in their order: each with its owner and day, moved up and down, taken out. */
export function StepsField({ steps, onChange }: StepsFieldProps) {
  const base = useId()
  const added = useRef(0)
  const change = (key: string, to: Partial<TypedStep>) =>
    onChange(steps.map((step) => (step.key === key ? { ...step, ...to } : step)))
  const add = () => {
    added.current += 1
    onChange([...steps, { key: `${base}${added.current}`, id: null, title: '', owner: '', dueOn: '' }])
  }
  return (
    <Stack gap="xs" component="fieldset" bd={0} p={0} m={0}>
      <legend>Steps</legend>
      {steps.map((step, at) => (
        <div key={step.key} className={styles.step}>
          <TextInput
            label={`Step ${at + 1}`}
            value={step.title}
            maxLength={200}
            onChange={({ currentTarget }) => change(step.key, { title: currentTarget.value })}
          />
          <OwnerField
            label="Owner"
            aria-label={`Owner of step ${at + 1}`}
            value={step.owner}
            onChange={({ currentTarget }) => change(step.key, { owner: currentTarget.value })}
          />
          <DayField
            label="Due"
            aria-label={`Day of step ${at + 1}`}
            value={step.dueOn}
            onChange={({ currentTarget }) => change(step.key, { dueOn: currentTarget.value })}
          />
          <StepDeeds
            at={at}
            onMove={(by) => onChange(moved(steps, at, by))}
            onRemove={() => onChange(steps.filter(({ key }) => key !== step.key))}
          />
        </div>
      ))}
      <Group>
        <Button variant="default" size="xs" onClick={add}>
          Add a step
        </Button>
      </Group>
    </Stack>
  )
}

type StepDeedsProps = {
  readonly at: number
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
}

const StepDeeds = ({ at, onMove, onRemove }: StepDeedsProps) => (
  <Group gap={4} wrap="nowrap">
    <Button variant="default" size="xs" px={8} aria-label={`Step ${at + 1} up`} onClick={() => onMove(-1)}>
      ↑
    </Button>
    <Button variant="default" size="xs" px={8} aria-label={`Step ${at + 1} down`} onClick={() => onMove(1)}>
      ↓
    </Button>
    <Button variant="default" size="xs" px={8} aria-label={`Take step ${at + 1} out`} onClick={onRemove}>
      ✗
    </Button>
  </Group>
)
