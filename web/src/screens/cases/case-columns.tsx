import { Text } from '@mantine/core'
import type { Column } from '../../parts/data-table.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { dueWords } from '../workplan/work-words.ts'
import type { CaseRow } from './case-queries.ts'
import { standing, stepWords } from './case-words.ts'

/** The queue: what, whose account, when, with whom, how it stands. */
export const caseColumns = (today: string): readonly Column<CaseRow>[] => [
  {
    key: 'title',
    title: 'Case',
    wrap: true,
    sortBy: ({ title }) => title,
    cell: ({ id, title, typeLabel }) => (
      <span>
        <TextLink to="/cases/$caseId" params={{ caseId: String(id) }} fz="inherit">
          {title}
        </TextLink>
        <Text size="xs" c="dimmed">
          {id} · {typeLabel}
        </Text>
      </span>
    ),
  },
  {
    key: 'account',
    title: 'Account',
    sortBy: ({ accountNumber }) => accountNumber,
    cell: ({ accountNumber, payerName }) =>
      accountNumber && (
        <span>
          {accountNumber}
          <Text size="xs" c="dimmed">
            {payerName}
          </Text>
        </span>
      ),
  },
  {
    key: 'due',
    title: 'Due',
    sortBy: ({ dueOn }) => dueOn,
    cell: ({ dueOn, closedOn }) => dueWords(dueOn, today, closedOn !== null),
  },
  {
    key: 'owner',
    title: 'Owner',
    sortBy: ({ owner }) => owner?.name ?? null,
    cell: ({ owner }) => owner?.name ?? 'nobody yet',
  },
  { key: 'state', title: 'Stands', wrap: true, sortBy: ({ state }) => state, cell: (one) => standing(one) },
  {
    key: 'dispute',
    title: 'In dispute',
    align: 'right',
    sortBy: ({ disputedCents }) => disputedCents,
    cell: ({ disputedCents }) => disputedCents > 0 && <Money cents={disputedCents} />,
  },
  { key: 'steps', title: 'Checklist', wrap: true, cell: (one) => stepWords(one) },
]
