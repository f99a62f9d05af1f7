import { Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { rateChoices } from '../../city-queries.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { period } from '../../parts/day.tsx'
import { ServiceFields } from '../../parts/service-fields.tsx'
import { serviceWords } from '../../parts/service-words.ts'
import type { Account } from '../accounts/account-queries.ts'
import { EventFields } from './event-fields.tsx'
import { type FactKind, factKinds, type FactValues, serviceValues } from './fact-values.ts'

export type FactFieldsProps = {
  readonly account: Account
  readonly value: FactValues
  readonly onChange: (value: FactValues) => void
  readonly errorOf: (field: string) => ReactNode
}

/** One thing that was otherwise: what kind of thing, and how it really was. */
export function FactFields(props: FactFieldsProps) {
  const { value, onChange } = props
  return (
    <Stack gap="sm">
      <NativeSelect
        label="What was otherwise"
        value={value.kind}
        maw="28rem"
        data={factKinds.map(({ kind, title }) => ({ value: kind, label: title }))}
        onChange={({ currentTarget }) => onChange({ ...value, kind: currentTarget.value as FactKind })}
      />
      <Fields {...props} />
    </Stack>
  )
}

function Fields(props: FactFieldsProps) {
  const { value, onChange, errorOf, account } = props
  const choices = useQuery(rateChoices).data
  switch (value.kind) {
    case 'service-absent':
      return <ServiceChoice {...props} />
    case 'service-was':
      return (
        <>
          <ServiceChoice {...props} />
          {value.serviceId !== '' && <HowItWas {...props} streamFixed />}
        </>
      )
    case 'service-there':
      return <HowItWas {...props} />
    case 'event-was':
    case 'event-absent':
      return <EventFields {...props} />
    case 'class':
      return (
        <ChoiceField
          label="Class it was of"
          none="Choose …"
          maw="20rem"
          choices={(choices?.classes ?? []).filter((one) => one !== account.class)}
          value={value.class}
          error={errorOf('class')}
          onChange={({ currentTarget }) => onChange({ ...value, class: currentTarget.value })}
        />
      )
    case 'discount-held':
    case 'discount-not-held':
      break
  }
  return <Discount {...props} codes={(choices?.discounts ?? []).map(({ code }) => code)} />
}

function ServiceChoice({ account, value, onChange, errorOf }: FactFieldsProps) {
  const choose = (serviceId: string) => {
    const service = account.services.find((one) => String(one.serviceId) === serviceId)
    onChange({ ...value, serviceId, ...(service && { service: serviceValues(service) }) })
  }
  return (
    <NativeSelect
      label="Service as the books have it"
      maw="40rem"
      value={value.serviceId}
      error={errorOf('serviceId')}
      data={[
        { value: '', label: 'Choose …' },
        ...account.services.map((service) => ({
          value: String(service.serviceId),
          label: `${serviceWords(service)} (${period(service.from, service.until)})`,
        })),
      ]}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  )
}

function HowItWas(props: FactFieldsProps & { readonly streamFixed?: boolean }) {
  const { account, value, onChange, errorOf, streamFixed = false } = props
  const choices = useQuery(rateChoices).data?.services ?? []
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend>How it really was</legend>
      <ServiceFields
        class={account.class}
        choices={choices}
        value={value.service}
        onChange={(service) => onChange({ ...value, service })}
        errorOf={(field) => errorOf(field) ?? errorOf(`was.${field}`) ?? errorOf(`service.${field}`)}
        streamFixed={streamFixed}
      />
    </fieldset>
  )
}

function Discount({
  value,
  onChange,
  errorOf,
  codes,
}: FactFieldsProps & { readonly codes: readonly string[] }) {
  return (
    <Group gap="sm" align="flex-start">
      <ChoiceField
        label="Discount"
        none="Choose …"
        choices={codes}
        value={value.code}
        error={errorOf('code')}
        onChange={({ currentTarget }) => onChange({ ...value, code: currentTarget.value })}
      />
      {value.kind === 'discount-held' && (
        <TextInput
          label="Paper that proves it"
          maxLength={200}
          value={value.evidence}
          error={errorOf('evidence')}
          onChange={({ currentTarget }) => onChange({ ...value, evidence: currentTarget.value })}
        />
      )}
    </Group>
  )
}
