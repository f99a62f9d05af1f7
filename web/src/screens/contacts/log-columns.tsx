import { Text } from '@mantine/core'
import type { Column } from '../../parts/data-table.tsx'
import { Day, day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { AccountLink } from '../accounts/account-columns.tsx'
import type { Contact } from './contact-queries.ts'
import { clock, contactKind, outcomeName, phoneText } from './contact-words.ts'

type Reasons = readonly { readonly code: string; readonly name: string }[]

/** What a list of conversations shows of each. */
export const logColumns = (reasons: Reasons, today: string): readonly Column<Contact>[] => [
  { key: 'day', title: 'Day', sortBy: ({ begunAt }) => begunAt, cell: ({ begunOn }) => <Day on={begunOn} /> },
  {
    key: 'kind',
    opens: true,
    title: 'What',
    sortBy: contactKind,
    cell: (contact) =>
      `${contactKind(contact)}${contact.seconds === null ? '' : `, ${clock(contact.seconds)}`}`,
  },
  {
    key: 'account',
    title: 'Account',
    sortBy: ({ accountNumber }) => accountNumber,
    cell: ({ accountNumber, phone }) =>
      accountNumber ? <AccountLink accountNumber={accountNumber} /> : phone && phoneText(phone),
  },
  {
    key: 'who',
    title: 'Spoke with',
    sortBy: ({ partyName, payerName }) => partyName ?? payerName,
    cell: ({ partyName, payerName }) => partyName ?? payerName,
  },
  {
    key: 'reason',
    title: 'About',
    wrap: true,
    sortBy: ({ reason }) => reason,
    cell: ({ reason, billNumber }) =>
      `${reasons.find(({ code }) => code === reason)?.name ?? reason ?? ''}${billNumber ? `, bill ${billNumber}` : ''}`,
  },
  {
    key: 'outcome',
    title: 'Outcome',
    wrap: true,
    sortBy: ({ outcome }) => outcome,
    cell: (contact) => <Outcome contact={contact} today={today} />,
  },
  caseColumn,
  {
    key: 'by',
    title: 'Taken by',
    sortBy: ({ takenBy }) => takenBy,
    cell: ({ takenBy }) => takenBy,
  },
]

/** The cases it belongs to. */
const caseColumn: Column<Contact> = {
  key: 'cases',
  title: 'Case',
  cell: ({ cases }) =>
    cases.map(({ id, closedOn }) => (
      <TextLink key={id} to="/cases/$caseId" params={{ caseId: `${id}` }} fz="inherit" mr={6}>
        {closedOn ? '✓ ' : ''}
        {id}
      </TextLink>
    )),
}

type OutcomeProps = { readonly contact: Contact; readonly today: string }

/** How it ended, and when it is looked at again or was. */
function Outcome({ contact: { outcome, endedAt, followUpOn, followUpDoneOn }, today }: OutcomeProps) {
  if (endedAt === null) return <>● going on</>
  const said = outcome && outcomeName(outcome)
  if (!followUpOn) return <>{said}</>
  if (followUpDoneOn)
    return (
      <>
        {said}: done {day(followUpDoneOn)}
      </>
    )
  return (
    <>
      {said}{' '}
      <Text span fz="inherit" fw={followUpOn <= today ? 600 : 400}>
        {followUpOn <= today && '■ '}
        {day(followUpOn)}
      </Text>
    </>
  )
}
