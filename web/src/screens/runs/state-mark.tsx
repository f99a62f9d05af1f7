import { Group, Text } from '@mantine/core'
import type { RunState } from './run-types.ts'
import { stateWords, stations } from './run-words.ts'
import styles from './state-mark.module.css'

const around = 2 * Math.PI * 4

/** A run's state as a word with a shape beside it: a disc that fills as the run goes on, a cross for a void one. */
export function StateMark({ state }: { state: RunState }) {
  const at = stations.findIndex(({ states }) => states.includes(state))
  const full = at / (stations.length - 1)
  return (
    <Group
      gap={8}
      wrap="nowrap"
      component="span"
      display="inline-flex"
      c={state === 'voided' ? 'dimmed' : ''}
    >
      <svg viewBox="0 0 16 16" width={14} height={14} className={styles.mark} aria-hidden focusable="false">
        <circle cx={8} cy={8} r={7} className={styles.ring} />
        {state === 'voided' ? (
          <path d="M5 5l6 6M11 5l-6 6" className={styles.ring} />
        ) : (
          <circle
            cx={8}
            cy={8}
            r={4}
            className={styles.part}
            strokeDasharray={`${full * around} ${around}`}
          />
        )}
      </svg>
      <Text component="span" inherit>
        {stateWords[state]}
      </Text>
    </Group>
  )
}
