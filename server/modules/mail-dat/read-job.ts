import { z } from 'zod'
import { type PlainDate, parseDay } from '#kernel/dates'
import type { MailDatJob, MailDatPrices } from './mail-dat-job.ts'

const text = (most: number) =>
  z.string().trim().min(1, 'write something').max(most, `write ${most} signs at most`)
const digits = (pattern: RegExp, what: string) => z.string().regex(pattern, `write ${what} in quotes`)
const Day = z.string().transform((written, context): PlainDate => {
  const day = parseDay(written)
  if (day) return day
  context.addIssue({ code: 'custom', message: 'write a day such as 2026-11-23' })
  return z.NEVER
})
const Party = z.strictObject({
  crid: digits(/^\d{1,12}$/, 'the digits of the customer registration ID'),
  mailerId: digits(/^(?:[0-8]\d{5}|9\d{8})$/, 'a mailer ID of 6 digits, or 9 that begin with 9,'),
})
const Piece = z.strictObject({
  sequence: z.int().min(1),
  tracking: digits(/^\d[0-4]\d{18}$/, 'the 20 digits of the barcode'),
  routing: digits(/^\d{11}$/, 'the 11 digits of the delivery point'),
  // Above 3.5 ounces it is no letter (DMM 101.1.1).
  weightMills: z.int().min(1, 'write thousandths of an ounce').max(3500, 'a letter weighs 3500 at most'),
})
const Tray = z.strictObject({
  number: z.int().min(1).max(999_999),
  size: z.enum(['MM1', 'MM2', 'EMM']),
  level: z.enum(['5-digit', 'aadc', 'mixed-aadc']),
  isScheme: z.boolean().default(false),
  destination: digits(/^\d{3}(\d{2})?$/, 'three or five digits'),
  label: z.strictObject({ destination: text(60), contents: text(60), entry: text(60) }),
  cin: digits(/^\d{3}$/, 'three digits'),
  barcode: digits(/^\d{24}$/, 'the 24 digits of the tray barcode'),
  pieces: z.array(Piece).min(1, 'a tray has a letter at least'),
})

const Job = z.strictObject({
  jobId: digits(/^\d{8}$/, 'eight digits'),
  rootName: z.string().regex(/^[A-Za-z0-9]{1,8}$/, 'write eight letters and digits at most'),
  name: text(60),
  licenseCode: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{3}$/, 'write four letters and digits, a letter first')
    .nullable()
    .default(null),
  preparedOn: Day,
  preparedAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time such as 18:12'),
  source: text(60),
  contact: z.strictObject({ name: text(60), phone: text(30), email: text(60) }),
  software: z.strictObject({ vendor: text(60), product: text(60), version: text(10), email: text(60) }),
  owner: Party,
  preparer: Party.extend({ mailerId: Party.shape.mailerId.nullable() }),
  mailedOn: Day,
  payment: z.strictObject({
    kind: z.enum(['permit-imprint', 'metered']),
    permit: digits(/^\d{1,8}$/, 'the digits of the permit'),
    permitZip: digits(/^\d{5}(\d{4})?$/, 'five or nine digits'),
  }),
  entry: z.strictObject({ name: text(60), zip: digits(/^\d{5}(\d{4})?$/, 'five or nine digits') }),
  fullService: z.boolean(),
  codedOn: Day,
  moveUpdateOn: Day,
  moveUpdateMethod: z.enum(['1', '2', '4', '5', '6', '8']),
  labelingListsOn: Day,
  trays: z.array(Tray).min(1, 'a job has a tray at least'),
})

const mills = z.int().min(0).max(10_000)
const JobFile = z.strictObject({
  job: Job,
  prices: z
    .strictObject({
      mills: z.strictObject({
        '5-digit': mills,
        aadc: mills,
        'mixed-aadc': mills,
        'full-service-discount': mills,
      }),
    })
    .optional(),
})

/** A job as it is written in a file, with the prices of its worksheet. */
export type ReadJob =
  | { readonly job: MailDatJob; readonly prices: MailDatPrices | null }
  | { readonly faults: readonly string[] }

/** Reads a job from JSON, and says of everything that is wrong where it stands and what to write. */
export function readJob(written: string): ReadJob {
  let value: unknown
  try {
    value = JSON.parse(written)
  } catch {
    return { faults: ['It is no JSON.'] }
  }
  const read = JobFile.safeParse(value)
  if (read.success) return { job: read.data.job, prices: read.data.prices ?? null }
  return {
    faults: read.error.issues.slice(0, 50).map(({ path, message }) => `${path.join('.')}: ${message}`),
  }
}
