import { autopay } from '@cartwright/api/autopay'
import { call, callForFile } from '@cartwright/api/client'
import { Button, Checkbox, Group, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import type { BankRun } from './autopay-queries.ts'
import { totalSentence } from './autopay-words.ts'

type Deed = 'release' | 'cancel' | 'take'
type RunForm = { readonly run: BankRun; readonly onClose: () => void }

/** What can be done to a file to the bank as it is. */
export function RunDeeds({ run }: { readonly run: BankRun }) {
  const may = useMay()
  const [asking, ask] = useState<Deed | null>(null)
  const onClose = () => ask(null)
  return (
    <Group gap="xs">
      {(run.state === 'prepared' || (run.state === 'released' && run.takenOn === null)) &&
        may('autopay.prepare') && (
          <Button variant="default" onClick={() => ask('cancel')}>
            Cancel it …
          </Button>
        )}
      {run.state === 'prepared' && may('autopay.release') && (
        <Button onClick={() => ask('release')}>Release …</Button>
      )}
      {(run.state === 'released' || run.state === 'posted') && may('autopay.release') && (
        <Button onClick={() => ask('take')}>
          {run.takenOn ? 'Take the file again …' : 'Take the file …'}
        </Button>
      )}
      {asking === 'release' && <ReleaseForm run={run} onClose={onClose} />}
      {asking === 'cancel' && <CancelForm run={run} onClose={onClose} />}
      {asking === 'take' && <TakeForm run={run} onClose={onClose} />}
    </Group>
  )
}

function ReleaseForm({ run, onClose }: RunForm) {
  const { runId, drawOn, changed } = run
  const form = useForm({ initialValues: { detailsChecked: false } })
  const command = useCommand(
    (body: typeof form.values) => call(autopay.release, { params: { runId }, body }),
    onClose,
  )
  return (
    <FormDialog
      title={`Release ${totalSentence(run)}`}
      form={form}
      command={command}
      submit="Release"
      onClose={onClose}
      will={
        <Text size="sm">
          The file is written, read back and kept encrypted. {willWords(run)} Whoever prepared it cannot
          release it, and once the file was taken to the bank it cannot be cancelled here.
        </Text>
      }
    >
      {changed > 0 && (
        <Checkbox
          label={`I asked ${count(changed, 'customer')} whose bank details changed, at a number we knew before`}
          description={`A changed bank account is how money is stolen. They are marked ▲ in the list. To be drawn on ${day(drawOn)}.`}
          {...form.getInputProps('detailsChecked', { type: 'checkbox' })}
        />
      )}
    </FormDialog>
  )
}

function willWords({ kind, drawOn }: BankRun): string {
  if (kind === 'prenote')
    return `The bank gets prenotes for ${day(drawOn)}; autopay goes live when the city’s banking days after that are over.`
  if (kind === 'refund') return `The bank pays on ${day(drawOn)}.`
  return `The bank draws on ${day(drawOn)}, and payments are posted on that day if the file was taken.`
}

const cancelWords: Readonly<Record<BankRun['kind'], string>> = {
  autopay: 'Nothing is sent. The next file looks for the same bills again.',
  prenote: 'Nothing is sent. The next file of prenotes has them again.',
  refund: 'Nothing is sent, and nobody is paid by this file. The next file of refunds has them again.',
  retry: 'Nothing is sent. The next file of items presented again has them.',
}

function CancelForm({ run: { runId, kind }, onClose }: RunForm) {
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() ? null : 'Write why.') },
  })
  const command = useCommand(
    (body: typeof form.values) => call(autopay.cancel, { params: { runId }, body }),
    onClose,
  )
  return (
    <FormDialog
      title="Cancel this file"
      form={form}
      command={command}
      submit="Cancel it"
      danger
      onClose={onClose}
      will={<Text size="sm">{cancelWords[kind]}</Text>}
    >
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}

function TakeForm({ run, onClose }: RunForm) {
  const { runId, fileName, takenOn, takenBy } = run
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (takenOn && !value.trim() ? 'Write why.' : null) },
  })
  const command = useCommand(async ({ reason }: typeof form.values) => {
    const body = { reason: reason.trim() || null }
    saveFile(await callForFile(autopay.take, { params: { runId }, body }), fileName ?? 'ach.txt')
  }, onClose)
  return (
    <FormDialog
      title="Take the file to the bank"
      form={form}
      command={command}
      submit="Take it"
      onClose={onClose}
      will={
        <Text size="sm">
          It holds whole bank numbers: send it by the bank’s own way, and delete it from this computer after.
          That you took it is on record.
        </Text>
      }
    >
      {takenOn && (
        <>
          <Text size="sm">
            ▲ {takenBy} took it on {day(takenOn)}. A file that is sent twice is drawn twice.
          </Text>
          <ReasonField {...form.getInputProps('reason')} />
        </>
      )}
    </FormDialog>
  )
}
