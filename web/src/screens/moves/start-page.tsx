import { call } from '@cartwright/api/client'
import { moves } from '@cartwright/api/moves'
import { Checkbox, Group } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { cityShown, rateChoices } from '../../city-queries.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { ContactFields } from '../../parts/contact-fields.tsx'
import { contactBody, contactFaults, type ContactValues, noContact } from '../../parts/contact-values.ts'
import { DayField } from '../../parts/day-field.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { noService, type ServiceValues, settled } from '../../parts/service-choices.ts'
import { dayFault, serviceFaults } from '../../parts/form-faults.ts'
import { Guided } from './guided.tsx'
import type { AskedStart } from './move-queries.ts'
import { noPlace, placeBody, placeFaults, PlaceFields, type PlaceValues } from './place-fields.tsx'
import { servicesBody, ServicesToBegin } from './services-to-begin.tsx'

type Cycles = readonly { readonly code: string; readonly name: string }[]
type Values = {
  place: PlaceValues
  class: string
  cycle: string
  from: string
  payer: ContactValues
  owner: ContactValues
  ownerIsPayer: boolean
  services: ServiceValues[]
  deliver: boolean
}

/** Starts service at an address: where, who, what, when; and the first bill before it is saved. */
export function StartPage() {
  const city = useQuery(cityShown)
  return (
    <Loaded query={city} rows={10}>
      {({ today, cycles, identity }) => <Start today={today} cycles={cycles} state={identity?.state ?? ''} />}
    </Loaded>
  )
}

function Start({ today, cycles, state }: { today: string; cycles: Cycles; state: string }) {
  const requestId = useRequestKey()
  const form = useForm<Values>({
    initialValues: {
      place: noPlace(state),
      class: '',
      cycle: cycles.length === 1 ? cycles[0]!.code : '',
      from: today,
      payer: noContact,
      owner: noContact,
      ownerIsPayer: true,
      services: [noService],
      deliver: true,
    },
    validate: faultsOf,
  })
  return (
    <Guided
      title="Start service"
      state="A new account at an address, its containers, and its first bill."
      form={form}
      steps={[
        { title: 'Where and when', fields: <Where form={form} cycles={cycles} /> },
        { title: 'Who pays', fields: <Who form={form} /> },
        { title: 'What', fields: <What form={form} /> },
      ]}
      askedOf={(values) => bodyOf(values, requestId)}
      look={(body) => call(moves.previewStart, { body })}
      run={(body) => call(moves.start, { body })}
      needed="The first bill is shown here when the address, the class, the cycle, who pays, and a service are chosen."
      submit="Start service"
    />
  )
}

const faultsOf = (values: Values) => ({
  ...placeFaults(values.place, 'address'),
  ...(!values.class && { class: 'Choose a class.' }),
  ...(!values.cycle && { cycle: 'Choose a cycle.' }),
  ...dayFault('from', values.from),
  ...peopleFaults(values),
  ...Object.assign({}, ...values.services.map((service, at) => serviceFaults(service, `services.${at}.`))),
})

const peopleFaults = ({ payer, owner, ownerIsPayer }: Values): Record<string, string> => ({
  ...contactFaults(payer, 'payer'),
  ...(ownerIsPayer ? {} : contactFaults(owner, 'owner')),
})

function bodyOf(values: Values, requestId: string): AskedStart | null {
  const [address, services] = [placeBody(values.place), servicesBody(values.services)]
  if (!address || !services || !values.class || !values.cycle || !values.from) return null
  if (Object.keys(peopleFaults(values)).length > 0) return null
  return {
    address,
    services,
    class: values.class,
    cycle: values.cycle,
    from: values.from,
    payer: contactBody(values.payer),
    owner: values.ownerIsPayer ? null : contactBody(values.owner),
    deliver: values.deliver,
    requestId,
  }
}

type Form = UseFormReturnType<Values>

function Where({ form, cycles }: { readonly form: Form; readonly cycles: Cycles }) {
  const { classes = [], services: choices = [] } = useQuery(rateChoices).data ?? {}
  return (
    <>
      <PlaceFields
        value={form.values.place}
        onChange={(value) => form.setFieldValue('place', value)}
        errorOf={(field) => form.errors[`address.${field}`]}
      />
      <Group gap="sm" align="flex-start">
        <ChoiceField
          label="Class"
          none="Choose …"
          choices={classes}
          {...form.getInputProps('class')}
          onChange={({ currentTarget: { value } }) =>
            form.setValues({
              class: value,
              services: form.values.services.map((one) => settled(choices, value, one)),
            })
          }
        />
        <ChoiceField
          label="Cycle"
          none="Choose …"
          choices={cycles.map(({ code }) => code)}
          wordsOf={(code) => cycles.find((cycle) => cycle.code === code)?.name ?? code}
          {...form.getInputProps('cycle')}
        />
        <DayField label="First day of service" {...form.getInputProps('from')} />
      </Group>
    </>
  )
}

const Who = ({ form }: { readonly form: Form }) => (
  <>
    <ContactFields
      value={form.values.payer}
      onChange={(values) => form.setFieldValue('payer', values)}
      errorOf={(field) => form.errors[`payer.${field}`]}
    />
    <Checkbox
      label="The payer owns the premise"
      {...form.getInputProps('ownerIsPayer', { type: 'checkbox' })}
    />
    {!form.values.ownerIsPayer && (
      <ContactFields
        value={form.values.owner}
        onChange={(values) => form.setFieldValue('owner', values)}
        errorOf={(field) => form.errors[`owner.${field}`]}
      />
    )}
  </>
)

function What({ form }: { readonly form: Form }) {
  const choices = useQuery(rateChoices).data?.services ?? []
  return (
    <>
      <ServicesToBegin
        class={form.values.class}
        choices={choices}
        value={form.values.services}
        onChange={(services) => form.setFieldValue('services', services)}
        errorOf={(field) => form.errors[field]}
      />
      <Checkbox
        label="The crew brings the containers"
        {...form.getInputProps('deliver', { type: 'checkbox' })}
      />
    </>
  )
}
