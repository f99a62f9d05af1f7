import { call, urlOf } from '@cartwright/api/client'
import { deliveries } from '@cartwright/api/deliveries'
import type { SuccessOf } from '@cartwright/api/route'
import { Anchor, Button, Group, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { emailWords } from '../bills/sent-words.ts'
import { runEmails } from './run-queries.ts'

type Email = SuccessOf<typeof deliveries.emails>['rows'][number]

/** The e-mailed bills of a run: those that did not arrive first, with what the mail server said. */
export function EmailTable({ runId }: { runId: number }) {
  const may = useMay()('runs.print')
  const list = useInfiniteQuery(runEmails(runId))
  const [returned, note] = useState<Email | null>(null)
  const again = useCommand((id: number) => call(deliveries.again, { params: { id }, body: {} }))
  return (
    <>
      <Refusal error={list.error ?? again.error} />
      <DataTable
        label="E-mails, those that did not arrive first"
        rows={list.data?.pages.flatMap(({ rows }) => rows)}
        columns={[...columns, ...(may ? [deeds(again.mutate, note)] : [])]}
        rowKey={({ id }) => id}
        onEnd={() => {
          if (list.hasNextPage) void list.fetchNextPage()
        }}
        empty="No e-mail was asked for."
        height="28rem"
      />
      {returned && <NoteReturned email={returned} onClose={() => note(null)} />}
    </>
  )
}

const columns: readonly Column<Email>[] = [
  {
    key: 'bill',
    title: 'Bill',
    cell: ({ billNumber }) => (
      <TextLink to="/bills/$number" params={{ number: billNumber }} ff="monospace" fz="inherit">
        {billNumber}
      </TextLink>
    ),
  },
  { key: 'payer', title: 'Payer', cell: ({ payerName }) => payerName },
  { key: 'to', title: 'To', cell: ({ to }) => to },
  { key: 'state', title: 'State', cell: ({ state }) => emailWords[state] ?? state },
  { key: 'answer', title: 'What the mail server said', wrap: true, cell: ({ answer }) => answer },
  {
    key: 'letter',
    title: 'Letter',
    cell: ({ id }) => (
      <Anchor href={urlOf(deliveries.letter, { params: { id } })} target="_blank" fz="inherit">
        read it
      </Anchor>
    ),
  },
]

const deeds = (again: (id: number) => void, note: (email: Email) => void): Column<Email> => ({
  key: 'deeds',
  title: 'Change it',
  cell: (email) => (
    <Group gap={6} wrap="nowrap">
      {(email.state === 'failed' || email.state === 'uncertain') && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Send again, bill ${email.billNumber}`}
          onClick={() => again(email.id)}
        >
          Send again
        </Button>
      )}
      {email.state === 'sent' && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Came back …, bill ${email.billNumber}`}
          onClick={() => note(email)}
        >
          Came back …
        </Button>
      )}
    </Group>
  ),
})

function NoteReturned({ email, onClose }: { email: Email; onClose: () => void }) {
  const form = useForm({ initialValues: { answer: '' } })
  const command = useCommand(
    (body: typeof form.values) => call(deliveries.returned, { params: { id: email.id }, body }),
    onClose,
  )
  return (
    <FormDialog
      title={`The e-mail with bill ${email.billNumber} came back`}
      form={form}
      command={command}
      submit="Note it"
      will="It is on the list of those that did not arrive. A bill that went by e-mail alone can then be printed."
      onClose={onClose}
    >
      <TextInput label="What the letter says" data-autofocus {...form.getInputProps('answer')} />
    </FormDialog>
  )
}
