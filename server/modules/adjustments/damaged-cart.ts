import { isBefore, type PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { DamagedCartRule } from '../policies/standard-case-policies.ts'
import { type CaseVerdict, dayWords, no } from './case-verdict.ts'

/** Who or what damaged a cart. */
type DamageCause = 'customer' | 'wear' | 'collector' | 'unknown'

export type DamagedCart = {
  readonly rule: DamagedCartRule
  readonly size: string
  readonly cause: DamageCause
  readonly foundOn: PlainDate
  /** Since when the cart is there; null when that is not known. */
  readonly inUseSince: PlainDate | null
}

/** What a damaged cart costs the customer: the price of its size, when it is theirs to pay. Policy `damaged-cart`. */
export function judgeDamagedCart({ rule, size, cause, foundOn, inUseSince }: DamagedCart): CaseVerdict {
  const charged = rule.chargedCauses.some((one) => one === cause)
  if (!charged)
    return no(
      `A cart damaged by ${causeWords[cause].en} is replaced without charge.`,
      `Un carrito dañado por ${causeWords[cause].es} se reemplaza sin cargo.`,
    )
  if (
    rule.freeAfterYears !== undefined &&
    inUseSince &&
    !isBefore(foundOn, inUseSince.add({ years: rule.freeAfterYears }))
  ) {
    const since = dayWords(inUseSince)
    return no(
      `The cart is in use since ${since.en}. After ${rule.freeAfterYears} years it is replaced without charge.`,
      `El carrito está en uso desde el ${since.es}. Después de ${rule.freeAfterYears} años se reemplaza sin cargo.`,
    )
  }
  const amount = rule.sizes[size]
  if (amount === undefined)
    return no(
      `The rule has no price for a cart of ${size}. It names ${Object.keys(rule.sizes).join(', ')}.`,
      `La regla no tiene precio para un carrito de ${size}. Nombra ${Object.keys(rule.sizes).join(', ')}.`,
    )
  const day = dayWords(foundOn)
  return {
    outcome: 'adjust',
    parts: [{ amountCents: amount }],
    told: [
      {
        en: `A ${size} cart was found damaged on ${day.en}, by ${causeWords[cause].en}: ${dollars(amount)}.`,
        es: `El ${day.es} se encontró dañado un carrito de ${size}, por ${causeWords[cause].es}: ${dollars(amount)}.`,
      },
    ],
  }
}

const causeWords = {
  customer: { en: 'the customer', es: 'el cliente' },
  wear: { en: 'wear', es: 'el uso' },
  collector: { en: 'the collector', es: 'el recolector' },
  unknown: { en: 'an unknown cause', es: 'causa desconocida' },
} as const
