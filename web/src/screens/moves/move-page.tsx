import { call } from '@cartwright/api/client'
import { moves } from '@cartwright/api/moves'
import { Checkbox, Group, Text, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useParams } from '@tanstack/react-router'
import { DayField } from '../../parts/day-field.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { serviceWords } from '../../parts/service-words.ts'
import type { Account, Service } from '../accounts/account-queries.ts'
import { dayFault } from '../../parts/form-faults.ts'
import { Guided } from './guided.tsx'
import type { AskedMove } from './move-queries.ts'
import { OfAccount } from './of-account.tsx'
import { noPlace, placeBody, placeFaults, PlaceFields, type PlaceValues } from './place-fields.tsx'

/** Moves a customer: stop here, start there, for the same party. */
export function MovePage() {
  const { accountNumber } = useParams({ from: '/office/accounts/$accountNumber/move' })
  return (
    <OfAccount accountNumber={accountNumber}>
      {(account, { today, state }) => <Move account={account} today={today} state={state} />}
    </OfAccount>
  )
}

type Values = {
  from: string
  startOn: string
  there: PlaceValues
  fetch: boolean
  deliver: boolean
  reason: string
}
type Form = UseFormReturnType<Values>

function Move({ account, today, state }: { account: Account; today: string; state: string }) {
  const { accountNumber } = account
  const params = { accountNumber }
  const requestId = useRequestKey()
  const form = useForm<Values>({
    initialValues: {
      from: today,
      startOn: today,
      there: noPlace(state),
      fetch: true,
      deliver: true,
      reason: '',
    },
    validate: ({ from, startOn, there }) => ({
      ...placeFaults(there, 'address'),
      ...dayFault('from', from),
      ...dayFault('startOn', startOn),
    }),
  })
  const services = account.services.filter(({ until }) => until === null)
  return (
    <Guided
      title={`Move ${account.payerName ?? accountNumber}`}
      state={`From ${account.address}, account ${accountNumber}`}
      form={form}
      steps={[
        { title: 'Where to', fields: <WhereTo form={form} /> },
        { title: 'When', fields: <When form={form} /> },
        { title: 'What', fields: <What form={form} services={services} /> },
      ]}
      askedOf={(values) => bodyOf(values, requestId)}
      look={(body) => call(moves.previewMove, { params, body })}
      run={(body) => call(moves.move, { params, body })}
      needed="The final bill here and the first one there are shown here when the new address and the days are written."
      submit="Move"
    />
  )
}

const WhereTo = ({ form }: { readonly form: Form }) => (
  <PlaceFields
    label="New address"
    value={form.values.there}
    onChange={(value) => form.setFieldValue('there', value)}
    errorOf={(field) => form.errors[`address.${field}`]}
  />
)

const When = ({ form }: { readonly form: Form }) => (
  <Group gap="sm" align="flex-start">
    <DayField label="First day without service here" maw="16rem" {...form.getInputProps('from')} />
    <DayField label="First day of service there" maw="16rem" {...form.getInputProps('startOn')} />
  </Group>
)

const What = ({ form, services }: { readonly form: Form; readonly services: readonly Service[] }) => (
  <>
    <Text size="sm">
      The same as here: {services.map(serviceWords).join('; ') || 'no service runs here'}. Another size is
      chosen afterwards, on the new account, under Change services.
    </Text>
    <Checkbox label="Fetch the containers here" {...form.getInputProps('fetch', { type: 'checkbox' })} />
    <Checkbox label="Bring containers there" {...form.getInputProps('deliver', { type: 'checkbox' })} />
    <TextInput
      label="Why"
      description="Kept in the record"
      maxLength={500}
      {...form.getInputProps('reason')}
    />
  </>
)

function bodyOf({ there, reason, ...values }: Values, requestId: string): AskedMove | null {
  const address = placeBody(there)
  if (!address || !values.from || !values.startOn) return null
  return { ...values, address, reason: reason.trim() || null, requestId }
}
