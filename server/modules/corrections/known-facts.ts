import type { PlainDate } from '#kernel/dates'

/** From `from` up to but not including `until`; null: it goes on. */
export type Dated = { readonly from: PlainDate; readonly until: PlainDate | null }

/** What a service is, whatever its days. */
export type ServiceFacts = {
  readonly stream: string
  readonly container: string
  readonly size: string
  readonly quantity: number
  readonly pickupsPerWeek: number | null
  readonly location: string
  readonly units: number
}

/** A service of the account as the books have it. */
export type KnownService = ServiceFacts &
  Dated & {
    /** Below zero: a correction adds it, and it is not in the books yet. */
    readonly serviceId: number
    /** The service as which these days were billed at first: itself, unless a correction put it in another's place. */
    readonly origin: number
  }
export type KnownDiscount = Dated & {
  readonly discountId: number
  readonly code: string
  readonly evidence: string | null
}
/** The class an account had on some days. */
export type KnownClass = Dated & { readonly class: string }

/** Something that happened for the account, as far as its charge depends on it. */
export type KnownEvent = {
  readonly eventId: number
  /** What it was and on which day (ISO): told, and never otherwise. */
  readonly code: string
  readonly happenedOn: string
  readonly quantity: number
  readonly tonsHundredths: number | null
  readonly containerDays: number | null
  /** It never was. */
  readonly absent: boolean
}

/** The dated facts by which an account is billed, and what happened for it. */
export type KnownFacts = {
  readonly services: readonly KnownService[]
  readonly discounts: readonly KnownDiscount[]
  readonly classes: readonly KnownClass[]
  readonly events: readonly KnownEvent[]
}

/** What the facts really were, from a day on and until another: each as a person states it. */
export type StatedFact =
  /** The service was there, but was otherwise: only what is named. */
  | { readonly kind: 'service-was'; readonly serviceId: number; readonly was: Partial<ServiceFacts> }
  /** The service was not there. */
  | { readonly kind: 'service-absent'; readonly serviceId: number }
  /** Something was collected that the books do not have. */
  | { readonly kind: 'service-there'; readonly service: ServiceFacts }
  /** Something was done, but more or less of it: only what is named. */
  | {
      readonly kind: 'event-was'
      readonly eventId: number
      readonly was: Partial<Pick<KnownEvent, 'quantity' | 'tonsHundredths' | 'containerDays'>>
    }
  /** It was charged, and never was. */
  | { readonly kind: 'event-absent'; readonly eventId: number }
  | { readonly kind: 'class'; readonly class: string }
  | { readonly kind: 'discount-held'; readonly code: string; readonly evidence: string | null }
  | { readonly kind: 'discount-not-held'; readonly code: string }

/** What was stated, and for which days. */
export type Statement = Dated & {
  readonly facts: readonly StatedFact[]
  /** The bills that are cancelled and billed anew: these, or `all` with a day of it. Left out: bills stay, and differences are posted on them. */
  readonly anew?: ReadonlySet<number> | 'all'
  /** Bills of other days whose charges follow what is stated: what is free of a year. */
  readonly also?: ReadonlySet<number>
}
