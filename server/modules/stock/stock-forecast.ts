import { type ClosedPeriod, isBefore, later, PlainDate } from '#kernel/dates'

/** Stock of one version: from when on it may be used, and until when. */
export type Bucket = {
  readonly quantity: number
  readonly from: PlainDate
  readonly lastUse: PlainDate | null
  readonly version: string
}
/** What is expected to be used or to come on a day. */
export type Expected = { readonly on: PlainDate; readonly quantity: number; readonly because: string }
export type Arrival = Expected & Pick<Bucket, 'from' | 'lastUse' | 'version'>

export type Point = {
  readonly on: PlainDate
  readonly change: number
  /** Less than nothing is what is missing. */
  readonly left: number
  readonly because: string
}

type Asked = {
  readonly days: ClosedPeriod
  readonly buckets: readonly Bucket[]
  readonly uses: readonly Expected[]
  readonly arrivals: readonly Arrival[]
}

type Step = {
  readonly on: PlainDate
  readonly order: number
  readonly take: (stand: Stand) => number
  readonly because: string
}
type Stand = {
  readonly buckets: { quantity: number; lastUse: PlainDate | null; from: PlainDate; version: string }[]
  missing: number
}

/**
 * What will be there of an item, day by day as it changes: runs use it, the version that ends first before the others; orders come; a version that
 * may be used no longer is lost, and one that begins is there. What is missing stays missing until something comes.
 */
export function forecastStock({ days, buckets, uses, arrivals }: Asked): Point[] {
  const stand: Stand = {
    buckets: buckets.filter(({ from }) => !isBefore(days.from, from)).map(copied),
    missing: 0,
  }
  const steps = [
    ...buckets.flatMap((bucket) => [...begins(bucket, days.from), ...ends(bucket)]),
    ...arrivals.flatMap((arrival) => [arrives(arrival, days.from), ...ends(arrival)]),
    ...uses.map((expected) => used(expected, days.from)),
  ]
  return steps
    .filter(({ on }) => isBefore(on, days.until))
    .toSorted((a, b) => PlainDate.compare(a.on, b.on) || a.order - b.order)
    .flatMap(({ on, take, because }) => {
      const change = take(stand)
      return change === 0 ? [] : [{ on, change, left: leftOf(stand), because }]
    })
}

/** The first day on which something is missing; null: not within the days. */
export const runsOutOn = (points: readonly Point[]): PlainDate | null =>
  points.find(({ left }) => left < 0)?.on ?? null

const copied = ({ quantity, lastUse, from, version }: Bucket) => ({ quantity, lastUse, from, version })
const leftOf = ({ buckets, missing }: Stand): number =>
  buckets.reduce((sum, { quantity }) => sum + quantity, 0) - missing

/** A version that begins later. What is missing by then is taken from it at once. */
const begins = (bucket: Bucket, today: PlainDate): Step[] =>
  isBefore(today, bucket.from)
    ? [
        {
          on: bucket.from,
          order: 1,
          take: (stand) => put(stand, copied(bucket)),
          because: `Version ${bucket.version} begins`,
        },
      ]
    : []

const ends = ({ lastUse, version }: Pick<Bucket, 'lastUse' | 'version'>): Step[] =>
  lastUse === null
    ? []
    : [
        {
          on: lastUse.add({ days: 1 }),
          order: 0,
          take: (stand) => -lost(stand, version),
          because: `Version ${version} is obsolete`,
        },
      ]

const arrives = (arrival: Arrival, today: PlainDate): Step => ({
  on: later(later(arrival.on, arrival.from), today),
  order: 2,
  take: (stand) => put(stand, copied(arrival)),
  because: arrival.because,
})

const used = ({ on, quantity, because }: Expected, today: PlainDate): Step => ({
  on: later(on, today),
  order: 3,
  take: (stand) => -use(stand, quantity),
  because,
})

function put(stand: Stand, bucket: Stand['buckets'][number]): number {
  const all = bucket.quantity
  const owed = Math.min(stand.missing, all)
  stand.missing -= owed
  stand.buckets.push({ ...bucket, quantity: all - owed })
  return all
}

function lost({ buckets }: Stand, version: string): number {
  let gone = 0
  for (const bucket of buckets)
    if (bucket.version === version) {
      gone += bucket.quantity
      bucket.quantity = 0
    }
  return gone
}

function use(stand: Stand, quantity: number): number {
  let missing = quantity
  const inOrder = stand.buckets.toSorted(
    (a, b) => dayOr(a.lastUse) - dayOr(b.lastUse) || PlainDate.compare(a.from, b.from),
  )
  for (const bucket of inOrder) {
    const taken = Math.min(bucket.quantity, missing)
    bucket.quantity -= taken
    missing -= taken
  }
  stand.missing += missing
  return quantity
}

/** A version without a last day is used after those that have one. */
const dayOr = (day: PlainDate | null): number =>
  day === null ? Number.MAX_SAFE_INTEGER : day.year * 400 + day.dayOfYear
