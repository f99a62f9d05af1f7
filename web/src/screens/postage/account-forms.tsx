import { call } from '@cartwright/api/client'
import { postage } from '@cartwright/api/postage'
import { Checkbox, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { readMoney } from '../../parts/money.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Account } from './postage-queries.ts'
import { accountKindWords } from './postage-words.ts'

const needed = (what: string) => (value: string) => (value.trim() ? null : what)
const lowestFault = (value: string) =>
  value.trim() === '' || (readMoney(value) ?? -1) >= 0
    ? null
    : 'Write an amount such as 500.00, or leave it empty.'
const lowestOf = (value: string) => (value.trim() === '' ? null : (readMoney(value) ?? 0))
const checks = {
  name: needed('Write what the office calls it.'),
  number: needed('Write the number of the permit, the meter or the account.'),
  lowestCents: lowestFault,
}

const paysWords =
  'What runs need is held against this account before they are printed. Another account pays them no longer.'

type NewAccount = {
  kind: Account['kind']
  name: string
  number: string
  lowestCents: string
  paysRuns: boolean
  openedOn: string
}

/** Opens a postage account. */
export function OpenForm({ today, onClose }: { readonly today: string; readonly onClose: () => void }) {
  const navigate = useNavigate()
  const form = useForm<NewAccount>({
    initialValues: {
      kind: 'permit',
      name: '',
      number: '',
      lowestCents: '',
      paysRuns: true,
      openedOn: today,
    },
    validate: checks,
  })
  const command = useCommand(
    ({ lowestCents, ...rest }: typeof form.values) =>
      call(postage.open, { body: { ...rest, lowestCents: lowestOf(lowestCents) } }),
    ({ account }) =>
      navigate({ to: '/postage/$accountId', params: { accountId: String(account.accountId) } }),
  )
  return (
    <FormDialog
      title="Open a postage account"
      form={form}
      command={command}
      submit="Open it"
      onClose={onClose}
      will={<Text size="sm">It has nothing in it yet: book what it holds as its first deposit.</Text>}
    >
      <ChoiceField
        label="Kind"
        choices={Object.keys(accountKindWords)}
        wordsOf={(kind) => accountKindWords[kind as Account['kind']]}
        {...form.getInputProps('kind')}
      />
      <TextInput label="Name" maxLength={60} {...form.getInputProps('name')} />
      <TextInput
        label="Number"
        description="Of the permit, the meter, or the city at the mail house"
        maxLength={30}
        {...form.getInputProps('number')}
      />
      <MoneyField
        label="Lowest balance"
        description="Below it you are told; empty: below nothing"
        {...form.getInputProps('lowestCents')}
      />
      <DayField label="Opened on" required {...form.getInputProps('openedOn')} />
      <Checkbox
        label="Bill runs are paid from it"
        description={paysWords}
        {...form.getInputProps('paysRuns', { type: 'checkbox' })}
      />
    </FormDialog>
  )
}

type ChangeFormProps = { readonly account: Account; readonly onClose: () => void }

/** Changes an account, or closes it. */
export function ChangeForm({ account, onClose }: ChangeFormProps) {
  const { accountId, name, number, lowestCents, paysRuns, closedOn } = account
  const form = useForm({
    initialValues: {
      name,
      number,
      lowestCents: lowestCents === null ? '' : (lowestCents / 100).toFixed(2),
      paysRuns,
      closedOn: closedOn ?? '',
    },
    validate: checks,
  })
  const command = useCommand(
    (values: typeof form.values) =>
      call(postage.change, {
        params: { accountId },
        body: { ...values, lowestCents: lowestOf(values.lowestCents), closedOn: values.closedOn || null },
      }),
    onClose,
  )
  return (
    <FormDialog title={`Change ${name}`} form={form} command={command} submit="Save" onClose={onClose}>
      <TextInput label="Name" maxLength={60} {...form.getInputProps('name')} />
      <TextInput label="Number" maxLength={30} {...form.getInputProps('number')} />
      <MoneyField
        label="Lowest balance"
        description="Below it you are told; empty: below nothing"
        {...form.getInputProps('lowestCents')}
      />
      <Checkbox
        label="Bill runs are paid from it"
        description={paysWords}
        {...form.getInputProps('paysRuns', { type: 'checkbox' })}
      />
      <DayField
        label="Closed on"
        description="Only when nothing is left in it; empty: it is open"
        {...form.getInputProps('closedOn')}
      />
    </FormDialog>
  )
}
