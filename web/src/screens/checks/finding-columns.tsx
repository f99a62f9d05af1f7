import { Checkbox, Text } from '@mantine/core'
import type { Column } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import type { Finding } from './check-queries.ts'
import { ownerWords, stateWords } from './check-words.ts'
import type { ChosenFindings } from './use-chosen-findings.ts'

type Given = {
  readonly chosen: ChosenFindings
  readonly mayWork: boolean
  /** Whether the list has findings of several checks. */
  readonly ofAll: boolean
  readonly totalCents: number
}

/** The columns of the list of findings. */
export function findingColumns({ chosen, mayWork, ofAll, totalCents }: Given): Column<Finding>[] {
  const choose: Column<Finding> = {
    key: 'choose',
    title: '✓',
    cell: ({ id }) => (
      <Checkbox
        size="sm"
        aria-label={`Choose finding ${id}`}
        checked={chosen.has(id)}
        onChange={() => chosen.toggle(id)}
      />
    ),
  }
  const columns: Column<Finding>[] = [
    {
      key: 'finding',
      title: 'Finding',
      wrap: true,
      sortBy: ({ sentence }) => sentence,
      cell: ({ id, sentence, title }) => (
        <>
          <TextLink to="/checks/findings/$findingId" params={{ findingId: String(id) }} fz="inherit">
            {sentence}
          </TextLink>
          {ofAll && (
            <Text size="xs" c="dimmed">
              {title}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'stake',
      title: 'At stake',
      align: 'right',
      sortBy: ({ amountCents }) => amountCents,
      cell: ({ amountCents }) => <Money cents={amountCents} />,
      total: <Money cents={totalCents} />,
    },
    { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => stateWords[state] },
    { key: 'owner', title: 'Lies with', sortBy: ownerWords, cell: (row) => ownerWords(row) },
    {
      key: 'since',
      title: 'Since',
      sortBy: ({ firstSeenOn }) => firstSeenOn,
      cell: ({ firstSeenOn }) => day(firstSeenOn),
    },
  ]
  return mayWork ? [choose, ...columns] : columns
}
