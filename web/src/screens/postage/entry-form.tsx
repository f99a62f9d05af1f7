import { call } from '@cartwright/api/client'
import { postage } from '@cartwright/api/postage'
import type { InputOf } from '@cartwright/api/route'
import { Text, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { plusDays } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { money, readMoney } from '../../parts/money.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Account } from './postage-queries.ts'
import { feeWords } from './postage-words.ts'

/** What is booked: a deposit, a mail job, or one of what comes seldom. */
export type Booking = 'deposit' | 'use' | 'other'
type Kind = 'deposit' | 'use' | 'fee' | 'refund' | 'withdrawal'
type Values = {
  kind: Kind
  amountCents: string
  happenedOn: string
  reference: string
  pieces: string
  runId: string
  fee: 'permit-imprint' | 'presort'
  coversUntil: string
  note: string
}

const kindWords: Record<Kind, string> = {
  deposit: 'Deposit',
  use: 'The postage of a mail job',
  fee: 'Fee',
  refund: 'The post office gives postage back',
  withdrawal: 'The city takes money out',
}
const kindsOf: Record<Booking, readonly Kind[]> = {
  deposit: ['deposit'],
  use: ['use'],
  other: ['fee', 'refund', 'withdrawal'],
}
const comes = (kind: Kind): boolean => kind === 'deposit' || kind === 'refund'

const checks = {
  amountCents: (value: string) => ((readMoney(value) ?? 0) > 0 ? null : 'Write an amount such as 4812.40.'),
  reference: (value: string, { kind }: Values) =>
    value.trim()
      ? null
      : kind === 'use'
        ? 'Write what names the mail job, such as M-12.'
        : 'Write the number of the check, the confirmation or the receipt.',
  happenedOn: (value: string) => (value ? null : 'Write the day.'),
  pieces: (value: string, { kind }: Values) =>
    kind !== 'use' || /^[1-9]\d{0,7}$/.test(value.replaceAll(',', ''))
      ? null
      : 'Write how many pieces were mailed.',
  runId: (value: string, { kind }: Values) =>
    kind !== 'use' || /^\d{0,10}$/.test(value) ? null : 'Write the number of the run, or leave it empty.',
  coversUntil: (value: string, { kind }: Values) =>
    kind !== 'fee' || value ? null : 'Write the last day that it covers.',
}

type EntryFormProps = {
  readonly booking: Booking
  readonly account: Account
  readonly today: string
  readonly onClose: () => void
}

/** Books one entry, after saying what it leaves. */
export function EntryForm({ booking, account, today, onClose }: EntryFormProps) {
  const { accountId, name, balanceCents } = account
  const kinds = kindsOf[booking]
  const form = useForm<Values>({
    initialValues: {
      kind: kinds[0]!,
      amountCents: '',
      happenedOn: today,
      reference: '',
      pieces: '',
      runId: '',
      fee: 'presort',
      coversUntil: plusDays(today, 364),
      note: '',
    },
    validate: checks,
  })
  const command = useCommand(
    (values: Values) => call(postage.enter, { params: { accountId }, body: bodyOf(values) }),
    onClose,
  )
  const { kind, amountCents } = form.values
  const cents = readMoney(amountCents) ?? 0
  return (
    <FormDialog
      title={booking === 'other' ? `A fee or refund, ${name}` : `${kindWords[kind]}, ${name}`}
      form={form}
      command={command}
      submit="Book it"
      onClose={onClose}
      will={
        <Text size="sm">
          {name} has {money(balanceCents)}, and {money(balanceCents + (comes(kind) ? cents : -cents))} after
          it. An entry is never changed: a mistake is reversed.
        </Text>
      }
    >
      <Fields form={form} kinds={kinds} />
    </FormDialog>
  )
}

type FormOf = { readonly form: UseFormReturnType<Values> }

function Fields({ form, kinds }: FormOf & { readonly kinds: readonly Kind[] }) {
  const { kind } = form.values
  return (
    <>
      {kinds.length > 1 && (
        <ChoiceField
          label="What"
          choices={kinds}
          wordsOf={(one) => kindWords[one as Kind]}
          {...form.getInputProps('kind')}
        />
      )}
      {kind === 'fee' && <FeeFields form={form} />}
      <MoneyField label="Amount" {...form.getInputProps('amountCents')} />
      <TextInput
        label={kind === 'use' ? 'Mail job' : 'Reference'}
        description={
          kind === 'use'
            ? 'Its name: it is booked once'
            : 'The check, the warrant, the confirmation or the receipt'
        }
        maxLength={60}
        {...form.getInputProps('reference')}
      />
      {kind === 'use' && <JobFields form={form} />}
      <DayField label={kind === 'use' ? 'Mailed on' : 'Day'} required {...form.getInputProps('happenedOn')} />
      <TextInput label="Note" maxLength={300} {...form.getInputProps('note')} />
    </>
  )
}

const FeeFields = ({ form }: FormOf) => (
  <>
    <ChoiceField
      label="Fee"
      choices={Object.keys(feeWords)}
      wordsOf={(one) => feeWords[one as Values['fee']]}
      {...form.getInputProps('fee')}
    />
    <DayField
      label="Covers until"
      description="A fee buys 365 days"
      required
      {...form.getInputProps('coversUntil')}
    />
  </>
)

const JobFields = ({ form }: FormOf) => (
  <>
    <TextInput label="Pieces" inputMode="numeric" maw="12rem" {...form.getInputProps('pieces')} />
    <TextInput
      label="Run"
      description="The number of the bill run, where it is one"
      inputMode="numeric"
      maw="12rem"
      {...form.getInputProps('runId')}
    />
  </>
)

type Body = InputOf<typeof postage.enter>['body']

function bodyOf({ kind, amountCents, note, pieces, runId, fee, coversUntil, ...rest }: Values): Body {
  const common = { ...rest, amountCents: readMoney(amountCents) ?? 0, note: note.trim() || null }
  if (kind === 'use')
    return {
      kind,
      ...common,
      pieces: Number(pieces.replaceAll(',', '')),
      runId: runId === '' ? null : Number(runId),
    }
  return kind === 'fee' ? { kind, fee, coversUntil, ...common } : { kind, ...common }
}
