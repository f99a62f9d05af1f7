import { bankFiles } from '@cartwright/api/bank-files'
import { call } from '@cartwright/api/client'
import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money, money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { ApplyForm } from './apply-form.tsx'
import { correctionWords } from './correction-words.ts'
import { type Notice, noticeList } from './bank-file-queries.ts'

const views = [
  { value: 'open', label: 'To be seen to' },
  { value: 'settled', label: 'Settled' },
] as const

/** What banks told without money: entries that came back, and what to use from now on. */
export function NoticeList() {
  const [view, setView] = useState<'open' | 'settled'>('open')
  const [settling, settle] = useState<Notice | null>(null)
  const [applying, apply] = useState<Notice | null>(null)
  const { kind } = useSearch({ from: '/office/bank-notices' })
  const may = useMay()
  const list = useQuery({ ...noticeList(view), placeholderData: (before) => before })
  return (
    <Stack gap="md">
      <PageHead
        title="Returns and changes"
        state="What banks told in ACH files: payments that came back, and bank details that changed."
      />
      <div>
        <Group gap="md">
          <SegmentedControl aria-label="Which" value={view} data={[...views]} onChange={setView} />
          {kind && (
            <TextLink to="/bank-notices">
              Only {kind === 'return' ? 'returns' : 'changes'} are shown: show both
            </TextLink>
          )}
        </Group>
      </div>
      <Refusal error={list.error} />
      <DataTable
        label="Returns and changes"
        rows={list.data?.rows.filter((row) => kind === undefined || row.kind === kind)}
        columns={
          view === 'open' && may('bank-files.load')
            ? [...columns, deedColumn(settle, may('autopay.change') ? apply : null)]
            : columns
        }
        rowKey={({ noticeId }) => noticeId}
        empty={
          view === 'open'
            ? 'Nothing waits. Returns and changes come here when an ACH file with them is loaded.'
            : 'Nothing was settled yet.'
        }
      />
      {applying && <ApplyForm notice={applying} onClose={() => apply(null)} />}
      {settling && <SettleForm notice={settling} onClose={() => settle(null)} />}
    </Stack>
  )
}

const columns: readonly Column<Notice>[] = [
  {
    key: 'code',
    title: 'What',
    wrap: true,
    sortBy: ({ code }) => code,
    cell: ({ kind, code, meaning }) =>
      `${kind === 'return' ? 'Return' : 'Change'} ${code}: ${meaning ?? 'no such code'}`,
  },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ kind, amountCents }) => kind === 'return' && <Money cents={amountCents} />,
  },
  {
    key: 'account',
    title: 'Account',
    cell: ({ kind, accountNumber }) =>
      accountNumber === null ? (
        kind === 'return' && '▲ no payment found'
      ) : (
        <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
          {accountNumber}
        </TextLink>
      ),
  },
  {
    key: 'todo',
    title: 'What to do',
    wrap: true,
    cell: ({ todo, correction, note, settledBy, settledOn }) =>
      settledOn === null
        ? [todo, correctionWords(correction)].filter(Boolean).join(' ')
        : `${note} (${settledBy}, ${day(settledOn)})`,
  },
  { key: 'payer', title: 'Payer', wrap: true, cell: ({ payerName }) => payerName },
  { key: 'trace', title: 'Original trace', cell: ({ originalTrace }) => originalTrace },
  {
    key: 'file',
    title: 'File',
    cell: ({ fileId, receivedOn }) => (
      <TextLink to="/bank-files/$fileId" params={{ fileId: String(fileId) }} fz="inherit">
        {fileId}, {day(receivedOn)}
      </TextLink>
    ),
  },
]

/** What a person does about a notice: what corrects an autopay of ours is used as it is. */
const deedColumn = (
  settle: (notice: Notice) => void,
  apply: ((notice: Notice) => void) | null,
): Column<Notice> => ({
  key: 'settle',
  title: 'Settle',
  cell: (notice) => (
    <Group gap={4} wrap="nowrap">
      {apply && notice.kind === 'change' && notice.mandateId !== null && (
        <Button
          size="compact-sm"
          aria-label={`Use ${notice.code} of ${notice.originalTrace}`}
          onClick={() => apply(notice)}
        >
          Use it …
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Settle ${notice.code} of ${notice.originalTrace}`}
        onClick={() => settle(notice)}
      >
        Settle …
      </Button>
    </Group>
  ),
})

function SettleForm({ notice, onClose }: { readonly notice: Notice; readonly onClose: () => void }) {
  const { noticeId, kind, code, amountCents, accountNumber } = notice
  const form = useForm({
    initialValues: { note: '' },
    validate: { note: (value) => (value.trim() ? null : 'Write what was done.') },
  })
  const command = useCommand(
    (body: typeof form.values) => call(bankFiles.settle, { params: { noticeId }, body }),
    onClose,
  )
  return (
    <FormDialog
      title={kind === 'return' ? `Settle return ${code}, ${money(amountCents)}` : `Settle change ${code}`}
      form={form}
      command={command}
      submit="Settle"
      will={
        <Text size="sm">
          Nothing is posted here.{' '}
          {kind === 'return' && accountNumber !== null
            ? `Take the payment back on account ${accountNumber} first.`
            : ''}
        </Text>
      }
      onClose={onClose}
    >
      <TextInput
        label="What was done"
        description="Kept with the notice"
        maxLength={300}
        {...form.getInputProps('note')}
      />
    </FormDialog>
  )
}
