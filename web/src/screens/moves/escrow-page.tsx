import { call, urlOf } from '@cartwright/api/client'
import { escrow } from '@cartwright/api/escrow'
import { letters } from '@cartwright/api/letters'
import { Alert, Anchor, Fieldset, Stack, Text, TextInput } from '@mantine/core'
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
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Account } from '../accounts/account-queries.ts'
import { EscrowFigures } from './escrow-figures.tsx'
import { EscrowLetters } from './escrow-letters.tsx'
import { OfAccount } from './of-account.tsx'

type Values = {
  goodThrough: string
  escrowNumber: string
  company: ContactValues
  sendBy: string
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
  const [letterId, written] = useState<number | null>(null)
  return (
    <Stack maw={900}>
      <PageHead
        title={`Closing letter for ${accountNumber}`}
        state={`${account.payerName ?? 'Nobody'}, ${account.address}`}
      />
      {letterId === null ? (
        <LetterForm accountNumber={accountNumber} today={today} onWritten={written} />
      ) : (
        <Alert color="green" title="✓ The letter is written">
          <Anchor
            href={urlOf(letters.pdf, { params: { id: letterId }, query: {} })}
            target="_blank"
            fz="inherit"
          >
            Look at letter {letterId}
          </Anchor>
          . It waits among the letters to be sent.
        </Alert>
      )}
      <EscrowLetters accountNumber={accountNumber} />
    </Stack>
  )
}

type FormProps = {
  readonly accountNumber: string
  readonly today: string
  readonly onWritten: (letterId: number | null) => void
}

function LetterForm({ accountNumber, today, onWritten }: FormProps) {
  const [requestId] = useState(() => crypto.randomUUID())
  const form = useForm<Values>({
    initialValues: {
      goodThrough: today,
      escrowNumber: '',
      company: { ...noContact, kind: 'organization', elsewhere: true },
      sendBy: 'post',
    },
    validate: ({ company }) => contactFaults(company, 'company'),
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
        <To form={form} />
      </Fieldset>
      <Fieldset legend="3. Look at what it says">
        <Look accountNumber={accountNumber} goodThrough={form.values.goodThrough} />
      </Fieldset>
    </CommandForm>
  )
}

const bodyOf = ({ company, sendBy, ...values }: Values, requestId: string) => ({
  ...values,
  company: contactBody(company),
  sendBy: sendBy === 'email' ? ('email' as const) : ('post' as const),
  requestId,
})

const To = ({ form }: { readonly form: UseFormReturnType<Values> }) => (
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
  const [day] = useDebouncedValue(goodThrough, 400)
  const { data, error } = useQuery(figuresOf(accountNumber, day))
  if (day === '') return <Text size="sm">The amount is shown here when the day is written.</Text>
  if (error) return <Refusal error={error} />
  return data ? <EscrowFigures figures={data} /> : <Text size="sm">Asking what is owed …</Text>
}
