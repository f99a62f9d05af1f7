import { bankFiles } from '@cartwright/api/bank-files'
import { call } from '@cartwright/api/client'
import { Button, Group, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { reasonFault } from '../../parts/form-faults.ts'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import type { BankFile } from './bank-file-queries.ts'

type FileForm = { readonly file: BankFile; readonly onClose: () => void }

/** Post a file, go on with it, or leave it. */
export function FileActions({ file }: { readonly file: BankFile }) {
  const { state, totals, failure } = file
  const [asking, ask] = useState<'post' | 'discard' | null>(null)
  const brings = totals.posted.count + totals.suspended.count > 0
  const stopped = state === 'posting' && failure !== null
  return (
    <Group gap="xs">
      {state === 'checked' && (
        <Button variant="default" onClick={() => ask('discard')}>
          Leave it …
        </Button>
      )}
      {brings && (state === 'checked' || stopped) && (
        <Button onClick={() => ask('post')}>{stopped ? 'Go on posting …' : 'Post …'}</Button>
      )}
      {asking === 'post' && <PostForm file={file} onClose={() => ask(null)} />}
      {asking === 'discard' && <DiscardForm file={file} onClose={() => ask(null)} />}
    </Group>
  )
}

function PostForm({ file: { fileId, totals }, onClose }: FileForm) {
  const form = useForm({ initialValues: {} })
  const command = useCommand(() => call(bankFiles.post, { params: { fileId } }), onClose)
  const { posted, suspended, rejected } = totals
  return (
    <FormDialog title="Post this file" form={form} command={command} submit="Post" onClose={onClose}>
      <Text>
        {count(posted.count, 'payment')} of {money(posted.cents)} go to their accounts, each on the day the
        bank had the money.{' '}
        {suspended.count === 0
          ? 'Nothing goes into suspense. '
          : `${count(suspended.count, 'payment')} of ${money(suspended.cents)} go into suspense. `}
        Together {money(posted.cents + suspended.cents)}, which is what the bank deposited.
      </Text>
      {rejected.count > 0 && <Text>{count(rejected.count, 'line')} that bring no money stay out.</Text>}
    </FormDialog>
  )
}

function DiscardForm({ file: { fileId }, onClose }: FileForm) {
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: reasonFault },
  })
  const command = useCommand(
    (body: typeof form.values) => call(bankFiles.discard, { params: { fileId }, body }),
    onClose,
  )
  return (
    <FormDialog
      title="Leave this file"
      form={form}
      command={command}
      submit="Leave it"
      danger
      will={<Text size="sm">Nothing of it is posted. The same file can be loaded again.</Text>}
      onClose={onClose}
    >
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
