import { z } from 'zod'
import { JournalSettings } from './journal-layout.ts'

const text = (what: string) => z.string(`write ${what}`).trim().min(1, `write ${what}`)
const zip = z
  .string('write a ZIP code in quotes, such as "91764"')
  .regex(/^\d{5}(-\d{4})?$/, 'write a ZIP code of five digits in quotes, such as "91764"')
const whole = (low: number, high: number) =>
  z
    .int(`write a whole number from ${low} to ${high}`)
    .min(low, `write a whole number from ${low} to ${high}`)
    .max(high, `write a whole number from ${low} to ${high}`)

const Address = z.strictObject({
  name: text('who the mail is for'),
  line1: text('the street or the PO box'),
  line2: text('the second line, or leave it out').optional(),
  place: text('the place'),
  state: z.string().regex(/^[A-Z]{2}$/, 'write the two letters of the state, such as CA'),
  zip,
})

/**
 * How a check digit is made. `mod10` multiplies by the weights in turn, from the left or the right, adds the digits
 * of each product (or the product itself), and takes what is missing to the next ten.
 */
const CheckDigit = z.discriminatedUnion('scheme', [
  z.strictObject({ scheme: z.literal('none') }),
  z.strictObject({ scheme: z.literal('luhn') }),
  z.strictObject({
    scheme: z.literal('mod10'),
    weights: z.array(whole(1, 9)).min(1, 'write at least one weight, such as [1, 2]'),
    from: z.enum(['left', 'right'], 'write left or right'),
    add: z.enum(['digits', 'product'], 'write digits or product'),
  }),
  z.strictObject({ scheme: z.literal('mod11'), weights: z.array(whole(1, 9)).min(1) }),
  z.strictObject({ scheme: z.literal('mod97') }),
])
export type CheckDigitScheme = z.infer<typeof CheckDigit>

const ScanLineField = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('amount'), length: whole(6, 12) }),
  z.strictObject({ field: z.literal('account'), length: whole(4, 20) }),
  z.strictObject({ field: z.literal('bill'), length: whole(4, 20) }),
  z.strictObject({ field: z.literal('due-date'), format: z.enum(['MMDDYY', 'YYMMDD', 'MMDDYYYY']) }),
  z.strictObject({ field: z.literal('fixed'), value: z.string().regex(/^\d+$/, 'write digits in quotes') }),
  z.strictObject({ field: z.literal('space') }),
  /** The check digit of every digit of the line before it. */
  z.strictObject({ field: z.literal('check'), digit: CheckDigit }),
])

/** One cycle: a group of accounts billed together, and its rhythm. */
export const CycleSettings = z.strictObject({
  code: text('a short code'),
  name: text('a name'),
  months: z.union(
    [z.literal(1), z.literal(2), z.literal(3), z.literal(6), z.literal(12)],
    'write 1, 2, 3, 6 or 12',
  ),
  timing: z.enum(['advance', 'arrears'], 'write advance or arrears'),
  anchorOn: z.iso.date('write the first day of any one billing period, such as 2026-01-01'),
  /** Days after the last day of the period (negative: before it) on which each step of a run is done. */
  schedule: z.strictObject({
    cutOff: whole(-60, 60),
    calculate: whole(-60, 60),
    release: whole(-60, 60),
    mail: whole(-60, 60),
  }),
})

/** What of a review the city asks for before a run is released. */
const ReviewSettings = z.strictObject({
  /** How many bills of a register are drawn and signed one by one; 0 for none. */
  sample: whole(0, 500).default(20),
  /** How far the run of the cycle before must have come. */
  previousRun: z.enum(['posted', 'mailed', 'closed'], 'write posted, mailed or closed').default('mailed'),
})
export type ReviewSettings = z.infer<typeof ReviewSettings>
/** The part of the thresholds that says so. */
export const ReviewOfThresholds = z.looseObject({ review: ReviewSettings.optional() })

/** What the register stops at or points out. Cents and whole percents. */
export const Thresholds = z.strictObject({
  veryLargeBillCents: z.record(z.string(), whole(1, 1_000_000_000)),
  changePercent: whole(1, 1000),
  changeAtLeastCents: whole(0, 1_000_000),
  peersPercent: whole(1, 1000),
  peersAtLeast: whole(1, 100_000),
  review: ReviewSettings.optional(),
})

/** What a city asks for that says nothing of it. */
export const usualReview: ReviewSettings = { sample: 20, previousRun: 'mailed' }

/** `city.yaml`: who the city is and how it bills. */
export const CitySettings = z.strictObject({
  title: text('the name of the city as people write it'),
  department: text('the department that bills'),
  demo: z.boolean('write true for a practice city, false for a real one').default(false),
  state: z.string().regex(/^[A-Z]{2}$/, 'write the two letters of the state, such as CA'),
  timeZone: z.string().refine(isTimeZone, 'write a time zone such as America/Los_Angeles'),
  logo: text('the file name of the logo in this folder'),
  phone: text('the telephone number'),
  url: z.url('write an address that starts with https://'),
  email: z.email('write an e-mail address').optional(),
  officeHours: z.strictObject({ en: text('the hours in English'), es: text('the hours in Spanish') }),
  remittance: Address,
  returnAddress: Address,
  zipCodes: z.array(zip).min(1, 'name at least one ZIP code'),
  accountNumber: z.strictObject({
    /** `#` is a digit, `C` the check digit over all digits before it; anything else prints as it is. */
    pattern: z.string().regex(/^[-#C0-9 ]*#[-#C0-9 ]*$/, 'write a pattern such as 100-#####-C'),
    checkDigit: CheckDigit,
  }),
  cycles: z.array(CycleSettings).min(1, 'name at least one cycle'),
  scanLine: z.array(ScanLineField).min(2, 'name the fields of the scan line in their order'),
  bill: z.strictObject({
    /** From the mailing to the due day. A customer has at least 15 days. */
    dueDays: whole(15, 60),
    /** From the due day to the day a bill is past due. */
    delinquentDays: whole(0, 90),
    penalty: z.strictObject({
      citation: text('the section that says so; without a citation there is no penalty'),
      en: text('the words in English'),
      es: text('the words in Spanish'),
    }),
  }),
  thresholds: Thresholds,
  /** How journals go to the finance system; the common layouts are there without it. */
  journal: JournalSettings.optional(),
})
export type CitySettings = z.infer<typeof CitySettings>
export type CycleSettings = z.infer<typeof CycleSettings>
export type Thresholds = z.infer<typeof Thresholds>

/** What is kept of `city.yaml` as one document; cycles and thresholds are kept apart, so that each tells its own changes. */
export const CityIdentity = CitySettings.omit({ cycles: true, thresholds: true })
export type CityIdentity = z.infer<typeof CityIdentity>

function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name)
    return /^[A-Z][A-Za-z]+\//.test(name)
  } catch {
    return false
  }
}
