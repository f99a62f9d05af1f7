import { z } from 'zod'

const cents = z
  .int('write whole cents, such as 2500 for $25.00')
  .min(0, 'write whole cents, such as 2500 for $25.00')
  .max(100_000_000, 'write at most 100000000 cents')
const word = (what: string) => z.string(`write ${what}`).trim().min(1, `write ${what}`)
const reason = word('a code of the policy adjustment-reasons')
const words = (what: string) => z.array(word(what), `write a list of ${what}`).min(1, `write ${what}`)
const days = (most: number) =>
  z.int('write a number of days').min(1, 'write at least 1').max(most, `write at most ${most}`)

/** What the policy `missed-pickup-credit` may say. */
export const MissedPickupCreditValue = z.strictObject({
  reason,
  /** Within how many hours after collection was over it must be reported. */
  reportedWithinHours: z
    .int('write a number of hours, such as 24')
    .min(1)
    .max(24 * 31),
  /** When collection of a day is over, from which the hours count. */
  collectionOverAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write an hour such as "18:00"'),
  remedy: z.enum(['credit', 'reschedule', 'either'], 'write credit, reschedule or either'),
  /** How many streams a charge for a set of carts covers: one of them missed is that part of a pickup. */
  streamsOfSet: z.int().min(1).max(10).default(1),
})

/** What the policy `vacancy-credit` may say. */
export const VacancyValue = z.strictObject({
  reason,
  classes: words('classes of accounts'),
  streams: words('streams'),
  shortest: z.union(
    [z.strictObject({ months: z.int().min(1).max(24) }), z.strictObject({ days: days(366) })],
    'write months or days',
  ),
  /** Working days between the application and the first vacant day; 0: from the day of the application on. */
  noticeWorkingDays: z.int('write a number of working days, or 0').min(0).max(60),
  /** `months`: only lines whose days are all vacant; `days`: of other lines the share of the vacant days. */
  credited: z.enum(['months', 'days'], 'write months or days'),
  /** What stays charged for each dwelling unit and month; 0: the whole charge is credited. */
  keepCentsPerUnit: cents.default(0),
  fee: z.strictObject({ cents: cents.min(1), ledgerCode: word('a code of gl.csv') }).optional(),
  /** After so many months it ends by itself. */
  longestMonths: z.int().min(1).max(120).optional(),
})

/** What the policy `contamination-charge` may say. */
export const ContaminationValue = z.strictObject({
  reason,
  streams: words('streams'),
  periodDays: days(3660),
  /** How many times within the period a warning is all there is. */
  warnings: z.int('write a number, or 0').min(0).max(20),
  /** What the first time after the warnings costs, the second, and so on; the last one stands for all after it. */
  chargesCents: z.array(cents.min(1)).min(1, 'write an amount'),
})

/** What the policy `damaged-cart` may say. */
export const DamagedCartValue = z.strictObject({
  reason,
  /** By which causes the customer pays. */
  chargedCauses: z
    .array(z.enum(['customer', 'unknown'], 'write customer or unknown'))
    .min(1, 'write a cause'),
  /** A cart in use for so many years is replaced without charge. */
  freeAfterYears: z.int().min(1).max(50).optional(),
  /** By size of the cart. */
  sizes: z.record(word('a size'), cents.min(1)),
})

/** What the policy `courtesy-credit` may say. */
export const CourtesyValue = z.strictObject({ reason, upToCents: cents.min(1), periodDays: days(3660) })

export type MissedPickupRule = z.output<typeof MissedPickupCreditValue>
export type VacancyRule = z.output<typeof VacancyValue>
export type ContaminationRule = z.output<typeof ContaminationValue>
export type DamagedCartRule = z.output<typeof DamagedCartValue>
export type CourtesyRule = z.output<typeof CourtesyValue>
