import { z } from 'zod'
import { type DayNumber, dayNumber } from './day-numbers.ts'
import {
  type Policy,
  type ProrationBasis,
  type ProrationRule,
  type ProrationSituation,
  prorationBases,
} from './policy.ts'

const basis = z.enum(prorationBases, `write one of: ${prorationBases.join(', ')}`)

/** What the policy `proration` may say. */
export const ProrationValue: z.ZodType<ProrationRule> = z.strictObject({
  basis,
  situations: z
    .strictObject({
      first: basis.optional(),
      final: basis.optional(),
      change: basis.optional(),
      'rate-change': basis.optional(),
    })
    .optional(),
  services: z
    .array(
      z.strictObject({
        stream: z.string().optional(),
        container: z.string().optional(),
        code: z.string().optional(),
        basis,
      }),
    )
    .optional(),
})

type Dated = {
  readonly from: DayNumber
  readonly until: DayNumber
  readonly rule: ProrationRule
  readonly citation: string
}

/** The city's proration rules by day, read once for a whole run. */
export type ProrationRules = readonly Dated[]

/** Reads the policies named `proration`. A value that does not fit is a fault: it was checked when it was loaded. */
export function prorationRules(policies: readonly Policy[]): ProrationRules {
  return policies
    .filter(({ code }) => code === 'proration')
    .map(({ from, until, value, citation }) => ({
      from: dayNumber(from),
      until: until ? dayNumber(until) : Number.POSITIVE_INFINITY,
      rule: ProrationValue.parse(value),
      citation,
    }))
}

/** What is prorated, as the rule's exceptions ask about it. */
export type Prorated = {
  readonly stream: string | null
  readonly container: string | null
  readonly code: string
}

/**
 * The basis for a part of a month that begins with `day`, with its citation. An exception for the kind of service
 * goes first, then the situation, then the basis for all. A city that says nothing prorates by actual days.
 */
export function basisFor(
  rules: ProrationRules,
  day: DayNumber,
  situation: ProrationSituation,
  what: Prorated,
): { basis: ProrationBasis; citation: string | null } {
  const found = rules.find(({ from, until }) => from <= day && day < until)
  if (!found) return { basis: 'actual-days', citation: null }
  const exception = found.rule.services?.find(
    (service) =>
      (service.stream === undefined || service.stream === what.stream) &&
      (service.container === undefined || service.container === what.container) &&
      (service.code === undefined || service.code === what.code),
  )
  const chosen = exception?.basis ?? found.rule.situations?.[situation] ?? found.rule.basis
  return { basis: chosen, citation: found.citation }
}
