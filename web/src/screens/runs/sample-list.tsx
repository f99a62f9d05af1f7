import { Text, UnstyledButton } from '@mantine/core'
import type { SampleItem } from './run-types.ts'
import styles from './sample-tab.module.css'

/** How each bill of a sample stands, as a mark and a word. */
const standings: Record<SampleItem['stands'], string> = {
  unsigned: '○ to look at',
  right: '✓ right',
  wrong: '✗ wrong',
  overruled: '✓ overruled',
  changed: '○ changed since',
  held: '– held',
  'not-billed': '– no bill any more',
}

/** Why a bill is in the sample. */
export const drawnWords: Record<SampleItem['drawnFor'], string> = {
  'its class': 'drawn for its class',
  'its exceptions': 'drawn for its exceptions',
  chance: 'drawn by chance',
}

/** Whether a person still has to do something about a bill. */
export const isOpen = ({ stands }: SampleItem): boolean =>
  stands === 'unsigned' || stands === 'changed' || stands === 'wrong'

/** Whether a bill needs a signature: what is held or billed no more needs none. */
export const isAsked = ({ stands }: SampleItem): boolean => stands !== 'held' && stands !== 'not-billed'

type Listed = {
  readonly items: readonly SampleItem[]
  readonly chosen: string
  readonly onChoose: (account: string) => void
}

/** The bills of a sample in the order they are looked at, each with how it stands. */
export const SampleList = ({ items, chosen, onChoose }: Listed) => (
  <nav aria-label="Bills of the sample" className={styles.list}>
    <ol className={styles.items}>
      {items.map((item) => (
        <li key={item.accountNumber}>
          <UnstyledButton
            className={styles.item ?? ''}
            aria-current={item.accountNumber === chosen}
            onClick={() => onChoose(item.accountNumber)}
          >
            <span>
              <Text component="span" size="sm" ff="monospace">
                {item.accountNumber}
              </Text>
              <Text size="xs" c="dimmed">
                {drawnWords[item.drawnFor]}
              </Text>
            </span>
            <Text component="span" size="sm" fw={isOpen(item) ? 600 : 400} style={{ whiteSpace: 'nowrap' }}>
              {standings[item.stands]}
            </Text>
          </UnstyledButton>
        </li>
      ))}
    </ol>
  </nav>
)
