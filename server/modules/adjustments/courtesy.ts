import { dollars } from '#kernel/money'
import type { PlainDate } from '#kernel/dates'
import type { CourtesyRule } from '../policies/standard-case-policies.ts'
import { type CaseVerdict, dayWords, no } from './case-verdict.ts'
import type { AskedPart } from './judge-parts.ts'

export type Courtesy = {
  readonly rule: CourtesyRule
  readonly amountCents: number
  readonly billLine: AskedPart['billLine']
  /** When the account had one within the period; null when it had none. */
  readonly lastOn: PlainDate | null
}

/** What a courtesy comes to: one within the period on an account, up to the amount of the policy `courtesy-credit`. */
export function judgeCourtesy({ rule, amountCents, billLine, lastOn }: Courtesy): CaseVerdict {
  if (lastOn) {
    const day = dayWords(lastOn)
    return no(
      `The account had a courtesy credit on ${day.en}. The rule allows one within ${rule.periodDays} days.`,
      `La cuenta recibió un crédito de cortesía el ${day.es}. La regla permite uno en ${rule.periodDays} días.`,
    )
  }
  if (amountCents > rule.upToCents)
    return no(
      `A courtesy credit is ${dollars(rule.upToCents)} at most.`,
      `Un crédito de cortesía es de ${dollars(rule.upToCents)} como máximo.`,
    )
  return {
    outcome: 'adjust',
    parts: [{ ...(billLine && { billLine }), amountCents: -amountCents }],
    told: [
      {
        en: `A courtesy of ${dollars(amountCents)}, the only one within ${rule.periodDays} days.`,
        es: `Una cortesía de ${dollars(amountCents)}, la única en ${rule.periodDays} días.`,
      },
    ],
  }
}
