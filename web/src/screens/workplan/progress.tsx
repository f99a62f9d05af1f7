import { Text } from '@mantine/core'
import styles from './workplan.module.css'

type ProgressProps = { readonly done: number; readonly of: number; readonly what: string }

/** How many of how many, in words and as a bar. */
export const Progress = ({ done, of, what }: ProgressProps) => (
  <div>
    <Text size="sm">{of === 0 ? `no ${what} yet` : `${done} of ${of} ${what}`}</Text>
    {of > 0 && (
      <div className={styles.bar} aria-hidden>
        <div className={styles.filled} style={{ width: `${Math.round((done / of) * 100)}%` }} />
      </div>
    )}
  </div>
)
