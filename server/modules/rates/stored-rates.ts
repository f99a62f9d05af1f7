import { z } from 'zod'
import { type RateRow, type RateVersion, rateCharges, ratePers } from './rate-row.ts'

/** A rate row as it lies in `rate.body`: everything but its id. */
export const RateBody: z.ZodType<Omit<RateRow, 'id'>> = z.strictObject({
  key: z.string(),
  charge: z.enum(rateCharges),
  code: z.string(),
  class: z.string(),
  zone: z.string(),
  stream: z.string(),
  container: z.string(),
  size: z.string(),
  pickups: z.string(),
  location: z.string(),
  per: z.enum(ratePers),
  amountCents: z.int().nullable(),
  share: z.strictObject({ of: z.string(), less: z.string(), percentThousandths: z.int() }).nullable(),
  percentThousandths: z.int().nullable(),
  of: z.array(z.string()),
  order: z.int(),
  rounding: z.enum(['half-up', 'half-even', 'down', 'up']),
  roundEach: z.boolean(),
  free: z.int(),
  capCents: z.int().nullable(),
  glCode: z.string(),
  fundingGlCode: z.string().nullable(),
  textKey: z.string(),
  note: z.string().nullable(),
})

type Columns = 'id' | 'rows' | 'schedule' | 'resolution' | 'adoptedOn' | 'effectiveFrom' | 'effectiveUntil'

/** A rate version as it lies in `rate_version.body`: what has no column of its own. */
export const VersionBody: z.ZodType<Omit<RateVersion, Columns>> = z.strictObject({
  label: z.string(),
  status: z.string(),
  scheduleEndsOn: z.string().nullable(),
  source: z.string(),
  note: z.string().nullable(),
})
