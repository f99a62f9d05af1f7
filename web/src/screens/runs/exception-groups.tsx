import { Text, UnstyledButton } from '@mantine/core'
import styles from './exceptions-tab.module.css'
import type { ExceptionCode, ExceptionCount } from './run-types.ts'
import { exceptionWords, severityWords } from './run-words.ts'

type Shown = {
  readonly groups: readonly ExceptionCount[]
  readonly held: number
  readonly shown: ExceptionCode | 'held'
  readonly onShow: (next: ExceptionCode | 'held') => void
}

/** The reasons accounts were pointed out for, each with how many are left to decide. */
export const ExceptionGroups = ({ groups, held, shown, onShow }: Shown) => (
  <nav aria-label="Reasons">
    <ul className={styles.groups}>
      {groups.map(({ code, severity, accounts, undecided }) => (
        <li key={code}>
          <UnstyledButton
            className={styles.group}
            onClick={() => onShow(code)}
            {...(code === shown && { 'aria-current': 'true' })}
          >
            <span>
              {exceptionWords[code]}
              <Text component="span" display="block" size="xs" c="dimmed" fw={400}>
                {left({ severity, undecided })}
              </Text>
            </span>
            <span>{accounts.toLocaleString('en-US')}</span>
          </UnstyledButton>
        </li>
      ))}
      {held > 0 && (
        <li>
          <UnstyledButton
            className={styles.group}
            onClick={() => onShow('held')}
            {...(shown === 'held' && { 'aria-current': 'true' })}
          >
            Held out of this run
            <span>{held.toLocaleString('en-US')}</span>
          </UnstyledButton>
        </li>
      )}
    </ul>
  </nav>
)

function left({ severity, undecided }: Pick<ExceptionCount, 'severity' | 'undecided'>): string {
  if (severity === 'note') return severityWords.note
  if (undecided === 0) return '✓ all decided'
  const many = undecided.toLocaleString('en-US')
  return severity === 'stop' ? `✗ ${many} must be mended or held` : `● ${many} left to decide`
}
