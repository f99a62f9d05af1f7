/** One row of what the rate tables have rates for. `*`: any. */
export type Choice = {
  readonly class: string
  readonly stream: string
  readonly container: string
  readonly size: string
  readonly pickups: string
  readonly location: string
}

/** What was chosen so far, from the left: what comes after depends on it. */
export type Chosen = {
  readonly class: string
  readonly stream: string
  readonly container: string
  readonly size: string
}

const fits = (cell: string, wanted: string): boolean => cell === '*' || cell === wanted

/** What can be chosen for each field of a service, given the fields before it: only what the tables have a rate for. */
export function serviceChoices(choices: readonly Choice[], chosen: Chosen) {
  const ofClass = choices.filter((one) => fits(one.class, chosen.class))
  const ofStream = ofClass.filter((one) => fits(one.stream, chosen.stream))
  const ofContainer = ofStream.filter((one) => fits(one.container, chosen.container))
  const ofSize = ofContainer.filter((one) => fits(one.size, chosen.size))
  return {
    streams: named(ofClass.map(({ stream }) => stream)),
    containers: named(ofStream.map(({ container }) => container)),
    sizes: named(ofContainer.map(({ size }) => size)),
    pickups: pickupsOf(ofSize),
    locations: ['curb', ...named(ofSize.map(({ location }) => location)).filter((one) => one !== 'curb')],
  }
}

const named = (cells: readonly string[]): string[] =>
  [...new Set(cells)]
    .filter((cell) => cell !== '*')
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))

/** How often a week; where the table charges each pickup above the first, or any number, up to seven. */
function pickupsOf(choices: readonly Choice[]): string[] {
  const cells = new Set(choices.map(({ pickups }) => pickups))
  const open = cells.has('*') || [...cells].some((cell) => cell.startsWith('+'))
  const numbers = [...cells].filter((cell) => /^\d+$/.test(cell))
  const all = open ? [...new Set([...numbers, '1', '2', '3', '4', '5', '6', '7'])] : numbers
  return all.toSorted((a, b) => Number(a) - Number(b))
}

/** A service as a form holds it: all of it text. */
export type ServiceValues = {
  readonly stream: string
  readonly container: string
  readonly size: string
  readonly quantity: string
  /** Empty: on call. */
  readonly pickupsPerWeek: string
  readonly location: string
  readonly units: string
}

export const noService: ServiceValues = {
  stream: '',
  container: '',
  size: '',
  quantity: '1',
  pickupsPerWeek: '1',
  location: 'curb',
  units: '1',
}

/** Takes back what no longer fits what stands before it, and chooses where there is only one choice. */
export function settled(choices: readonly Choice[], of: string, values: ServiceValues): ServiceValues {
  const stream = only(serviceChoices(choices, { ...values, class: of }).streams, values.stream)
  const container = only(
    serviceChoices(choices, { ...values, class: of, stream }).containers,
    values.container,
  )
  const narrowed = { class: of, stream, container }
  const size = only(serviceChoices(choices, { ...narrowed, size: '' }).sizes, values.size)
  const { locations } = serviceChoices(choices, { ...narrowed, size })
  const location = locations.includes(values.location) ? values.location : 'curb'
  return { ...values, stream, container, size, location }
}

const only = (offered: readonly string[], chosen: string): string =>
  offered.includes(chosen) ? chosen : offered.length === 1 ? offered[0]! : ''

/** A service as the contract takes it. What is no number is left for the office to refuse by name. */
export const serviceBody = (values: ServiceValues) => ({
  stream: values.stream,
  container: values.container,
  location: values.location,
  size: values.size || '*',
  quantity: Number(values.quantity || Number.NaN),
  pickupsPerWeek: values.pickupsPerWeek === '' ? null : Number(values.pickupsPerWeek),
  units: Number(values.units || Number.NaN),
})
