import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

const text = (what: string, most: number) =>
  z.string(`write ${what}`).trim().min(1, `write ${what}`).max(most, `write ${most} characters at most`)

const PostOffice = z.strictObject({
  place: text('the place of the post office', 28),
  state: z.string().regex(/^[A-Z]{2}$/, 'write two capitals, such as CA'),
  zip: z.string().regex(/^\d{5}$/, 'write five digits in quotes'),
})

/** What the policy `mailing` may say: under which numbers and agreements bills go into the mail, and how fresh what is mailed must be. */
export const MailingValue = z
  .strictObject({
    /** Who puts bills into the mail: a mail house, or the office itself. */
    method: z.enum(['mail-house', 'in-house'], 'write mail-house or in-house'),
    mailHouse: z.strictObject({ name: text('the name of the mail house', 60), crid: cridOf() }).optional(),
    /** How postage is paid: by the permit the mailing is deposited under, or by a meter. */
    payment: z.enum(['permit-imprint', 'metered'], 'write permit-imprint or metered'),
    permit: z.strictObject({
      number: z.string().regex(/^\d{1,8}$/, 'write the permit’s digits in quotes'),
      office: PostOffice,
    }),
    /** Mailer identifiers of the city (USPS Publication 199): 6 digits, or 9 that begin with a 9. */
    mailerIds: z
      .array(
        z
          .string()
          .regex(/^(?:[0-8]\d{5}|9\d{8})$/, 'write 6 digits, or 9 digits that begin with 9, in quotes'),
      )
      .min(1, 'write at least one mailer ID'),
    crid: cridOf(),
    /** The service type of the barcode: three digits of the USPS table, First-Class Mail. */
    serviceType: z
      .string()
      .regex(/^\d{3}$/, 'write the three digits of a service type in quotes, such as "260"'),
    /** Days a Move Update may be old on the day of mailing; the rule allows 95 (DMM 602.5). */
    moveUpdateDays: z.int('write whole days').min(1, 'write 1 or more').max(95, 'write 95 or less'),
    /** Days a ZIP+4 and delivery point may be old on the day of mailing; the rule allows 180 for letters without carrier route. */
    codingDays: z.int('write whole days').min(1, 'write 1 or more').max(180, 'write 180 or less'),
    /** Hours between reading the books for a run and building its package for the mail. */
    dataHours: z.int('write whole hours').min(1, 'write 1 or more').max(2000, 'write 2000 or less'),
    /** How many pieces of the mail house’s proof are drawn and looked at before it is approved. */
    proofSample: z.int('write whole pieces').min(1, 'write 1 or more').max(200, 'write 200 or less'),
    /** Corrections of the postage account up to this amount need no second person; without it, every one does. */
    postageAloneUpToCents: z.int('write whole cents').min(0, 'write 0 or more').optional(),
  })
  .refine(({ method, mailHouse }) => method === 'in-house' || mailHouse !== undefined, {
    message: 'name the mail house and its customer registration ID',
    path: ['mailHouse'],
  })
export type MailingRule = z.infer<typeof MailingValue> & { readonly citation: string }

function cridOf() {
  return z.string().regex(/^\d{1,15}$/, 'write the digits of the customer registration ID in quotes')
}

/** The rule of mailing on a day; null where the city has none: then its bills are printed and nobody is told how they are mailed. */
export function mailingRule(policies: readonly Policy[], on: PlainDate): MailingRule | null {
  const policy = policyOn(policies, 'mailing', on)
  return policy && { ...MailingValue.parse(policy.value), citation: policy.citation }
}
