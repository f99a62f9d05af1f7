import { call } from '@cartwright/api/client'
import { stockCounts } from '@cartwright/api/stock-counts'
import { Button, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { TextLink } from '../../parts/links.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { Money, readMoney } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { readPieces } from './measures.ts'
import { type Count, countsOfStock, stockLocations } from './stock-queries.ts'
import { countWords } from './stock-words.ts'

/** The physical counts of stock. */
export function StockCountList() {
  const query = useQuery(countsOfStock)
  const navigate = useNavigate()
  const may = useMay()('stock.change')
  const [opening, setOpening] = useState(false)
  const open = query.data?.rows.filter(({ state }) => state === 'open' || state === 'submitted')
  return (
    <Stack gap="md">
      <PageHead
        title="Counts of stock"
        state={open && `${count(open.length, 'count')} under way`}
        action={may && <Button onClick={() => setOpening(true)}>Open a count …</Button>}
      />
      <TextLink to="/stock">All stock</TextLink>
      <Refusal error={query.error} />
      <DataTable
        label="Counts of stock, newest first"
        rows={query.data?.rows}
        columns={columns}
        rowKey={({ countId }) => countId}
        onOpen={({ countId }) =>
          void navigate({ to: '/stock/counts/$countId', params: { countId: String(countId) } })
        }
        empty="Nothing was counted yet. Open a count, print its sheets, and count what lies there."
      />
      {opening && <OpenForm onClose={() => setOpening(false)} />}
    </Stack>
  )
}

const columns: readonly Column<Count>[] = [
  {
    key: 'count',
    title: 'Count',
    sortBy: ({ countId }) => countId,
    cell: ({ countId }) => (
      <TextLink to="/stock/counts/$countId" params={{ countId: String(countId) }} fz="inherit">
        SC-{countId}
      </TextLink>
    ),
  },
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => countWords[state] },
  { key: 'where', title: 'Where', cell: ({ location }) => location ?? 'Everywhere' },
  { key: 'lines', title: 'Lines', align: 'right', cell: ({ lines }) => lines },
  { key: 'left', title: 'To count', align: 'right', cell: ({ toCount, toRecount }) => toCount + toRecount },
  { key: 'differences', title: 'Differences', align: 'right', cell: ({ differences }) => differences },
  { key: 'value', title: 'Worth', align: 'right', cell: ({ valueCents }) => <Money cents={valueCents} /> },
  {
    key: 'opened',
    title: 'Opened',
    wrap: true,
    cell: ({ openedBy, openedOn }) => `${day(openedOn)}, ${openedBy}`,
  },
  {
    key: 'ended',
    title: 'Ended',
    wrap: true,
    cell: ({ endedBy, endedOn }) => endedOn && `${day(endedOn)}, ${endedBy}`,
  },
]

function OpenForm({ onClose }: { readonly onClose: () => void }) {
  const places = useQuery(stockLocations).data?.rows.filter(({ closedOn }) => closedOn === null) ?? []
  const navigate = useNavigate()
  const form = useForm({
    initialValues: { location: '', recountCents: '20.00', recountPercent: '2', note: '' },
    validate: {
      recountCents: (value) => (readMoney(value) === null ? 'Write an amount such as 20.00.' : null),
      recountPercent: (value) => (readPieces(value) === null ? 'Write whole percents, such as 2.' : null),
    },
  })
  const command = useCommand(
    ({ location, recountCents, recountPercent, note }: typeof form.values) =>
      call(stockCounts.open, {
        body: {
          location: location || null,
          recountCents: readMoney(recountCents) ?? 0,
          recountPercent: readPieces(recountPercent) ?? 0,
          note: note.trim() || null,
        },
      }),
    ({ count: { countId } }) => {
      onClose()
      void navigate({ to: '/stock/counts/$countId', params: { countId: String(countId) } })
    },
  )
  return (
    <FormDialog
      title="Open a count"
      form={form}
      command={command}
      submit="Open it"
      onClose={onClose}
      will={
        <Text size="sm">
          Stock may come and go while it is counted: each line is held against what the books had when it was
          counted.
        </Text>
      }
    >
      <ChoiceField
        label="What is counted"
        choices={places.map(({ code }) => code)}
        none="Everything, everywhere"
        wordsOf={(code) => places.find((place) => place.code === code)?.name ?? code}
        {...form.getInputProps('location')}
      />
      <Text size="sm">A difference that is more than both of these is counted again:</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <MoneyField label="Worth more than" {...form.getInputProps('recountCents')} />
        <TextInput
          label="And more than, percent"
          inputMode="numeric"
          maw="12rem"
          {...form.getInputProps('recountPercent')}
        />
      </SimpleGrid>
      <TextInput label="Note" maxLength={500} {...form.getInputProps('note')} />
    </FormDialog>
  )
}
