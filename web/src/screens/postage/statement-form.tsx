import { call } from '@cartwright/api/client'
import { postageStatements } from '@cartwright/api/postage-statements'
import { Button, Fieldset, Group, Text, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { money, readMoney } from '../../parts/money.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Account } from './postage-queries.ts'

type Line = { line: string; pieces: string; price: string }
type Values = {
  accountId: string
  number: string
  mailJob: string
  mailedOn: string
  amountCents: string
  lines: Line[]
}

const usual: readonly string[] = ['A1 5-Digit', 'A2 AADC', 'A3 Mixed AADC', 'Full-Service discount']
const piecesOf = (text: string): number => (/^[\d,]{1,10}$/.test(text) ? Number(text.replaceAll(',', '')) : 0)

/** Dollars with three decimals as mills; null when it is no price. */
function millsOf(text: string): number | null {
  const match = /^\s*([-−]?)\$?(\d{0,3})(?:\.(\d{1,3}))?\s*$/.exec(text)
  if (!match || (match[2] === '' && match[3] === undefined)) return null
  const size = Number(match[2] ?? 0) * 1000 + Number((match[3] ?? '').padEnd(3, '0'))
  return match[1] ? 0 - size : size
}

const toSend = ({ lines }: Values) =>
  lines
    .filter(({ pieces }) => piecesOf(pieces) > 0)
    .map(({ line, pieces, price }) => {
      const priceMills = millsOf(price) ?? 0
      return {
        line: line.trim(),
        pieces: piecesOf(pieces),
        priceMills,
        amountMills: piecesOf(pieces) * priceMills,
      }
    })

const checks = {
  number: (value: string) => (value.trim() ? null : 'Write the number of the statement.'),
  mailJob: (value: string) => (value.trim() ? null : 'Write the mail job it is of, such as M-12.'),
  amountCents: (value: string) => ((readMoney(value) ?? 0) > 0 ? null : 'Write the net postage due.'),
  lines: {
    line: (value: string) => (value.trim() ? null : 'Write what the line is called.'),
    pieces: (value: string) => (value === '' || /^[\d,]{1,10}$/.test(value) ? null : 'Write whole pieces.'),
    price: (value: string) =>
      value === '' || millsOf(value) !== null ? null : 'Write a price such as 0.593; a discount as -0.003.',
  },
}

type StatementFormProps = {
  readonly accounts: readonly Account[]
  readonly today: string
  readonly onClose: () => void
}

/** Enters a statement line by line, and says what the lines come to. */
export function StatementForm({ accounts, today, onClose }: StatementFormProps) {
  const paying = accounts.find(({ paysRuns }) => paysRuns) ?? accounts[0]
  const form = useForm<Values>({
    initialValues: {
      accountId: String(paying?.accountId ?? ''),
      number: '',
      mailJob: '',
      mailedOn: today,
      amountCents: '',
      lines: usual.map((line) => ({ line, pieces: '', price: '' })),
    },
    validate: checks,
  })
  const lines = toSend(form.values)
  const pieces = lines.reduce((all, line) => all + (line.priceMills >= 0 ? line.pieces : 0), 0)
  const mills = lines.reduce((all, line) => all + line.amountMills, 0)
  const command = useCommand(
    ({ accountId, number, mailJob, mailedOn, amountCents }: Values) =>
      call(postageStatements.add, {
        params: { accountId: Number(accountId) },
        body: { number, mailJob, mailedOn, pieces, amountCents: readMoney(amountCents) ?? 0, lines },
      }),
    onClose,
  )
  return (
    <FormDialog
      title="Enter a postage statement"
      wide
      form={form}
      command={command}
      submit="Enter it"
      onClose={onClose}
      will={
        <Text size="sm">
          The lines come to {pieces.toLocaleString('en-US')} pieces and {money(Math.floor((mills + 5) / 10))}.
          The statement is held against what is booked for its mail job.
        </Text>
      }
    >
      <Head form={form} accounts={accounts} />
      <Lines form={form} />
      <MoneyField label="Net postage due" {...form.getInputProps('amountCents')} />
    </FormDialog>
  )
}

type FormOf = { readonly form: UseFormReturnType<Values> }

const Head = ({ form, accounts }: FormOf & { readonly accounts: readonly Account[] }) => (
  <>
    <ChoiceField
      label="Account"
      choices={accounts.map(({ accountId }) => String(accountId))}
      wordsOf={(id) => accounts.find(({ accountId }) => String(accountId) === id)?.name ?? id}
      {...form.getInputProps('accountId')}
    />
    <Group gap="md" align="flex-start">
      <TextInput label="Number" maxLength={40} {...form.getInputProps('number')} />
      <TextInput label="Mail job" maxLength={60} {...form.getInputProps('mailJob')} />
      <DayField label="Mailed on" required {...form.getInputProps('mailedOn')} />
    </Group>
  </>
)

const Lines = ({ form }: FormOf) => (
  <Fieldset legend="Lines">
    {form.values.lines.map((_, at) => (
      <Group key={at} gap="xs" align="flex-start" mb="xs">
        <TextInput
          aria-label={`Line ${at + 1}, name`}
          maxLength={60}
          {...form.getInputProps(`lines.${at}.line`)}
        />
        <TextInput
          aria-label={`Line ${at + 1}, pieces`}
          placeholder="Pieces"
          inputMode="numeric"
          maw="8rem"
          {...form.getInputProps(`lines.${at}.pieces`)}
        />
        <TextInput
          aria-label={`Line ${at + 1}, price`}
          placeholder="0.593"
          inputMode="decimal"
          maw="8rem"
          {...form.getInputProps(`lines.${at}.price`)}
        />
      </Group>
    ))}
    <Button
      variant="default"
      size="xs"
      onClick={() => form.insertListItem('lines', { line: '', pieces: '', price: '' })}
    >
      One line more
    </Button>
  </Fieldset>
)
