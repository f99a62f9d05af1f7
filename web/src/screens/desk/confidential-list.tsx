import { call } from '@cartwright/api/client'
import { confidential } from '@cartwright/api/confidential'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTimeZone } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day, instant } from '../../parts/day.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { AccountLink } from '../accounts/account-columns.tsx'
import { type Unhiding, unhidings } from './desk-queries.ts'

/** Who asked to see a confidential address, and what was decided: the second person decides here. */
export function ConfidentialList() {
  const list = useQuery(unhidings)
  const zone = useTimeZone()
  const decide = useCommand(({ id, decision }: { id: number; decision: 'granted' | 'declined' }) =>
    call(confidential.decide, { params: { id }, body: { decision } }),
  )
  const waiting = list.data?.rows.filter(({ decision }) => decision === null).length
  return (
    <Stack gap="sm">
      <PageHead
        title="Confidential addresses"
        state={waiting === undefined ? '' : `${count(waiting, 'request')} to decide`}
      />
      <Text size="sm">
        Addresses of the Safe at Home program are shown to nobody. Whoever must see one asks here through a
        second person, who grants it for thirty minutes or declines.
      </Text>
      <Refusal error={list.error ?? decide.error} />
      <DataTable
        label="Requests to see a confidential address"
        rows={list.data?.rows}
        columns={columns(zone, (id, decision) => decide.mutate({ id, decision }))}
        rowKey={({ id }) => id}
        empty="Nobody asked to see a confidential address."
      />
    </Stack>
  )
}

type Decide = (id: number, decision: 'granted' | 'declined') => void

const columns = (zone: string | undefined, decide: Decide): readonly Column<Unhiding>[] => [
  { key: 'on', title: 'Asked', cell: ({ askedOn }) => <Day on={askedOn} /> },
  { key: 'by', title: 'By', cell: ({ askedBy }) => askedBy },
  { key: 'who', title: 'Whose address', cell: ({ partyName }) => partyName },
  {
    key: 'account',
    title: 'Account',
    cell: ({ accountNumber }) => accountNumber && <AccountLink accountNumber={accountNumber} />,
  },
  { key: 'why', title: 'Why', wrap: true, cell: ({ reason }) => reason },
  {
    key: 'decision',
    title: 'Decision',
    cell: (row) => <Decision row={row} zone={zone} decide={decide} />,
  },
]

function Decision({ row, zone, decide }: { row: Unhiding; zone: string | undefined; decide: Decide }) {
  const { id, decision, decidedBy, shownUntil, own } = row
  if (decision === 'granted')
    return `✓ granted by ${decidedBy}${shownUntil ? `, until ${instant(shownUntil, zone)}` : ''}`
  if (decision === 'declined') return `✗ declined by ${decidedBy}`
  if (own) return 'waits for another person'
  return (
    <Group gap={6} wrap="nowrap">
      <Button size="compact-xs" onClick={() => decide(id, 'granted')}>
        Grant for 30 minutes
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => decide(id, 'declined')}>
        Decline
      </Button>
    </Group>
  )
}
