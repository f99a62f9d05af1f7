import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { period } from '../../parts/day.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { type Message, messageList } from './message-queries.ts'

/** What bills say beside their charges: those that stand today first. */
export function MessageList() {
  const navigate = useNavigate()
  const list = useQuery(messageList)
  const may = useMay()('messages.change')
  return (
    <Stack gap="sm">
      <PageHead
        title="Messages on bills"
        state={list.data ? sentence(list.data.rows) : ''}
        action={may && <ButtonLink to="/messages/new">Write a message</ButtonLink>}
      />
      <Refusal error={list.error} />
      <DataTable
        label="Messages, those that stand today first"
        rows={list.data?.rows}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/messages/$messageId', params: { messageId: `${id}` } })}
        empty={
          may
            ? 'Bills say nothing beside their charges. Write the first message with the button above.'
            : 'Bills say nothing beside their charges.'
        }
      />
    </Stack>
  )
}

function sentence(rows: readonly Message[]): string {
  const current = rows.filter(({ state }) => state === 'current').length
  const coming = rows.filter(({ state }) => state === 'coming').length
  const stand = current === 1 ? '1 message stands' : `${count(current, 'message')} stand`
  return `${stand} on bills of today${coming > 0 ? ` · ${coming} to come` : ''}`
}

const states: Readonly<Record<Message['state'], string>> = {
  current: '● stands',
  coming: '○ to come',
  past: '– past',
}

const columns: readonly Column<Message>[] = [
  {
    key: 'name',
    title: 'Message',
    wrap: true,
    sortBy: ({ name }) => name,
    cell: ({ id, name, en, plain }) => (
      <>
        <TextLink to="/messages/$messageId" params={{ messageId: `${id}` }} fz="inherit">
          {name}
        </TextLink>
        <Text size="xs" c="dimmed">
          {en ?? plain}
        </Text>
      </>
    ),
  },
  { key: 'for', title: 'Whom it is for', wrap: true, cell: ({ told }) => told },
  {
    key: 'days',
    title: 'Days of bills',
    sortBy: ({ from }) => from,
    cell: ({ from, until }) => period(from, until),
  },
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => states[state] },
  {
    key: 'priority',
    title: 'Order',
    align: 'right',
    sortBy: ({ priority }) => priority,
    cell: ({ priority }) => priority,
  },
]
