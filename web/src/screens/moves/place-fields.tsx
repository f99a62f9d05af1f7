import { Group, TextInput } from '@mantine/core'
import type { AskedMove } from './move-queries.ts'

/** An address as a form holds it: all of it text. */
export type PlaceValues = {
  readonly line: string
  readonly place: string
  readonly state: string
  readonly zip: string
}

export const noPlace = (state: string): PlaceValues => ({ line: '', place: '', state, zip: '' })

/** The address as the contract takes it; null while something is missing. */
export function placeBody({ line, place, state, zip }: PlaceValues): AskedMove['address'] | null {
  if (!line.trim() || !place.trim() || !/^[A-Za-z]{2}$/.test(state) || !/^\d{5}(-\d{4})?$/.test(zip))
    return null
  return { line, place, state: state.toUpperCase(), zip }
}

type PlaceFieldsProps = {
  readonly value: PlaceValues
  readonly onChange: (value: PlaceValues) => void
  readonly errorOf: (field: keyof PlaceValues) => React.ReactNode
  readonly label?: string
}

/** Where something begins, or where mail goes. A known address is found again; a new one is added. */
export function PlaceFields({ value, onChange, errorOf, label = 'Address' }: PlaceFieldsProps) {
  const text = (field: keyof PlaceValues) => ({
    value: value[field],
    error: errorOf(field),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...value, [field]: event.currentTarget.value }),
  })
  return (
    <Group gap="sm" align="flex-start">
      <TextInput label={label} description="Number, street and unit" w="18rem" {...text('line')} />
      <TextInput label="Place" description="Town" {...text('place')} />
      <TextInput label="State" description="Two letters" w="6rem" maxLength={2} {...text('state')} />
      <TextInput label="ZIP code" description="Five digits" w="8rem" {...text('zip')} />
    </Group>
  )
}
