import { noService, serviceBody, type ServiceValues } from '../../parts/service-choices.ts'
import type { StatedFact } from './correction-queries.ts'

/** What can have been otherwise, in the words of the form. */
export const factKinds = [
  { kind: 'service-was', title: 'A container or service was another' },
  {
    kind: 'service-absent',
    title: 'A service was not there, came later, went earlier, or was not collected',
  },
  { kind: 'service-there', title: 'A service was there that the books do not have' },
  { kind: 'event-was', title: 'More or less was done than was charged' },
  { kind: 'event-absent', title: 'Something was charged that never was' },
  { kind: 'class', title: 'The account was of another class' },
  { kind: 'discount-held', title: 'The account had a discount' },
  { kind: 'discount-not-held', title: 'The account did not have a discount' },
] as const
export type FactKind = (typeof factKinds)[number]['kind']

/** A fact as a form holds it: all of it text. */
export type FactValues = {
  readonly kind: FactKind
  readonly serviceId: string
  readonly service: ServiceValues
  readonly class: string
  readonly code: string
  readonly evidence: string
  readonly eventId: string
  readonly quantity: string
  readonly tons: string
  readonly days: string
}

export const noFact: FactValues = {
  kind: 'service-was',
  serviceId: '',
  service: noService,
  class: '',
  code: '',
  evidence: '',
  eventId: '',
  quantity: '',
  tons: '',
  days: '',
}

/** A service of the account, as far as a fact is stated of it. */
type Known = {
  readonly serviceId: number
  readonly stream: string
  readonly container: string
  readonly size: string
  readonly quantity: number
  readonly pickupsPerWeek: number | null
  readonly location: string
  readonly units: number
}

/** A service as the fields of a form show it. */
export const serviceValues = (service: Known): ServiceValues => ({
  stream: service.stream,
  container: service.container,
  size: service.size,
  location: service.location,
  quantity: String(service.quantity),
  pickupsPerWeek: String(service.pickupsPerWeek ?? ''),
  units: String(service.units),
})

/** The fact as the contract takes it: of a service that was another, only what was otherwise. */
export function factBody(values: FactValues, services: readonly Known[]): StatedFact {
  const { kind, code, evidence } = values
  const serviceId = Number(values.serviceId || Number.NaN)
  switch (kind) {
    case 'service-was':
      return {
        kind,
        serviceId,
        was: changed(
          values.service,
          services.find((one) => one.serviceId === serviceId),
        ),
      }
    case 'service-absent':
      return { kind, serviceId }
    case 'service-there':
      return { kind, service: serviceBody(values.service) }
    case 'event-was':
      return { kind, eventId: Number(values.eventId || Number.NaN), was: amounts(values) }
    case 'event-absent':
      return { kind, eventId: Number(values.eventId || Number.NaN) }
    case 'class':
      return { kind, class: values.class }
    case 'discount-held':
      return { kind, code, evidence: evidence.trim() || null }
    case 'discount-not-held':
      break
  }
  return { kind, code }
}

/** Only what is written: what is left empty was as the books have it. */
const amounts = ({ quantity, tons, days }: FactValues) => ({
  ...(quantity.trim() && { quantity: Number(quantity) }),
  ...(tons.trim() && { tonsHundredths: Math.round(Number(tons) * 100) }),
  ...(days.trim() && { containerDays: Number(days) }),
})

type Was = Extract<StatedFact, { kind: 'service-was' }>['was']

function changed(values: ServiceValues, known: Known | undefined): Was {
  const { stream: _, ...body } = serviceBody(values)
  if (!known) return body
  return Object.fromEntries(
    Object.entries(body).filter(([field, value]) => known[field as keyof Known] !== value),
  )
}
