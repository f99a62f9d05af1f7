import { Text } from '@mantine/core'
import type { Column } from '../../parts/data-table.tsx'
import { Day, day } from '../../parts/day.tsx'
import { AccountLink } from '../accounts/account-columns.tsx'
import type { Contact } from './contact-queries.ts'
import { clock, contactKind, outcomeName, phoneText } from './contact-words.ts'

type Reasons = readonly { readonly code: string; readonly name: string }[]

/** What a list of conversations shows of each. */
export const logColumns = (reasons: Reasons, today: string): readonly Column<Contact>[] => [
  { key: 'day', title: 'Day', sortBy: ({ begunAt }) => begunAt, cell: ({ begunOn }) => <Day on={begunOn} /> },
  { key: 'kind', title: 'What', sortBy: contactKind, cell: contactKind },
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
    sortBy: ({ reason }) => reason,
    cell: ({ reason, billNumber }) =>
      `${reasons.find(({ code }) => code === reason)?.name ?? reason ?? ''}${billNumber ? `, bill ${billNumber}` : ''}`,
  },
  {
    key: 'outcome',
    title: 'Outcome',
    sortBy: ({ outcome }) => outcome,
    cell: ({ outcome, endedAt }) => (endedAt ? outcome && outcomeName(outcome) : '● going on'),
  },
  {
    key: 'follow',
    title: 'Follow up',
    sortBy: ({ followUpOn }) => followUpOn,
    cell: (contact) => <FollowUp contact={contact} today={today} />,
  },
  { key: 'by', title: 'Taken by', sortBy: ({ takenBy }) => takenBy, cell: ({ takenBy }) => takenBy },
  {
    key: 'took',
    title: 'Took',
    align: 'right',
    sortBy: ({ seconds }) => seconds,
    cell: ({ seconds }) => seconds !== null && clock(seconds),
  },
]

/** When it is looked at again, or who did. */
const FollowUp = ({ contact, today }: { contact: Contact; today: string }) => {
  const { followUpOn, followUpDoneOn } = contact
  if (!followUpOn) return null
  if (followUpDoneOn) return <>done {day(followUpDoneOn)}</>
  return followUpOn <= today ? (
    <Text span fz="inherit" fw={600}>
      ■ {day(followUpOn)}
    </Text>
  ) : (
    <>{day(followUpOn)}</>
  )
}
