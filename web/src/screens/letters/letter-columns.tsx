import { Text } from '@mantine/core'
import type { Column } from '../../parts/data-table.tsx'
import { Day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import type { LetterRow } from './letter-queries.ts'
import { languageWords, stateWords } from './letter-words.ts'

/** The columns of a list of letters. */
export const letterColumns: readonly Column<LetterRow>[] = [
  {
    key: 'subject',
    title: 'Letter',
    wrap: true,
    sortBy: ({ id }) => id,
    cell: ({ id, number, subject, templateName }) => (
      <>
        <TextLink to="/letters/$letterId" params={{ letterId: `${id}` }} fz="inherit">
          {number} {subject}
        </TextLink>
        <Text size="xs">{templateName ?? 'freely written'}</Text>
      </>
    ),
  },
  { key: 'to', title: 'To', sortBy: ({ partyName }) => partyName, cell: ({ partyName }) => partyName },
  {
    key: 'account',
    title: 'Account',
    sortBy: ({ accountNumber }) => accountNumber,
    cell: ({ accountNumber }) => accountNumber,
  },
  {
    key: 'state',
    title: 'State',
    sortBy: ({ state }) => state,
    cell: ({ state, email }) =>
      state === 'approved' && email && (email.state === 'failed' || email.state === 'uncertain')
        ? `⚠ e-mail ${email.state}`
        : stateWords[state],
  },
  {
    key: 'by',
    title: 'Goes by',
    sortBy: ({ sendBy }) => sendBy,
    cell: ({ sendBy }) => (sendBy === 'print' ? 'mail' : 'e-mail'),
  },
  {
    key: 'language',
    title: 'Language',
    sortBy: ({ language }) => language,
    cell: ({ language }) => languageWords[language],
  },
  {
    key: 'drafted',
    title: 'Drafted',
    sortBy: ({ draftedOn }) => draftedOn,
    cell: ({ draftedOn, draftedBy }) => (
      <>
        <Day on={draftedOn} />, {draftedBy}
      </>
    ),
  },
  {
    key: 'sent',
    title: 'Sent',
    sortBy: ({ sentOn }) => sentOn,
    cell: ({ sentOn }) => sentOn && <Day on={sentOn} />,
  },
]
