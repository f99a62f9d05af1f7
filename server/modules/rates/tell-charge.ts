import { comesTo, type FindRow, type Step, stepsOf } from './charge-steps.ts'
import type { Authority, Derivation } from './derivation.ts'
import { money } from './explain-words.ts'
import { tellDiscount, tellEvent, tellMinimum, tellPercent } from './tell-derived.ts'
import { tellService } from './tell-service.ts'
import { type Both, fullDay, lastDay, roundedWords, type Sentence } from './told-words.ts'

/** A charge that is to be told: its working, what it came to, and how the bill calls it. */
export type ChargeToTell = {
  readonly derivation: Derivation
  readonly amountCents: number
  readonly title: Both
}

/** A charge explained whole. */
export type ToldWhole = {
  /** To be read aloud one after the other. */
  readonly sentences: readonly Sentence[]
  /** The arithmetic that the sentences tell. */
  readonly steps: readonly Step[]
  /** Whether the steps come to the charge. */
  readonly isExplained: boolean
}

/**
 * Explains one charge in sentences that can be read to a caller, in English and Spanish: what it is for and when, its rate, every step
 * of the arithmetic with its rounding, the rule of proration quoted with its section, the table with the resolution that adopted it, and
 * the cap of its notice. Numbers in the sentences are those of the steps. Pure.
 */
export function tellCharge({ derivation, amountCents, title }: ChargeToTell, findRow: FindRow): ToldWhole {
  const steps = stepsOf(derivation, amountCents, findRow)
  return {
    sentences: sentencesOf(derivation, title, steps, findRow),
    steps,
    isExplained: comesTo(steps, amountCents),
  }
}

function sentencesOf(
  derivation: Derivation,
  title: Both,
  steps: readonly Step[],
  findRow: FindRow,
): Sentence[] {
  if (derivation.kind === 'share') {
    const whole = steps.slice(0, -1)
    return [
      {
        kind: 'shared',
        en: 'Several accounts pay for this together. First, how the whole comes about.',
        es: 'Varias cuentas pagan esto juntas. Primero, cómo se forma el total.',
      },
      ...sentencesOf(derivation.of, title, whole, findRow),
      shareSentence(derivation, steps.at(-1)!),
    ]
  }
  return [
    ...working(derivation, title, steps),
    ...authoritySentences(derivation.authority),
    ...capSentences(derivation, findRow),
  ]
}

function working(
  derivation: Exclude<Derivation, { kind: 'share' }>,
  title: Both,
  steps: readonly Step[],
): Sentence[] {
  if (derivation.kind === 'event') return tellEvent(derivation, title, steps)
  if (derivation.kind === 'percent') return tellPercent(derivation, title, steps)
  if (derivation.kind === 'discount') return tellDiscount(derivation, title, steps)
  if (derivation.kind === 'minimum') return tellMinimum(derivation, title, steps)
  return tellService(derivation, title, steps)
}

function shareSentence(
  { weight, totalWeight, wholeCents }: Extract<Derivation, { kind: 'share' }>,
  step: Step,
): Sentence {
  const whole = money(wholeCents)
  const tail =
    step.rounding === null
      ? { en: '', es: '' }
      : {
          en: `, ${roundedWords[step.rounding].en}, so that the shares together make exactly ${whole}`,
          es: `, ${roundedWords[step.rounding].es}, para que las partes sumen exactamente ${whole}`,
        }
  return {
    kind: 'share',
    en: `Your share is ${weight} of ${totalWeight} parts of ${whole}: ${money(step.cents)}${tail.en}.`,
    es: `Su parte es ${weight} de ${totalWeight} partes de ${whole}: ${money(step.cents)}${tail.es}.`,
  }
}

/** Which resolution set the rate and when it was adopted; which version of the table it stands in, and its days. */
function authoritySentences({
  resolution,
  adoptedOn,
  version,
  effectiveFrom,
  effectiveUntil,
}: Authority): Sentence[] {
  const adopted = adoptedOn
    ? { en: `, adopted on ${fullDay(adoptedOn, 'en')}`, es: `, con fecha del ${fullDay(adoptedOn, 'es')}` }
    : { en: '', es: '' }
  const last = effectiveUntil && lastDay(effectiveUntil)
  const days = last
    ? {
        en: `in force from ${fullDay(effectiveFrom, 'en')} to ${fullDay(last, 'en')}`,
        es: `vigente del ${fullDay(effectiveFrom, 'es')} al ${fullDay(last, 'es')}`,
      }
    : {
        en: `in force since ${fullDay(effectiveFrom, 'en')}`,
        es: `vigente desde el ${fullDay(effectiveFrom, 'es')}`,
      }
  return [
    {
      kind: 'resolution',
      en: `The rate was set by: ${resolution}${adopted.en}.`,
      es: `La tarifa se fijó en: ${resolution}${adopted.es}.`,
    },
    {
      kind: 'version',
      en: `It stands in version “${version}” of the rate table, ${days.en}.`,
      es: `Está en la versión «${version}» de la tabla de tarifas, ${days.es}.`,
    },
  ]
}

/** The highest rates that the notice of the hearing allows, where it names any. */
function capSentences(derivation: Exclude<Derivation, { kind: 'share' }>, findRow: FindRow): Sentence[] {
  const rows = 'parts' in derivation ? derivation.parts.map(({ row }) => row) : [derivation.row]
  const caps = [...new Set(rows)].flatMap((row) => findRow(derivation.authority, row)?.capCents ?? [])
  if (caps.length === 0) return []
  const told = caps.map(money)
  const [en, es] = [' and ', ' y '].map((and) =>
    told.length > 1 ? `${told.slice(0, -1).join(', ')}${and}${told.at(-1)}` : told[0]!,
  )
  return [
    {
      kind: 'cap',
      en: `The public notice allows up to ${en} for it.`,
      es: `El aviso público permite hasta ${es}.`,
    },
  ]
}
