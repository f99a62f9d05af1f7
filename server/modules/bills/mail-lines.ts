import type { CityIdentity } from '../city/city-settings.ts'

/** An address of the city as it is printed: name, street, place. */
export function mailLines({ name, line1, line2, place, state, zip }: CityIdentity['remittance']): string[] {
  return [name, line1, ...(line2 ? [line2] : []), `${place.toUpperCase()} ${state} ${zip}`]
}
