import { autopay } from '@cartwright/api/autopay'
import { call, Refused } from '@cartwright/api/client'
import type { InputOf } from '@cartwright/api/route'
import { Button, Group, Text, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { titleOf } from '../../parts/words.ts'
import type { Account } from '../accounts/account-queries.ts'
import { IdentityDialog } from '../desk/identity-dialog.tsx'
import type { Mandate, OfAccount } from './autopay-queries.ts'
import { wayWords } from './autopay-words.ts'

type Given = InputOf<typeof autopay.setUp>['body']
type Way = Given['givenBy']
type MandateFormProps = {
  readonly account: Account
  readonly rule: NonNullable<OfAccount['rule']>
  /** The one whose bank account changes; null: autopay is set up. */
  readonly replaces: Mandate | null
  readonly onClose: () => void
}

/** What a customer agreed to, and the bank account to draw from. Where the city guards bank accounts they are asked who they are first. */
export function MandateForm({ account, rule, replaces, onClose }: MandateFormProps) {
  const { accountNumber, payerName } = account
  const form = useForm<Given>({
    initialValues: {
      givenBy: (rule.ways[0] ?? 'paper') as Way,
      givenOn: useToday(),
      language: account.alerts.some(({ code }) => code === 'spanish') ? 'es' : 'en',
      evidence: '',
      holderName: (replaces?.holderName ?? payerName ?? '').slice(0, 22),
      routing: '',
      accountKind: replaces?.accountKind ?? 'checking',
      bankNumber: '',
    },
    validate: {
      evidence: (value) => (value.trim() ? null : 'Write where the paper or the recording is kept.'),
      holderName: (value) => (value.trim() ? null : 'Write whose bank account it is.'),
      routing: (value) =>
        /^\d{9}$/.test(value.trim()) ? null : 'Write the nine digits of the routing number.',
      bankNumber: (value) =>
        /^[A-Za-z0-9-]{3,17}$/.test(value.trim()) ? null : 'Write the number of the bank account.',
    },
  })
  const command = useCommand(
    (values: Given) =>
      replaces
        ? call(autopay.change, { params: { mandateId: replaces.mandateId }, body: trimmed(values) })
        : call(autopay.setUp, { params: { accountNumber }, body: trimmed(values) }),
    onClose,
  )
  const [asking, ask] = useState(false)
  const unproved = command.error instanceof Refused && command.error.problem.code === 'IDENTITY_CHECK_NEEDED'
  return (
    <>
      <FormDialog
        title={replaces ? `Another bank account than …${replaces.last4}` : 'Set up autopay'}
        form={form}
        command={command}
        submit={replaces ? 'Change the bank account' : 'Set up autopay'}
        wide
        onClose={onClose}
        will={
          unproved ? (
            <Button variant="default" onClick={() => ask(true)}>
              Ask who is calling …
            </Button>
          ) : (
            <Will rule={rule} given={form.values} accountNumber={accountNumber} replaces={replaces} />
          )
        }
      >
        <GivenFields form={form} ways={rule.ways} />
      </FormDialog>
      {asking && <IdentityDialog account={account} forWhat={['bank']} onClose={() => ask(false)} />}
    </>
  )
}

type FieldsProps = { readonly form: UseFormReturnType<Given>; readonly ways: readonly string[] }

const GivenFields = ({ form, ways }: FieldsProps) => (
  <>
    <Group align="flex-start" gap="md">
      <ChoiceField
        label="How they agreed"
        choices={ways}
        wordsOf={(way) => titleOf(wayWords[way as Way])}
        {...form.getInputProps('givenBy')}
      />
      <DayField label="On" {...form.getInputProps('givenOn')} />
      <ChoiceField
        label="In"
        choices={['en', 'es']}
        wordsOf={(language) => (language === 'es' ? 'Spanish' : 'English')}
        {...form.getInputProps('language')}
      />
    </Group>
    <TextInput
      label="Where the paper or the recording is kept"
      maxLength={200}
      {...form.getInputProps('evidence')}
    />
    <BankFields form={form} />
  </>
)

const BankFields = ({ form }: Pick<FieldsProps, 'form'>) => (
  <>
    <TextInput label="Holder of the bank account" maxLength={22} {...form.getInputProps('holderName')} />
    <Group align="flex-start" gap="md">
      <TextInput
        label="Routing number"
        description="Nine digits, at the lower left of a check"
        inputMode="numeric"
        maxLength={9}
        {...form.getInputProps('routing')}
      />
      <TextInput
        label="Account number at the bank"
        description="Kept encrypted; four digits are shown"
        autoComplete="off"
        maxLength={17}
        {...form.getInputProps('bankNumber')}
      />
      <ChoiceField label="Kind" choices={['checking', 'savings']} {...form.getInputProps('accountKind')} />
    </Group>
  </>
)

const trimmed = (values: Given): Given => ({
  ...values,
  routing: values.routing.trim(),
  bankNumber: values.bankNumber.trim(),
})

type WillProps = Pick<MandateFormProps, 'rule' | 'replaces'> & {
  readonly given: Given
  readonly accountNumber: string
}

function Will({ rule, given, accountNumber, replaces }: WillProps) {
  const words = rule.wording[given.language === 'es' ? 'es' : 'en']
    .replaceAll('{holder}', given.holderName || '…')
    .replaceAll('{account}', accountNumber)
    .replaceAll(
      '{bank}',
      given.routing || given.bankNumber ? `${given.routing} …${given.bankNumber.slice(-4)}` : '…',
    )
  return (
    <>
      <Text size="sm" mb="xs">
        {replaces && `Nothing more is drawn from …${replaces.last4} but what is released already. `}
        Its prenote goes with the next file of prenotes; until it is live, bills ask for payment. By{' '}
        {rule.citation}.
      </Text>
      <Text size="sm" fs="italic">
        They agree to: {words}
      </Text>
    </>
  )
}
