import { call, callForFile, urlOf } from '@cartwright/api/client'
import { ledger } from '@cartwright/api/ledger'
import type { SuccessOf } from '@cartwright/api/route'
import { Anchor, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useToday } from '../../city-queries.ts'
import { CommandForm } from '../../parts/command-form.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day, plusDays } from '../../parts/day.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { Money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'

type Journal = SuccessOf<typeof ledger.cashJournals>['rows'][number]

/** The journals of cash for the city’s finance system: the next one, and those that are locked. */
export function CashJournals() {
  const today = useToday()
  const may = useMay()
  const list = useQuery({ queryKey: ['gl', 'cash-journals'], queryFn: () => call(ledger.cashJournals, {}) })
  const through = list.data?.through
  return (
    <Stack gap="md">
      <PageHead title="Journals of cash" state={stateOf(through)} />
      <Refusal error={list.error} />
      {today !== '' && list.data && may('cash.sign') && <NextJournal yesterday={plusDays(today, -1)} />}
      <DataTable
        label="Journals of cash, newest first"
        rows={list.data?.rows}
        columns={columns}
        rowKey={({ number }) => number}
        empty="No journal of cash yet. Choose a day that is over above: the first journal has everything through it."
      />
    </Stack>
  )
}

function stateOf(through: string | null | undefined): string {
  if (through === undefined) return ''
  return through === null ? 'None is locked yet.' : `Locked through ${day(through)}.`
}

function NextJournal({ yesterday }: { readonly yesterday: string }) {
  const form = useForm({
    initialValues: { through: yesterday },
    validate: { through: (value) => (value ? null : 'Write the day.') },
  })
  const command = useCommand(async ({ through }: typeof form.values) => {
    await call(ledger.lockCashJournal, { body: { through } })
    saveFile(
      await callForFile(ledger.cashJournal, { params: { through }, query: {} }),
      `cash-journal-${through}.csv`,
    )
  })
  return (
    <CommandForm
      form={form}
      command={command}
      submit="Lock it and take the file"
      will="Numbers and locks a journal of everything the cash office posted through that day and no earlier journal has. What is posted later for a day in it goes into the next one."
    >
      <DayField label="Through" {...form.getInputProps('through')} />
    </CommandForm>
  )
}

const columns: readonly Column<Journal>[] = [
  {
    key: 'number',
    title: 'Journal',
    sortBy: ({ number }) => number,
    cell: ({ number, through }) => (
      <Anchor
        href={urlOf(ledger.cashJournal, { params: { through }, query: {} })}
        download
        fz="inherit"
        aria-label={`Take journal ${number} again`}
      >
        {number}
      </Anchor>
    ),
  },
  { key: 'through', title: 'Through', sortBy: ({ through }) => through, cell: ({ through }) => day(through) },
  {
    key: 'amount',
    title: 'Debits',
    align: 'right',
    sortBy: ({ debitCents }) => debitCents,
    cell: ({ debitCents }) => <Money cents={debitCents} />,
  },
  { key: 'hash', title: 'Hash (SHA-256)', cell: ({ sha256 }) => sha256.slice(0, 16) },
]
