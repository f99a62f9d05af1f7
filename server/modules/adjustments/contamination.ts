import type { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { ContaminationRule } from '../policies/standard-case-policies.ts'
import { type CaseVerdict, dayWords, no } from './case-verdict.ts'

export type Contamination = {
  readonly rule: ContaminationRule
  readonly stream: string
  readonly foundOn: PlainDate
  /** How many times the account was warned or charged for it in the period before. */
  readonly timesBefore: number
}

/** What a contaminated container comes to: a warning the first times, then the charge of the policy `contamination-charge`. */
export function judgeContamination({ rule, stream, foundOn, timesBefore }: Contamination): CaseVerdict {
  if (!rule.streams.includes(stream))
    return no(
      `Contamination is charged for these streams only: ${rule.streams.join(', ')}.`,
      `La contaminación se cobra solo en estos flujos: ${rule.streams.join(', ')}.`,
    )
  const day = dayWords(foundOn)
  const time = timesBefore + 1
  const counted = {
    en: `A contaminated ${stream} container was found on ${day.en}, time ${time} within ${rule.periodDays} days.`,
    es: `El ${day.es} se encontró un contenedor contaminado (${stream}), vez ${time} en ${rule.periodDays} días.`,
  }
  if (time <= rule.warnings)
    return {
      outcome: 'none',
      instead: 'warned',
      told: [
        counted,
        {
          en: `It is a warning: ${rule.warnings} before a charge.`,
          es: `Es un aviso: ${rule.warnings} antes de un cargo.`,
        },
      ],
    }
  const charged = time - rule.warnings
  const amount = rule.chargesCents[Math.min(charged, rule.chargesCents.length) - 1]!
  return {
    outcome: 'adjust',
    parts: [{ amountCents: amount }],
    told: [
      counted,
      {
        en: `Charge number ${charged}: ${dollars(amount)}.`,
        es: `Cargo número ${charged}: ${dollars(amount)}.`,
      },
    ],
  }
}
