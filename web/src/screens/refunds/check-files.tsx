import { checkFiles } from '@cartwright/api/check-files'
import { call, callForFile, urlOf } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day, shortDay } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { Money, money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { saveFile } from '../../parts/save-file.ts'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'

type Shown = SuccessOf<typeof checkFiles.show>
type Untold = Shown['waiting'][number]
type CheckFile = Shown['files'][number]

const shownFiles = queryOptions({
  queryKey: ['refunds', 'check-files'],
  queryFn: () => call(checkFiles.show, {}),
})

/** The checks the bank is to be told of, and the files it was told by. Nothing where the city has no rule of it. */
export function CheckFiles() {
  const { data, error } = useQuery(shownFiles)
  const may = useMay()('cash.reconcile')
  const [making, make] = useState(false)
  if (error) return <Refusal error={error} />
  if (!data || (data.citation === null && data.files.length === 0)) return null
  const { waiting, files, citation } = data
  return (
    <section aria-labelledby="told-to-the-bank">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="told-to-the-bank">
          Checks told to the bank
        </Title>
        {may && waiting.length > 0 && citation !== null && (
          <Button variant="default" onClick={() => make(true)}>
            Make the file …
          </Button>
        )}
      </Group>
      <Text size="sm" mb="xs">
        {waiting.length === 0
          ? 'The bank was told of every check.'
          : `${count(waiting.length, 'check')} to be told.`}{' '}
        {citation}
      </Text>
      {waiting.length > 0 && (
        <DataTable
          label="Checks the bank has not been told of"
          rows={waiting}
          columns={waitingColumns}
          rowKey={({ refundId, kind }) => `${refundId} ${kind}`}
          empty=""
          height="16rem"
        />
      )}
      {files.length > 0 && (
        <DataTable
          label="Files of checks, newest first"
          rows={files}
          columns={may ? [nameColumn, ...fileColumns] : fileColumns}
          rowKey={({ fileId }) => fileId}
          empty=""
          height="16rem"
        />
      )}
      {making && <Make waiting={waiting} onClose={() => make(false)} />}
    </section>
  )
}

function Make({ waiting, onClose }: { readonly waiting: readonly Untold[]; readonly onClose: () => void }) {
  const key = useRequestKey()
  const form = useForm({ initialValues: {} })
  const command = useCommand(async () => {
    const { fileId, madeOn } = await call(checkFiles.make, { body: { key, shown: waiting.length } })
    saveFile(await callForFile(checkFiles.content, { params: { fileId } }), `checks-${madeOn}-${fileId}.txt`)
  }, onClose)
  const issued = waiting.filter(({ kind }) => kind === 'issued')
  const sum = issued.reduce((all, { amountCents }) => all + amountCents, 0)
  return (
    <FormDialog
      title="Make the file for the bank"
      form={form}
      command={command}
      submit="Make it and take it"
      onClose={onClose}
      will={
        <Text size="sm">
          {count(issued.length, 'check')} of {money(sum)} written and{' '}
          {count(waiting.length - issued.length, 'check')} voided go into it. Each is told once: they leave
          the list. Nothing is posted. Give the file to the bank before the checks come in.
        </Text>
      }
    >
      {null}
    </FormDialog>
  )
}

const waitingColumns: readonly Column<Untold>[] = [
  {
    key: 'check',
    title: 'Check',
    sortBy: ({ checkNumber }) => checkNumber,
    cell: ({ checkNumber }) => checkNumber,
  },
  {
    key: 'kind',
    title: 'Is',
    sortBy: ({ kind }) => kind,
    cell: ({ kind }) => (kind === 'issued' ? 'Written' : '✕ Voided'),
  },
  { key: 'on', title: 'Day', sortBy: ({ on }) => on, cell: ({ on }) => shortDay(on) },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  { key: 'payee', title: 'Payee', wrap: true, sortBy: ({ payee }) => payee, cell: ({ payee }) => payee },
]

const nameColumn: Column<CheckFile> = {
  key: 'file',
  title: 'File',
  cell: ({ fileId }) => (
    <Anchor
      href={urlOf(checkFiles.content, { params: { fileId } })}
      download
      fz="inherit"
      aria-label={`Take file of checks ${fileId} again`}
    >
      CF-{fileId}
    </Anchor>
  ),
}

const fileColumns: readonly Column<CheckFile>[] = [
  { key: 'issued', title: 'Written', align: 'right', cell: ({ issued }) => issued },
  {
    key: 'cents',
    title: 'Total written',
    align: 'right',
    cell: ({ issuedCents }) => <Money cents={issuedCents} />,
  },
  { key: 'voided', title: 'Voided', align: 'right', cell: ({ voided }) => voided },
  { key: 'made', title: 'Made', wrap: true, cell: ({ madeOn, madeBy }) => `${day(madeOn)}, ${madeBy}` },
  { key: 'hash', title: 'Hash (SHA-256)', cell: ({ sha256 }) => sha256.slice(0, 16) },
]
