import { call } from '@cartwright/api/client'
import { stockRuns } from '@cartwright/api/stock-runs'
import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { readPieces } from './measures.ts'
import { type OfRun, stockOfRun } from './stock-queries.ts'
import { pieces } from './stock-words.ts'

/** What one run needs of stock, what is kept for it, and what it used. */
export function RunStockPage() {
  const runId = Number(useParams({ from: '/office/stock/runs/$runId' }).runId)
  const query = useQuery(stockOfRun(runId))
  const today = useToday()
  const [booking, setBooking] = useState(false)
  const may = useMay()('stock.change')
  const open = query.data?.basis === 'bills' && !query.data.booked
  return (
    <Stack gap="md">
      <PageHead
        title={`Stock of run ${runId}`}
        state={query.data && sentence(query.data)}
        action={may && open && <Deeds ofRun={query.data} book={() => setBooking(true)} />}
      />
      <Group gap="lg">
        <TextLink to="/stock">All stock</TextLink>
        <TextLink to="/runs/$runId" params={{ runId: String(runId) }}>
          Run {runId}
        </TextLink>
      </Group>
      <Loaded query={query} rows={6}>
        {(ofRun) => (
          <>
            <DataTable
              label="What the run needs of each item"
              rows={ofRun.needs}
              columns={columns}
              rowKey={({ item }) => item}
              empty="No item says that bills need it. Say so on the item, under what a bill needs of it."
              height="24rem"
            />
            {booking && today !== '' && (
              <BookForm ofRun={ofRun} today={today} onClose={() => setBooking(false)} />
            )}
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function Deeds({ ofRun, book }: { readonly ofRun: OfRun | undefined; readonly book: () => void }) {
  const params = { runId: ofRun?.runId ?? 0 }
  const reserve = useCommand(() => call(stockRuns.reserve, { params }))
  const release = useCommand(() => call(stockRuns.release, { params }))
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {ofRun?.needs.some(({ reserved }) => reserved > 0) && (
          <Button variant="default" loading={release.isPending} onClick={() => release.mutate(undefined)}>
            Give it free
          </Button>
        )}
        <Button variant="default" loading={reserve.isPending} onClick={() => reserve.mutate(undefined)}>
          Reserve what it needs
        </Button>
        <Button onClick={book}>Book what it used …</Button>
      </Group>
      <Refusal error={reserve.error ?? release.error} />
    </Stack>
  )
}

function sentence({ booked, basis, needs }: OfRun): string {
  if (booked) return '✓ What it used is booked'
  if (needs.length === 0) return 'No item of stock is kept for bills'
  if (basis === null) return 'Nobody can say what it needs before it is posted'
  const short = needs.filter(({ needed, has }) => needed > has)
  const how = basis === 'bills' ? 'counted from its bills' : 'as many as the last run of its cycle'
  return short.length === 0
    ? `✓ All of it is there (${how})`
    : `● Short of ${short.map(({ item }) => item).join(', ')} (${how})`
}

type Need = OfRun['needs'][number]
const columns: readonly Column<Need>[] = [
  {
    key: 'item',
    title: 'Item',
    cell: ({ item }) => (
      <TextLink to="/stock/items/$code" params={{ code: item }} fz="inherit">
        {item}
      </TextLink>
    ),
  },
  { key: 'name', title: 'Name', wrap: true, cell: ({ name }) => name },
  { key: 'needed', title: 'Needs', align: 'right', cell: ({ needed }) => pieces(needed) },
  { key: 'reserved', title: 'Reserved', align: 'right', cell: ({ reserved }) => pieces(reserved) },
  {
    key: 'has',
    title: 'There for it',
    align: 'right',
    cell: ({ has, needed, used }) => (used === null && needed > has ? `● ${pieces(has)}` : pieces(has)),
  },
  { key: 'used', title: 'Used', align: 'right', cell: ({ used }) => used !== null && pieces(used) },
  {
    key: 'spoiled',
    title: 'Spoiled',
    align: 'right',
    cell: ({ spoiled }) => spoiled !== null && pieces(spoiled),
  },
]

type BookFormProps = { readonly ofRun: OfRun; readonly today: string; readonly onClose: () => void }
type Values = { on: string; used: { item: string; quantity: string; spoiled: string }[] }

const whole = (value: string) => (readPieces(value) === null ? 'Write a whole number, such as 2,140.' : null)

function BookForm({ ofRun: { runId, needs }, today, onClose }: BookFormProps) {
  const form = useForm<Values>({
    initialValues: {
      on: today,
      used: needs.map(({ item, needed }) => ({ item, quantity: String(needed), spoiled: '0' })),
    },
    validate: { used: { quantity: whole, spoiled: whole } },
  })
  const command = useCommand(
    ({ on, used }: Values) =>
      call(stockRuns.book, {
        params: { runId },
        body: {
          on,
          used: used.map(({ item, quantity, spoiled }) => ({
            item,
            quantity: readPieces(quantity) ?? 0,
            spoiled: readPieces(spoiled) ?? 0,
          })),
        },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`What run ${runId} used`}
      form={form}
      command={command}
      submit="Book it"
      wide
      onClose={onClose}
      will={
        <Text size="sm">
          The oldest lots that may be used go first. It is booked once; what is left of the reservation is
          free again.
        </Text>
      }
    >
      <DayField label="Printed on" required {...form.getInputProps('on')} />
      {form.values.used.map(({ item }, at) => (
        <SimpleGrid key={item} cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={`Used of ${item}`}
            inputMode="numeric"
            {...form.getInputProps(`used.${at}.quantity`)}
          />
          <TextInput
            label={`Spoiled of ${item}`}
            inputMode="numeric"
            {...form.getInputProps(`used.${at}.spoiled`)}
          />
        </SimpleGrid>
      ))}
    </FormDialog>
  )
}
