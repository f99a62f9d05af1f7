import { Group, TextInput } from '@mantine/core'
import type { Faults } from '../../parts/form-faults.ts'
import type { AskedMove } from './move-queries.ts'

/** An address as a form holds it: all of it text. */
export type PlaceValues = {
  readonly line: string
  readonly place: string
  readonly state: string
  readonly zip: string
}

export const noPlace = (state: string): PlaceValues => ({ line: '', place: '', state, zip: '' })

/** An address that is not whole. `lineName` is how the contract calls its first line. */
export function placeFaults(
  { line, place, state, zip }: PlaceValues,
  prefix: string,
  lineName = 'line',
): Faults {
  return {
    ...(!line.trim() && {
      [`${prefix}.${lineName}`]: 'Write the number, the street and the unit, such as 212 Oak St #B.',
    }),
    ...(!place.trim() && { [`${prefix}.place`]: 'Write the town.' }),
    ...(!/^[A-Za-z]{2}$/.test(state) && { [`${prefix}.state`]: 'Write two letters, such as CA.' }),
    ...(!/^\d{5}(-\d{4})?$/.test(zip.trim()) && { [`${prefix}.zip`]: 'Write five digits, such as 91764.' }),
  }
}

/** The address as the contract takes it; null while something is missing. */
export function placeBody({ line, place, state, zip }: PlaceValues): AskedMove['address'] | null {
  if (Object.keys(placeFaults({ line, place, state, zip }, '')).length > 0) return null
  return { line, place, state: state.toUpperCase(), zip: zip.trim() }
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
