import { Text, VisuallyHidden } from '@mantine/core'
import { AddressLink } from '../../parts/address-link.tsx'
import type { GateStanding } from './run-types.ts'
import styles from './run-gates.module.css'

const marks = { green: '✓', red: '✗', 'not-needed': '–' } as const
const spoken = { green: 'green', red: 'red', 'not-needed': 'not needed' } as const

/** What stands before the next steps of a run. Under a red gate stands what makes it green, and the way there. */
export function RunGates({ gates }: { gates: readonly GateStanding[] }) {
  if (gates.length === 0) return null
  const red = gates.filter(({ stands }) => stands === 'red')
  return (
    <section aria-label="Gates">
      <ul className={styles.gates} aria-label="Every gate">
        {gates.map(({ name, title, stands, sentence }) => (
          <li key={name} title={sentence}>
            <Text
              component="span"
              size="sm"
              fw={stands === 'red' ? 600 : 400}
              {...(stands === 'not-needed' && { c: 'dimmed' })}
            >
              {title} <span aria-hidden>{marks[stands]}</span>
              <VisuallyHidden>{spoken[stands]}</VisuallyHidden>
            </Text>
          </li>
        ))}
      </ul>
      {red.length > 0 && (
        <ul className={styles.red} aria-label="What makes the red gates green">
          {red.map((gate) => (
            <li key={gate.name}>
              <RedGate gate={gate} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const RedGate = ({ gate: { title, sentence, mendAt } }: { gate: GateStanding }) => (
  <Text component="span" size="sm">
    {title}: {sentence}{' '}
    {mendAt !== null && (
      <AddressLink to={mendAt} label={`Go there: ${title}`} inherit>
        Go there
      </AddressLink>
    )}
  </Text>
)
