import { call } from '@cartwright/api/client'
import { moves } from '@cartwright/api/moves'
import { Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { rateChoices } from '../../city-queries.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { noService, serviceBody, type ServiceValues } from '../../parts/service-choices.ts'
import { ServiceFields } from '../../parts/service-fields.tsx'
import { serviceWords } from '../../parts/service-words.ts'
import type { Account, Service } from '../accounts/account-queries.ts'
import { dayFault, serviceFaults } from '../../parts/form-faults.ts'
import { Guided } from './guided.tsx'
import type { AskedChange } from './move-queries.ts'
import { OfAccount } from './of-account.tsx'

type Values = {
  what: AskedChange['what']
  serviceId: string
  service: ServiceValues
  from: string
  order: boolean
  reason: string
}

/** Changes the services of an account: another size or number, one more, one less; and the next bill with and without it. */
export function ChangePage() {
  const { accountNumber } = useParams({ from: '/office/accounts/$accountNumber/change' })
  return (
    <OfAccount accountNumber={accountNumber}>
      {(account, { today }) => <Change account={account} today={today} />}
    </OfAccount>
  )
}

const whats = [
  { value: 'alter', label: 'Another size or number' },
  { value: 'add', label: 'One more service' },
  { value: 'end', label: 'One service less' },
] as const satisfies readonly { readonly value: AskedChange['what']; readonly label: string }[]

function Change({ account, today }: { account: Account; today: string }) {
  const { accountNumber } = account
  const params = { accountNumber }
  const requestId = useRequestKey()
  const running = account.services.filter(({ until }) => until === null)
  const first = running[0]
  const form = useForm<Values>({
    initialValues: {
      what: first ? 'alter' : 'add',
      serviceId: first ? String(first.serviceId) : '',
      service: first ? valuesOf(first) : noService,
      from: today,
      order: true,
      reason: '',
    },
    validate: ({ what, serviceId, service, from }) => ({
      ...(what !== 'add' && serviceId === '' && { serviceId: 'Choose the service.' }),
      ...(what !== 'end' && serviceFaults(service, 'service.')),
      ...dayFault('from', from),
    }),
  })
  return (
    <Guided
      title={`Change services of ${accountNumber}`}
      state={`${account.payerName ?? 'Nobody'}, ${account.address}`}
      form={form}
      steps={[
        { title: 'What changes', fields: <WhatChanges form={form} account={account} running={running} /> },
        { title: 'When, and what the crew does', fields: <WhenAndCrew form={form} /> },
      ]}
      askedOf={(values) => (isSame(values, running) ? null : bodyOf(values, requestId))}
      look={(body) => call(moves.previewChange, { params, body })}
      run={(body) => call(moves.change, { params, body })}
      needed="The next bill with the change and without it is shown here when something is otherwise than now."
      submit="Save the change"
    />
  )
}

type Form = UseFormReturnType<Values>

type WhatProps = { readonly form: Form; readonly account: Account; readonly running: readonly Service[] }

function WhatChanges({ form, account, running }: WhatProps) {
  const { what } = form.values
  const first = running[0] ? valuesOf(running[0]) : noService
  return (
    <>
      <SegmentedControl
        aria-label="What changes"
        value={what}
        data={[...whats]}
        onChange={(next) => form.setValues({ what: next, service: next === 'add' ? noService : first })}
      />
      <Which form={form} running={running} />
      {what !== 'end' && <HowItIsToBe form={form} account={account} />}
    </>
  )
}

const WhenAndCrew = ({ form }: { readonly form: Form }) => (
  <>
    <DayField
      label={form.values.what === 'end' ? 'First day without it' : 'First day it is so'}
      {...form.getInputProps('from')}
    />
    <Checkbox
      label="The crew brings, swaps or fetches the containers"
      {...form.getInputProps('order', { type: 'checkbox' })}
    />
    <TextInput
      label="Why"
      description="Kept in the record"
      maxLength={500}
      {...form.getInputProps('reason')}
    />
  </>
)

function Which({ form, running }: { readonly form: Form; readonly running: readonly Service[] }) {
  if (form.values.what === 'add') return null
  return (
    <NativeSelect
      label="Which service"
      data={[
        { value: '', label: 'Choose …' },
        ...running.map((service) => ({ value: String(service.serviceId), label: serviceWords(service) })),
      ]}
      {...form.getInputProps('serviceId')}
      onChange={({ currentTarget: { value } }) => {
        const chosen = running.find(({ serviceId }) => String(serviceId) === value)
        form.setValues({ serviceId: value, ...(chosen && { service: valuesOf(chosen) }) })
      }}
    />
  )
}

function HowItIsToBe({ form, account }: { readonly form: Form; readonly account: Account }) {
  const choices = useQuery(rateChoices).data?.services ?? []
  return (
    <ServiceFields
      class={account.class}
      choices={choices}
      value={form.values.service}
      onChange={(service) => form.setFieldValue('service', service)}
      errorOf={(field) => form.errors[field] ?? form.errors[`service.${field}`]}
      streamFixed={form.values.what === 'alter'}
    />
  )
}

/** Whether a service would be as it is. */
const isSame = ({ what, serviceId, service }: Values, running: readonly Service[]): boolean => {
  const chosen = running.find((one) => String(one.serviceId) === serviceId)
  return (
    what === 'alter' &&
    chosen !== undefined &&
    JSON.stringify(sorted(valuesOf(chosen))) === JSON.stringify(sorted(service))
  )
}
const sorted = (values: ServiceValues) => Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))

const valuesOf = ({
  stream,
  container,
  size,
  quantity,
  pickupsPerWeek,
  location,
  units,
}: Service): ServiceValues => ({
  stream,
  container,
  size,
  location,
  quantity: String(quantity),
  pickupsPerWeek: String(pickupsPerWeek ?? ''),
  units: String(units),
})

function bodyOf(
  { what, serviceId, service, from, order, reason }: Values,
  requestId: string,
): AskedChange | null {
  if (!from || (what !== 'add' && serviceId === '')) return null
  if (what !== 'end' && Object.keys(serviceFaults(service, '')).length > 0) return null
  return {
    what,
    serviceId: what === 'add' ? null : Number(serviceId),
    service: what === 'end' ? null : serviceBody(service),
    from,
    order,
    reason: reason.trim() || null,
    requestId,
  }
}
