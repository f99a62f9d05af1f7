import type { Period, PlainDate } from '#kernel/dates'

/** One container service, as the rate tables ask about it. */
export type ServiceToRate = {
  readonly serviceId: number
  /** `refuse`, `recycling`, `organics`, `green-waste`, or `all` for a set of carts. */
  readonly stream: string
  /** `cart`, `cart-set`, `extra-cart`, `bin`, `compactor`, `roll-off`. */
  readonly container: string
  /** `96 gal`, `4 yd`. */
  readonly size: string
  readonly quantity: number
  /** Null for service on call. */
  readonly pickupsPerWeek: number | null
  readonly location: string
  /** Dwelling units, for tables that charge by unit. */
  readonly units: number
  readonly served: Period
  /** Days of the week it is collected, Monday 1 to Sunday 7, for cities that prorate by pickups. */
  readonly collectionDays?: readonly number[]
}

/** One thing that happened. Where it belongs to a service, that service's container and size choose the row. */
export type EventToRate = {
  readonly eventId: number
  readonly serviceId: number | null
  /** `bulky`, `extra-pickup`, `load`, `dry-run`, and whatever else the city's table has a row for. */
  readonly code: string
  readonly happenedOn: PlainDate
  readonly quantity: number
  readonly tonsHundredths: number | null
  /** How many days the container stood, for tables that charge rental after free days. */
  readonly containerDays: number | null
  readonly stream?: string
  readonly container?: string
  readonly size?: string
  readonly reference?: string
}

export type DiscountToRate = { readonly code: string; readonly period: Period }

/** How many free events of a code were used in a calendar year before the events given here. */
export type FreeUsed = { readonly code: string; readonly year: number; readonly used: number }

/** All that rating one account needs to know: values, no records. */
export type AccountToRate = {
  readonly class: string
  readonly zone: string | null
  readonly services: readonly ServiceToRate[]
  readonly events: readonly EventToRate[]
  readonly discounts: readonly DiscountToRate[]
  readonly freeUsed: readonly FreeUsed[]
}
