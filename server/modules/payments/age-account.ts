import { AgingBucket } from '@cartwright/api/aging'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import type { Settled } from './apply-credits.ts'

export type Bucket = z.infer<typeof AgingBucket>
export const buckets: readonly Bucket[] = AgingBucket.options

/** What is owed, by how long it is past due; all in cents. */
export type Aged = {
  readonly bucketCents: Record<Bucket, number>
  readonly disputedCents: number
  readonly creditCents: number
  readonly balanceCents: number
}

export const nothingAged = (): Aged => ({
  bucketCents: { current: 0, '1-30': 0, '31-60': 0, '61-90': 0, 'over-90': 0 },
  disputedCents: 0,
  creditCents: 0,
  balanceCents: 0,
})

/**
 * How long what is due on a day (ISO; null: not due yet) is past due at the end of another: on its due day it is not, the day after it is one day
 * past due. Pure.
 */
export function bucketOf(dueOn: string | null, asOf: PlainDate): Bucket {
  if (dueOn === null) return 'current'
  const { days } = PlainDate.from(dueOn).until(asOf)
  if (days <= 0) return 'current'
  if (days <= 30) return '1-30'
  if (days <= 60) return '31-60'
  return days <= 90 ? '61-90' : 'over-90'
}

/** Ages what stands open of one account at the end of a day; `bucket` may remember what `bucketOf` answered. Pure. */
export function ageAccount({ items, credits }: Settled, bucket: (dueOn: string | null) => Bucket): Aged {
  const aged = { ...nothingAged() }
  for (const { dueOn, openCents, disputedCents } of items) {
    aged.bucketCents[bucket(dueOn)] += openCents
    aged.disputedCents += Math.min(openCents, disputedCents)
    aged.balanceCents += openCents
  }
  for (const { leftCents } of credits) aged.creditCents += leftCents
  return { ...aged, balanceCents: aged.balanceCents - aged.creditCents }
}

/** The due day of the oldest item that is due; ISO. Pure. */
export const owedSince = (items: readonly { readonly dueOn: string | null }[]): string | null =>
  items.reduce<string | null>(
    (first, { dueOn }) => (dueOn !== null && (first === null || dueOn < first) ? dueOn : first),
    null,
  )

/** Two agings in one. */
export const addAged = (a: Aged, b: Aged): Aged => ({
  bucketCents: Object.fromEntries(
    buckets.map((bucket) => [bucket, a.bucketCents[bucket] + b.bucketCents[bucket]]),
  ) as Aged['bucketCents'],
  disputedCents: a.disputedCents + b.disputedCents,
  creditCents: a.creditCents + b.creditCents,
  balanceCents: a.balanceCents + b.balanceCents,
})
