import { call } from '@cartwright/api/client'
import { escrow } from '@cartwright/api/escrow'
import { Alert, Fieldset, Stack, Text, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { CommandForm } from '../../parts/command-form.tsx'
import { ContactFields } from '../../parts/contact-fields.tsx'
import { contactBody, contactFaults, type ContactValues, noContact } from '../../parts/contact-values.ts'
import { DayField } from '../../parts/day-field.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Account } from '../accounts/account-queries.ts'
import { EscrowFigures } from './escrow-figures.tsx'
import { EscrowLetters } from './escrow-letters.tsx'
import { type EscrowRule, escrowRule } from './escrow-queries.ts'
import { dayFault } from '../../parts/form-faults.ts'
import { OfAccount } from './of-account.tsx'

type Values = {
  goodThrough: string
  escrowNumber: string
  company: ContactValues
  sendBy: string
  dueOn: string
}

/** The closing letter to an escrow company: what is owed until a day, and what each day after adds. */
export function EscrowPage() {
  const { accountNumber } = useParams({ from: '/office/accounts/$accountNumber/escrow' })
  return (
    <OfAccount accountNumber={accountNumber}>
      {(account, { today }) => <Escrow account={account} today={today} />}
    </OfAccount>
  )
}

function Escrow({ account, today }: { account: Account; today: string }) {
  const { accountNumber } = account
  const rule = useQuery(escrowRule)
  const [letterId, written] = useState<number | null>(null)
  return (
    <Stack maw={900}>
      <PageHead
        title={`Closing letter for ${accountNumber}`}
        state={`${account.payerName ?? 'Nobody'}, ${account.address}`}
      />
      {letterId === null ? (
        <Loaded query={rule} rows={6}>
          {(byRule) => (
            <LetterForm accountNumber={accountNumber} today={today} rule={byRule} onWritten={written} />
          )}
        </Loaded>
      ) : (
        <Alert color="green" title="✓ The letter is written" aria-live="polite">
          <TextLink to="/letters/$letterId" params={{ letterId: String(letterId) }} fz="inherit">
            Open letter {letterId}
          </TextLink>{' '}
          to look at it, and to print or e-mail it. Until it is sent it stands among the{' '}
          <TextLink to="/escrow" fz="inherit">
            closing letters to send
          </TextLink>
          .
        </Alert>
      )}
      <EscrowLetters accountNumber={accountNumber} />
    </Stack>
  )
}

type FormProps = {
  readonly accountNumber: string
  readonly today: string
  readonly rule: EscrowRule
  readonly onWritten: (letterId: number | null) => void
}

function LetterForm({ accountNumber, today, rule, onWritten }: FormProps) {
  const requestId = useRequestKey()
  const form = useForm<Values>({
    initialValues: {
      goodThrough: rule.dueOn && rule.dueOn > today ? rule.dueOn : today,
      escrowNumber: '',
      company: { ...noContact, kind: 'organization', elsewhere: true },
      sendBy: 'post',
      dueOn: rule.dueOn ?? '',
    },
    validate: faultsOf,
  })
  const command = useCommand(
    (values: Values) => call(escrow.write, { params: { accountNumber }, body: bodyOf(values, requestId) }),
    (letter) => onWritten(letter.letterId),
  )
  return (
    <CommandForm form={form} command={command} submit="Write the letter">
      <Fieldset legend="1. Until when">
        <DayField
          label="Good through"
          description="Service until and with this day is in the amount"
          data-autofocus
          {...form.getInputProps('goodThrough')}
        />
      </Fieldset>
      <Fieldset legend="2. To whom">
        <To form={form} rule={rule} />
      </Fieldset>
      <Fieldset legend="3. Look at what it says">
        <Look accountNumber={accountNumber} goodThrough={form.values.goodThrough} />
      </Fieldset>
    </CommandForm>
  )
}

const faultsOf = ({ goodThrough, escrowNumber, company, sendBy, dueOn }: Values) => ({
  ...dayFault('goodThrough', goodThrough),
  ...(!escrowNumber.trim() && { escrowNumber: 'Write the escrow number.' }),
  ...contactFaults(company, 'company'),
  ...(sendBy === 'email' &&
    !company.email.trim() && { 'company.email': 'Write the e-mail address the letter goes to.' }),
  ...(goodThrough !== '' &&
    dueOn > goodThrough && {
      dueOn: `Write ${day(goodThrough)} or an earlier day: later the amount is not good.`,
    }),
})

const bodyOf = ({ company, sendBy, dueOn, ...values }: Values, requestId: string) => ({
  ...values,
  dueOn: dueOn || null,
  company: contactBody(company),
  sendBy: sendBy === 'email' ? ('email' as const) : ('post' as const),
  requestId,
})

type ToProps = { readonly form: UseFormReturnType<Values>; readonly rule: EscrowRule }

const To = ({ form, rule }: ToProps) => (
  <Stack gap="sm">
    <TextInput label="Escrow number" maxLength={40} {...form.getInputProps('escrowNumber')} />
    <ContactFields
      value={form.values.company}
      onChange={(values) => form.setFieldValue('company', values)}
      errorOf={(field) => form.errors[`company.${field}`]}
    />
    <ChoiceField
      label="Sent by"
      choices={['post', 'email']}
      wordsOf={(by) => (by === 'email' ? 'E-mail' : 'Post')}
      {...form.getInputProps('sendBy')}
    />
    <DayField
      label="To be sent by"
      description={rule.citation ? `As ${rule.citation} says, or as they ask` : 'As they ask; may stay empty'}
      {...form.getInputProps('dueOn')}
    />
  </Stack>
)

const figuresOf = (accountNumber: string, goodThrough: string) =>
  queryOptions({
    queryKey: ['escrow', accountNumber, 'figures', goodThrough],
    queryFn: () => call(escrow.figures, { params: { accountNumber }, body: { goodThrough } }),
    enabled: goodThrough !== '',
    retry: false,
  })

function Look({ accountNumber, goodThrough }: { accountNumber: string; goodThrough: string }) {
  const [until] = useDebouncedValue(goodThrough, 400)
  const { data, error } = useQuery(figuresOf(accountNumber, until))
  if (until === '') return <Text size="sm">The amount is shown here when the day is written.</Text>
  if (error) return <Refusal error={error} />
  return data ? <EscrowFigures figures={data} /> : <Text size="sm">Asking what is owed …</Text>
}
