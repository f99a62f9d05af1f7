import { Group, TextInput } from '@mantine/core'
import { ChoiceField } from './choice-field.tsx'
import { type Choice, serviceChoices, type ServiceValues, settled } from './service-choices.ts'

type ServiceFieldsProps = {
  readonly class: string
  readonly choices: readonly Choice[]
  readonly value: ServiceValues
  readonly onChange: (value: ServiceValues) => void
  readonly errorOf: (field: keyof ServiceValues) => React.ReactNode
  /** A service keeps its stream when it is changed. */
  readonly streamFixed?: boolean
}

/** What is served, where each field offers only what the rate tables have a rate for. */
export function ServiceFields({
  class: of,
  choices,
  value,
  onChange,
  errorOf,
  streamFixed,
}: ServiceFieldsProps) {
  const offered = serviceChoices(choices, { ...value, class: of })
  const set = (field: keyof ServiceValues, text: string) =>
    onChange(settled(choices, of, { ...value, [field]: text }))
  const common = (field: keyof ServiceValues) => ({
    value: value[field],
    error: errorOf(field),
    onChange: (event: { currentTarget: { value: string } }) => set(field, event.currentTarget.value),
  })
  return (
    <Group gap="sm" align="flex-start">
      <ChoiceField
        label="Stream"
        none="Choose …"
        choices={offered.streams}
        disabled={streamFixed ?? false}
        {...common('stream')}
      />
      <ChoiceField label="Container" none="Choose …" choices={offered.containers} {...common('container')} />
      <ChoiceField label="Size" none="Choose …" choices={offered.sizes} {...common('size')} />
      <TextInput label="How many" inputMode="numeric" w="6rem" {...common('quantity')} />
      <ChoiceField
        label="Pickups a week"
        none="On call"
        choices={offered.pickups.length > 0 ? offered.pickups : ['1']}
        {...common('pickupsPerWeek')}
      />
      <ChoiceField label="Location" choices={offered.locations} {...common('location')} />
      <TextInput
        label="Dwelling units"
        description="For rates by unit"
        inputMode="numeric"
        w="8rem"
        {...common('units')}
      />
    </Group>
  )
}
