import { isBefore, type PlainDate } from '#kernel/dates'
import type { Policy } from '../policies/policy.ts'
import type { RateVersion } from '../rates/rate-row.ts'

/** Rate tables and rules together: those in force, or those somebody proposes. */
export type RatesAndRules = {
  readonly versions: readonly RateVersion[]
  readonly policies: readonly Policy[]
}

/**
 * What would be in force if a proposal were adopted: each proposed table ends what is in force of its schedule from its first day, and
 * each proposed rule that of its code. Nothing is stored.
 */
export function ifAdopted(adopted: RatesAndRules, proposed: RatesAndRules): RatesAndRules {
  const tables = firstDays(proposed.versions, ({ schedule }) => schedule)
  const rules = firstDays(
    proposed.policies.map((policy) => ({ ...policy, effectiveFrom: policy.from.toString() })),
    ({ code }) => code,
  )
  return {
    versions: [
      ...adopted.versions.flatMap((version) => endedOn(version, tables.get(version.schedule))),
      ...proposed.versions,
    ],
    policies: [
      ...adopted.policies.flatMap((policy) => ruleEndedOn(policy, rules.get(policy.code))),
      ...proposed.policies,
    ],
  }
}

/** The first day of each schedule or code. */
function firstDays<One extends { readonly effectiveFrom: string }>(
  all: readonly One[],
  keyOf: (one: One) => string,
): Map<string, string> {
  const days = new Map<string, string>()
  for (const one of all) {
    const known = days.get(keyOf(one))
    if (known === undefined || one.effectiveFrom < known) days.set(keyOf(one), one.effectiveFrom)
  }
  return days
}

function endedOn(version: RateVersion, day: string | undefined): RateVersion[] {
  if (day === undefined || (version.effectiveUntil !== null && version.effectiveUntil <= day))
    return [version]
  return version.effectiveFrom < day ? [{ ...version, effectiveUntil: day }] : []
}

function ruleEndedOn(policy: Policy, day: string | undefined): Policy[] {
  if (day === undefined || (policy.until !== null && policy.until.toString() <= day)) return [policy]
  return policy.from.toString() < day ? [{ ...policy, until: Temporal.PlainDate.from(day) }] : []
}

/**
 * A proposal as if it had been in force on a day: what would begin later begins then. Of a table or rule that comes in steps the first
 * step does.
 */
export function asIfFrom(proposed: RatesAndRules, day: PlainDate): RatesAndRules {
  const iso = day.toString()
  const tables = firstDays(proposed.versions, ({ schedule }) => schedule)
  const rules = firstDays(
    proposed.policies.map((policy) => ({ ...policy, effectiveFrom: policy.from.toString() })),
    ({ code }) => code,
  )
  return {
    versions: proposed.versions.map((version) =>
      version.effectiveFrom === tables.get(version.schedule) && version.effectiveFrom > iso
        ? { ...version, effectiveFrom: iso }
        : version,
    ),
    policies: proposed.policies.map((policy) =>
      policy.from.toString() === rules.get(policy.code) && isBefore(day, policy.from)
        ? { ...policy, from: day }
        : policy,
    ),
  }
}
