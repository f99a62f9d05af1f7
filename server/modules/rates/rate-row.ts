import type { Rounding } from '#kernel/money'

/**
 * What a row charges for.
 * `first` the first container of its kind; `additional` each further one; `each` every one (the table says per unit);
 * `unit` every dwelling unit; `account` the account once; `overlay` beside another charge, for every container;
 * `event` something that happened; `percent` a share of other charges; `discount` off other charges; `minimum` what a
 * bill comes to at least.
 */
export const rateCharges = [
  'first',
  'additional',
  'each',
  'unit',
  'account',
  'overlay',
  'event',
  'percent',
  'discount',
  'minimum',
] as const
export type RateCharge = (typeof rateCharges)[number]

/** What the amount is for: a stretch of time, or one thing. */
export const ratePers = [
  'month',
  'two-months',
  'quarter',
  'half-year',
  'year',
  'event',
  'load',
  'ton',
  'day',
] as const
export type RatePer = (typeof ratePers)[number]

/** One row of an adopted table: plain JSON, as it is stored. `*` in a column means whatever the service has. */
export type RateRow = {
  /** The stored row's id; null for a row straight from a file. */
  readonly id: number | null
  /** Names the row within its version. */
  readonly key: string
  readonly charge: RateCharge
  readonly code: string
  readonly class: string
  readonly zone: string
  readonly stream: string
  readonly container: string
  readonly size: string
  /** Pickups a week: a number, `+1` for each one above the first, or `*`. */
  readonly pickups: string
  readonly location: string
  readonly per: RatePer
  /** The amount; null when it comes from `share` or the row is a percentage. */
  readonly amountCents: number | null
  /** A share of the difference between two rows of the same version, by their keys. */
  readonly share: { readonly of: string; readonly less: string; readonly percentThousandths: number } | null
  /** Percent × 1000: 4.8 % is 4800. */
  readonly percentThousandths: number | null
  /** What a percentage, discount or minimum is taken of: `all`, `services`, `events`, a stream, or a code. */
  readonly of: readonly string[]
  /** Percentages, discounts and minimums are taken in this order. */
  readonly order: number
  readonly rounding: Rounding
  /** Round each line's percentage, or the percentage of all lines once. */
  readonly roundEach: boolean
  /** Free of charge: events a calendar year, container days a load, or hundredths of tons a load. */
  readonly free: number
  /** The highest amount the notice of the hearing allowed. */
  readonly capCents: number | null
  readonly glCode: string
  /** Where a discount's money comes from: the ledger account that pays for it. */
  readonly fundingGlCode: string | null
  readonly textKey: string
  readonly note: string | null
}

/** One adopted table, in force from a day. Days are ISO; `effectiveUntil` is the first day it no longer holds. */
export type RateVersion = {
  readonly id: number | null
  /** Which table this is a version of: versions of one schedule follow each other without overlap. */
  readonly schedule: string
  readonly label: string
  readonly resolution: string
  readonly status: string
  readonly adoptedOn: string | null
  readonly effectiveFrom: string
  readonly effectiveUntil: string | null
  /** The last day the hearing's schedule allows a rate to start: Government Code 53756 gives it five years. */
  readonly scheduleEndsOn: string | null
  readonly source: string
  readonly note: string | null
  readonly rows: readonly RateRow[]
}

/** How many months an amount covers; null for amounts per thing. */
export function monthsOf(per: RatePer): number | null {
  const months = { month: 1, 'two-months': 2, quarter: 3, 'half-year': 6, year: 12 }
  return per in months ? months[per as keyof typeof months] : null
}
