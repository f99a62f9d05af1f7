import { call } from '@cartwright/api/client'
import { mailJobs } from '@cartwright/api/mail-jobs'
import { NumberInput, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { money, readMoney } from '../../parts/money.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import type { Told, WholeJob } from './mail-job-queries.ts'

type JobFormProps = { readonly whole: WholeJob; readonly onClose: () => void }

/** Records that the package went to the mail house. */
export function SendForm({ whole: { job }, onClose }: JobFormProps) {
  const form = useForm({ initialValues: { reference: '' } })
  const command = useCommand(
    ({ reference }: typeof form.values) =>
      call(mailJobs.send, {
        params: { jobId: job.jobId },
        body: { reference: reference.trim() || null },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`The package went to ${job.house ?? 'the mail house'}`}
      form={form}
      command={command}
      submit="It was sent"
      onClose={onClose}
      will={
        <Text size="sm">
          {count(job.toMail, 'piece')}. You sent it, so another person looks at its proof and approves it.
        </Text>
      }
    >
      <TextInput
        label="Reference"
        description="The mail house’s number for the job, if it gave one"
        maxLength={80}
        {...form.getInputProps('reference')}
      />
    </FormDialog>
  )
}

const titles: Readonly<Record<Told, string>> = {
  proof: 'A proof came',
  mailed: 'It was mailed',
  statement: 'The postage statement',
}
const consequences: Readonly<Record<Told, string>> = {
  proof:
    'Pieces are drawn by chance. Another person than the one who sent the package looks at each of them.',
  mailed: 'If the count is right, the run is mailed with it. If it is not, the job stands until it is.',
  statement: 'If the count is right, the job can be closed. If it is not, the job stands until it is.',
}

const postageLabel = (of: Told, kind: WholeJob['job']['kind']): string =>
  of === 'mailed' ? 'Postage' : kind === 'in-house' ? 'Postage of the meter' : 'Postage of the statement'

type TellFormProps = JobFormProps & { readonly of: Told; readonly today: string }

/** Enters what came back, as it was told. */
export function TellForm({ of, whole: { job }, today, onClose }: TellFormProps) {
  const form = useForm<{ pieces: number | ''; postage: string; reference: string; on: string }>({
    initialValues: { pieces: '', postage: '', reference: '', on: today },
    validate: {
      pieces: (value) => (value === '' ? 'Write how many pieces were told.' : null),
      postage: (value) =>
        (value.trim() === '' && of === 'statement') || (value.trim() !== '' && readMoney(value) === null)
          ? 'Write an amount such as 482.40.'
          : null,
    },
  })
  const command = useCommand(
    ({ pieces, postage, reference, on }: typeof form.values) =>
      call(mailJobs.tell, {
        params: { jobId: job.jobId },
        body: {
          of,
          pieces: Number(pieces),
          postageCents: postage.trim() === '' ? null : readMoney(postage),
          reference: reference.trim() || null,
          on,
        },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={titles[of]}
      form={form}
      command={command}
      submit="Enter it"
      onClose={onClose}
      will={<Text size="sm">{consequences[of]}</Text>}
    >
      <NumberInput
        label="Pieces"
        description="As they were told, also when the number is not what you expect"
        min={0}
        allowDecimal={false}
        thousandSeparator=","
        {...form.getInputProps('pieces')}
      />
      {of !== 'proof' && (
        <MoneyField
          label={postageLabel(of, job.kind)}
          description={of === 'mailed' ? 'If it was told; else it is booked as the sort comes to' : undefined}
          {...form.getInputProps('postage')}
        />
      )}
      <TextInput label="Reference" maxLength={80} {...form.getInputProps('reference')} />
      <DayField label="On" required {...form.getInputProps('on')} />
    </FormDialog>
  )
}

/** Closes a job; where its postage is not what the sort comes to, for a reason. */
export function ReconcileForm({ whole: { job, steps, expectedPostageCents }, onClose }: JobFormProps) {
  const statement = steps.findLast(({ step }) => step === 'statement')?.postageCents ?? 0
  const differs = expectedPostageCents !== null && expectedPostageCents !== statement
  const form = useForm({
    initialValues: { note: '' },
    validate: { note: (value) => (differs && !value.trim() ? 'Write why the postage differs.' : null) },
  })
  const command = useCommand(
    ({ note }: typeof form.values) =>
      call(mailJobs.reconcile, { params: { jobId: job.jobId }, body: { note: note.trim() || null } }),
    onClose,
  )
  return (
    <FormDialog
      title={`Close mail job M-${job.jobId}`}
      form={form}
      command={command}
      submit="Close it"
      onClose={onClose}
      will={
        <Text size="sm">
          {count(job.toMail, 'piece')} mailed, postage {money(statement)}
          {expectedPostageCents !== null && `; by the sort ${money(expectedPostageCents)}`}.
        </Text>
      }
    >
      <TextInput
        label="Note"
        description={
          differs ? 'The postage is not what the sort comes to: write why' : 'If there is anything to say'
        }
        maxLength={500}
        {...form.getInputProps('note')}
      />
    </FormDialog>
  )
}
