import { unitKindOf } from './publication-28.ts'

/** The street line of an address as it is written on mail: `212 OAK ST APT B`. A unit of unknown kind follows `#`. */
export function addressText(premise: {
  readonly street_number: string
  readonly street: string
  readonly unit: string | null
}): string {
  const line = `${premise.street_number} ${premise.street}`
  if (!premise.unit) return line
  const first = premise.unit.split(' ')[0]!.toUpperCase().replace('.', '')
  const named = premise.unit.startsWith('#') || unitKindOf(first) !== null
  // Publication 28, 213.2: the pound sign stands only where the kind of unit is not known, with a space behind it.
  return `${line} ${named ? premise.unit : `# ${premise.unit}`}`
}
