import type { z } from 'zod'
import { MailingValue } from '../policies/mailing-policy.ts'
import { serviceTypes, serviceTypesSource } from './service-types.ts'

/**
 * The policy `mailing`, its service type held against the table of USPS: bills and statements of account are First-Class Mail (USPS Quick
 * Service Guide 230b).
 */
export const MailingWithServiceType = MailingValue.superRefine(({ serviceType }, context) => {
  const sentence = serviceTypeFault(serviceType)
  if (sentence) context.addIssue({ code: 'custom', path: ['serviceType'], message: sentence })
}) satisfies z.ZodType

/** Why bills cannot go into the mail under a service type; null when they can. */
export function serviceTypeFault(serviceType: string): string | null {
  const known = serviceTypes.get(serviceType)
  if (!known)
    return `write a service type of First-Class Mail, such as "260": ${serviceType} is not in the table (${serviceTypesSource})`
  if (known.class !== 'First-Class Mail')
    return `write a service type of First-Class Mail, such as "260": ${serviceType} is ${known.class}, and bills are First-Class Mail`
  return null
}
