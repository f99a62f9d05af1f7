import { contacts } from '@cartwright/api/contacts'
import { urlOf } from '@cartwright/api/client'
import { Button, Group, Stack } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { openCallWindow } from './call-state.ts'
import { ContactDialog } from './contact-dialog.tsx'
import { logColumns } from './log-columns.tsx'
import { type Contact, contactLog, contactReasons, filterOf } from './contact-queries.ts'
import { channelName, channels } from './contact-words.ts'
import type { LogSearch } from './log-search.ts'

/** Every conversation, newest first; the address of the screen keeps how it is narrowed. */
export function CallLog() {
  const search = useSearch({ from: '/office/calls' })
  const may = useMay()('contacts.write')
  const list = useInfiniteQuery(contactLog(search))
  const reasons = useQuery(contactReasons).data?.rows
  const today = useToday()
  const columns = useMemo(() => logColumns(reasons ?? [], today), [reasons, today])
  const [shown, show] = useState<Contact | null>(null)
  const found = list.data?.pages[0]?.contacts
  return (
    <Stack gap="sm">
      <PageHead
        title="Calls"
        state={found === undefined ? '' : count(found, 'conversation')}
        action={
          <Group gap="xs">
            <Button
              component="a"
              variant="default"
              href={urlOf(contacts.workbook, { query: filterOf(search) })}
              download
            >
              Excel
            </Button>
            {may && (
              <Button onClick={() => openCallWindow({ accountNumber: search.account ?? null, past: true })}>
                Log a conversation
              </Button>
            )}
          </Group>
        }
      />
      <Filters search={search} />
      <Refusal error={list.error} />
      {!list.error && (
        <DataTable
          label="Conversations, newest first"
          rows={list.data?.pages.flatMap((page) => page.rows)}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={show}
          onEnd={() => {
            if (list.hasNextPage) void list.fetchNextPage()
          }}
          empty={
            Object.keys(search).length > 0
              ? 'No conversation is like that. Take a filter away.'
              : 'Nobody was spoken to yet. Press l on an account to begin a call.'
          }
        />
      )}
      {shown && <ContactDialog contact={shown} onClose={() => show(null)} />}
    </Stack>
  )
}

const followUps = { open: 'To follow up', due: 'To follow up by today' } as const

function Filters({ search }: { search: LogSearch }) {
  const navigate = useNavigate()
  const reasons = useQuery(contactReasons).data?.rows ?? []
  const set = (change: Partial<Record<keyof LogSearch, unknown>>) =>
    void navigate({ to: '/calls', search: { ...search, ...change } as LogSearch, replace: true })
  return (
    <Group gap="sm" align="flex-end">
      <ChoiceField
        label="How"
        none="Any way"
        choices={channels}
        wordsOf={channelName}
        value={search.channel ?? ''}
        onChange={({ currentTarget }) => set({ channel: currentTarget.value || undefined })}
      />
      <ChoiceField
        label="About"
        none="Anything"
        choices={reasons.map(({ code }) => code)}
        wordsOf={(code) => reasons.find((one) => one.code === code)?.name ?? code}
        value={search.reason ?? ''}
        onChange={({ currentTarget }) => set({ reason: currentTarget.value || undefined })}
      />
      <ChoiceField
        label="Taken by"
        none="Anybody"
        choices={['me']}
        wordsOf={() => 'Me'}
        value={search.takenBy ?? ''}
        onChange={({ currentTarget }) => set({ takenBy: currentTarget.value || undefined })}
      />
      <ChoiceField
        label="Follow-up"
        none="All"
        choices={['open', 'due']}
        wordsOf={(state) => followUps[state as keyof typeof followUps]}
        value={search.followUp ?? ''}
        onChange={({ currentTarget }) => set({ followUp: currentTarget.value || undefined })}
      />
      <DayField
        label="From"
        value={search.from ?? ''}
        onChange={({ currentTarget }) => set({ from: currentTarget.value || undefined })}
      />
      <DayField
        label="Before"
        value={search.until ?? ''}
        onChange={({ currentTarget }) => set({ until: currentTarget.value || undefined })}
      />
    </Group>
  )
}
