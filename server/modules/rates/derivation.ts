import type { ClosedPeriod } from '#kernel/dates'
import type { Cents, Rounding } from '#kernel/money'
import type { ProrationBasis, ProrationSituation } from '../policies/policy.ts'

/** Which adopted table a rate comes from. Days are ISO. */
export type Authority = {
  readonly schedule: string
  readonly version: string
  readonly resolution: string
  readonly status: string
  readonly adoptedOn: string | null
  readonly effectiveFrom: string
  readonly effectiveUntil: string | null
}

/** One row of the table, taken a number of times: "5 additional pickups at $133.08". */
export type Part = {
  readonly what:
    | 'first'
    | 'first-pickup'
    | 'additional'
    | 'additional-pickup'
    | 'each'
    | 'each-pickup'
    | 'unit'
    | 'unit-pickup'
    | 'account'
    | 'overlay'
    | 'overlay-pickup'
  readonly row: string
  readonly times: number
  readonly rateCents: number
  /** Set when the rate is itself a share of the difference between two rows. */
  readonly difference?: { readonly of: string; readonly less: string; readonly percentThousandths: number }
}

/** Which part of a rate period is charged. `from` and `until` are the whole period the amount is for. */
export type Proration = {
  readonly basis: ProrationBasis
  /** `part`: the service goes on, and another bill charges the other days. */
  readonly situation: ProrationSituation | 'part'
  readonly numerator: number
  readonly denominator: number
  readonly from: string
  readonly until: string
  readonly citation: string | null
  /** Collection days were not known and taken as usual for that many pickups a week. */
  readonly daysAssumed?: true
}

/** The container facts of the service, as they were rated. */
export type RatedService = {
  readonly stream: string
  readonly container: string
  readonly size: string
  readonly quantity: number
  readonly pickupsPerWeek: number | null
  readonly location: string
  readonly units: number
  /** Containers of the same kind and frequency that come before it: 0 means it holds the first one. */
  readonly before: number
}

/** Everything needed to say why a charge is what it is, as plain JSON: stored with the line, told by `explain`. */
export type Derivation =
  | {
      readonly kind: 'service' | 'account'
      readonly authority: Authority
      readonly code: string
      readonly service: RatedService | null
      readonly parts: readonly Part[]
      /** The sum of the parts: the amount for one rate period of `spanMonths` months. */
      readonly wholeCents: number
      readonly spanMonths: number
      /** How many whole rate periods this charge covers; 1 for a part of one. */
      readonly times: number
      /** Set when the table's amount is for more months than the bill: the part of it paid now. */
      readonly installment?: { readonly months: number; readonly of: number; readonly wholeCents: number }
      readonly proration: Proration | null
      readonly timing: 'advance' | 'arrears'
      readonly from: string
      readonly until: string
    }
  | {
      readonly kind: 'event'
      readonly authority: Authority
      readonly code: string
      readonly row: string
      readonly per: 'event' | 'load' | 'ton' | 'day'
      readonly rateCents: number
      /** Hundredths of tons for `ton`; otherwise events, loads or days. */
      readonly quantity: number
      readonly free: { readonly allowed: number; readonly usedBefore: number; readonly now: number } | null
      readonly charged: number
      /** Set for tons, whose parts are rounded; what was made before it was told says nothing. */
      readonly rounding?: Rounding
      readonly happenedOn: string
      readonly eventId: number
      readonly reference: string | null
      readonly container: string | null
      readonly size: string | null
    }
  | {
      readonly kind: 'percent'
      readonly authority: Authority
      readonly code: string
      readonly row: string
      readonly percentThousandths: number
      readonly of: readonly string[]
      readonly order: number
      readonly rounding: Rounding
      readonly roundEach: boolean
      readonly baseCents: number
      readonly baseLines: number
      /** Set when each line is rounded by itself: what the lines come to, in their order. */
      readonly each?: readonly number[]
    }
  | {
      readonly kind: 'discount'
      readonly authority: Authority
      readonly code: string
      readonly row: string
      readonly percentThousandths: number | null
      readonly amountCents: number | null
      readonly of: readonly string[]
      readonly order: number
      readonly rounding: Rounding
      readonly baseCents: number
      /** Days of the charges' days on which the account had the discount; equal when it had it throughout. */
      readonly days: { readonly had: number; readonly of: number }
      /** Set for an amount off by the month: the months and days of the bill, and how many months the amount is for. */
      readonly fixed?: { readonly months: number; readonly days: number; readonly rowMonths: number }
      readonly fundingGlCode: string
      readonly from: string
      readonly until: string
    }
  | {
      readonly kind: 'minimum'
      readonly authority: Authority
      readonly code: string
      readonly row: string
      readonly of: readonly string[]
      readonly minimumCents: number
      readonly baseCents: number
      readonly months: number
      /** What the minimum is made of: the rate, and how much of the period it is for. */
      readonly dues?: readonly {
        readonly rateCents: number
        readonly times: number
        readonly proration: Proration | null
        readonly cents: number
      }[]
    }
  | {
      readonly kind: 'share'
      readonly weight: number
      readonly totalWeight: number
      readonly wholeCents: number
      readonly of: Derivation
    }

export type ChargeKind = 'service' | 'account' | 'event' | 'percent' | 'discount' | 'minimum'

/** One computed amount with its derivation. A credit is negative. */
export type Charge = {
  readonly serviceId: number | null
  readonly eventId: number | null
  /** The stored rate row; null when the book came from files. */
  readonly rateId: number | null
  readonly code: string
  readonly kind: ChargeKind
  readonly stream: string | null
  readonly glCode: string
  readonly textKey: string
  readonly period: ClosedPeriod
  readonly quantity: number
  readonly amount: Cents
  readonly derivation: Derivation
}

/** Days or an event the rate book has no rate for. It is a fault of the table, never a free day. */
export type Gap = {
  readonly serviceId: number | null
  readonly eventId: number | null
  readonly what: string
  readonly period: ClosedPeriod
}

export type Rated = { readonly charges: readonly Charge[]; readonly gaps: readonly Gap[] }
