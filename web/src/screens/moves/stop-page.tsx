import { call } from '@cartwright/api/client'
import { moves } from '@cartwright/api/moves'
import { Checkbox, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useParams } from '@tanstack/react-router'
import { DayField } from '../../parts/day-field.tsx'
import { dayFault } from '../../parts/form-faults.ts'
import { Guided } from './guided.tsx'
import type { Account } from '../accounts/account-queries.ts'
import type { AskedStop } from './move-queries.ts'
import { OfAccount } from './of-account.tsx'
import { noPlace, placeBody, placeFaults, PlaceFields, type PlaceValues } from './place-fields.tsx'
import { useRequestKey } from '../../parts/request-key.ts'

/** Stops an account: when, where the final bill goes, what the crew fetches, and the final bill itself before it is saved. */
export function StopPage() {
  const { accountNumber } = useParams({ from: '/office/accounts/$accountNumber/stop' })
  return (
    <OfAccount accountNumber={accountNumber}>
      {(account, { today, state }) => <Stop account={account} today={today} state={state} />}
    </OfAccount>
  )
}

type Values = { from: string; fetch: boolean; elsewhere: boolean; mail: PlaceValues; reason: string }
type Form = UseFormReturnType<Values>

function Stop({ account, today, state }: { account: Account; today: string; state: string }) {
  const { accountNumber } = account
  const params = { accountNumber }
  const requestId = useRequestKey()
  const form = useForm<Values>({
    initialValues: { from: today, fetch: true, elsewhere: false, mail: noPlace(state), reason: '' },
    validate: ({ from, elsewhere, mail }) => ({
      ...dayFault('from', from),
      ...(elsewhere && placeFaults(mail, 'mailTo', 'line1')),
    }),
  })
  return (
    <Guided
      title={`Stop ${accountNumber}`}
      state={`${account.payerName ?? 'Nobody'}, ${account.address}`}
      form={form}
      steps={[
        {
          title: 'When',
          fields: (
            <DayField
              label="First day without service"
              description="The day before is the last one billed"
              data-autofocus
              {...form.getInputProps('from')}
            />
          ),
        },
        { title: 'Where the final bill goes', fields: <FinalBillTo form={form} /> },
        { title: 'What the crew does', fields: <Crew form={form} /> },
      ]}
      askedOf={(values) => bodyOf(values, requestId)}
      look={(body) => call(moves.previewStop, { params, body })}
      run={(body) => call(moves.stop, { params, body })}
      needed="The final bill is shown here when the day and the address are written."
      submit="Stop service"
      danger
    />
  )
}

const FinalBillTo = ({ form }: { readonly form: Form }) => (
  <>
    <Checkbox label="To a new address" {...form.getInputProps('elsewhere', { type: 'checkbox' })} />
    {form.values.elsewhere && (
      <PlaceFields
        label="Mailing address"
        value={form.values.mail}
        onChange={(value) => form.setFieldValue('mail', value)}
        errorOf={(field) => form.errors[`mailTo.${field === 'line' ? 'line1' : field}`]}
      />
    )}
  </>
)

const Crew = ({ form }: { readonly form: Form }) => (
  <>
    <Checkbox label="Fetch the containers" {...form.getInputProps('fetch', { type: 'checkbox' })} />
    <TextInput
      label="Why"
      description="Kept in the record"
      maxLength={500}
      {...form.getInputProps('reason')}
    />
  </>
)

function bodyOf({ from, fetch, elsewhere, mail, reason }: Values, requestId: string): AskedStop | null {
  const place = elsewhere ? placeBody(mail) : null
  if (from === '' || (elsewhere && !place)) return null
  return {
    from,
    fetch,
    mailTo: place && { line1: place.line, place: place.place, state: place.state, zip: place.zip },
    reason: reason.trim() || null,
    requestId,
  }
}
