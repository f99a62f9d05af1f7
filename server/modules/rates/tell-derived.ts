import type { Step } from './charge-steps.ts'
import type { Derivation } from './derivation.ts'
import { hundredths, money, percentWords, wordOf } from './explain-words.ts'
import { partSentences } from './tell-service.ts'
import { asSentence, type Both, fullDay, fullPeriod, roundingTail, type Sentence } from './told-words.ts'

type Of<Kind extends Derivation['kind']> = Extract<Derivation, { kind: Kind }>

const perWords = {
  event: { en: ['time', 'times'], es: ['vez', 'veces'] },
  load: { en: ['load', 'loads'], es: ['carga', 'cargas'] },
  ton: { en: ['ton', 'tons'], es: ['tonelada', 'toneladas'] },
  day: { en: ['day', 'days'], es: ['día', 'días'] },
} as const

/** The sentences for something that happened: what and when, by which reference, how much of it was free, what the rest costs. */
export function tellEvent(working: Of<'event'>, title: Both, [step]: readonly Step[]): Sentence[] {
  const { happenedOn, reference, free } = working
  const by = reference
    ? { en: `, reference ${reference}`, es: `, referencia ${reference}` }
    : { en: '', es: '' }
  return [
    {
      kind: 'what',
      en: `${title.en}, on ${fullDay(happenedOn, 'en')}${by.en}.`,
      es: `${title.es}, el ${fullDay(happenedOn, 'es')}${by.es}.`,
    },
    ...(free ? [freeSentence(working, free)] : []),
    chargedSentence(working, step!),
  ]
}

function freeSentence(
  { per, quantity }: Of<'event'>,
  { allowed, usedBefore, now }: NonNullable<Of<'event'>['free']>,
): Sentence {
  const count = (number: number): string => (per === 'ton' ? hundredths(number) : number.toString())
  const [one, many] = [perWords[per].en, perWords[per].es]
  const all = { en: `${count(allowed)} ${one[1]}`, es: `${count(allowed)} ${many[1]}` }
  if (per === 'ton' || per === 'day')
    return {
      kind: 'free',
      en: `The first ${all.en} are free, which is ${count(now)} of these ${count(quantity)}.`,
      es: `Sin costo hasta ${all.es}, que son ${count(now)} de ${count(quantity)}.`,
    }
  return {
    kind: 'free',
    en: `${count(allowed)} a year ${allowed === 1 ? 'is' : 'are'} free. ${usedBefore === 0 ? 'None' : usedBefore} had been used before, so ${now} of ${quantity} here ${now === 1 ? 'is' : 'are'} free.`,
    es: `Sin costo: ${count(allowed)} por año. Antes se ${usedBefore === 1 ? 'había usado' : 'habían usado'} ${usedBefore}, así que aquí ${now} de ${quantity} no ${now === 1 ? 'tiene' : 'tienen'} costo.`,
  }
}

function chargedSentence({ per, charged, rateCents }: Of<'event'>, step: Step): Sentence {
  if (charged === 0)
    return { kind: 'charged', en: 'So nothing is charged for it.', es: 'Así que no se cobra nada.' }
  const result = money(step.cents)
  const tail = roundingTail(step.rounding)
  const isOne = charged === (per === 'ton' ? 100 : 1)
  if (isOne && per !== 'ton')
    return { kind: 'charged', en: `The rate is ${result}.`, es: `La tarifa es de ${result}.` }
  const count = per === 'ton' ? hundredths(charged) : charged.toString()
  const place = isOne ? 0 : 1
  return {
    kind: 'charged',
    en: `${count} ${perWords[per].en[place]} at ${money(rateCents)} each: ${result}${tail.en}.`,
    es: `${count} ${perWords[per].es[place]} a razón de ${money(rateCents)}: ${result}${tail.es}.`,
  }
}

const groups: { readonly [name: string]: Both } = {
  all: { en: 'all charges before it', es: 'todos los cargos anteriores' },
  services: { en: 'the services', es: 'los servicios' },
  events: { en: 'the single services', es: 'los servicios únicos' },
}

/** What a percentage, a discount or a minimum is taken of: `the single services and franchise fee`. */
function groupWords(of: readonly string[]): Both {
  const told = (language: 'en' | 'es', and: string): string => {
    const names = of.map((name) => groups[name]?.[language] ?? wordOf(name, language))
    const last = names.at(-1) ?? ''
    return names.length > 1 ? `${names.slice(0, -1).join(', ')} ${and} ${last}` : last
  }
  return { en: told('en', 'and'), es: told('es', 'y') }
}

/** The sentences for a share of other charges: of which, how much they come to, how the share is rounded. */
export function tellPercent(percent: Of<'percent'>, title: Both, steps: readonly Step[]): Sentence[] {
  const { baseCents, baseLines, percentThousandths, each, rounding } = percent
  const of = groupWords(percent.of)
  const rate = percentWords(percentThousandths)
  const lines =
    baseLines === 1
      ? { en: '1 line', es: '1 línea' }
      : { en: `${baseLines} lines`, es: `${baseLines} líneas` }
  const result = money(steps.at(-1)!.cents)
  const tail = roundingTail(each ? rounding : steps[0]!.rounding)
  return [
    {
      kind: 'base',
      en: `${title.en}: it is taken of ${of.en}, which come to ${money(baseCents)} in ${lines.en}.`,
      es: `${title.es}: se calcula sobre ${of.es}, que suman ${money(baseCents)} en ${lines.es}.`,
    },
    each
      ? {
          kind: 'taken',
          en: `${rate} of each line, ${tail.en.slice(2)}, together: ${result}.`,
          es: `El ${rate} de cada línea, ${tail.es.slice(2)}, en conjunto: ${result}.`,
        }
      : {
          kind: 'taken',
          en: `${rate} of ${money(baseCents)} is ${result}${tail.en}.`,
          es: `El ${rate} de ${money(baseCents)} son ${result}${tail.es}.`,
        },
  ]
}

/** The sentences for a discount: of what, for which days, how much comes off, and who pays for it. */
export function tellDiscount(discount: Of<'discount'>, title: Both, steps: readonly Step[]): Sentence[] {
  const { baseCents, days, from, until, fundingGlCode } = discount
  const of = groupWords(discount.of)
  const when = { en: fullPeriod(from, until, 'en'), es: fullPeriod(from, until, 'es') }
  const limit = steps.find(({ what }) => what === 'limit')
  const off = amountOff(steps)
  return [
    {
      kind: 'base',
      en: `${title.en}: it is taken of ${of.en}, which come to ${money(baseCents)} ${when.en}.`,
      es: `${title.es}: se calcula sobre ${of.es}, que suman ${money(baseCents)} ${when.es}.`,
    },
    ...(days.had < days.of
      ? [
          {
            kind: 'held' as const,
            en: `You had the discount on ${days.had} of the ${days.of} days.`,
            es: `Tuvo el descuento en ${days.had} de los ${days.of} días.`,
          },
        ]
      : []),
    takenOff(discount, steps[0]!),
    ...(limit
      ? [
          {
            kind: 'limit' as const,
            en: `A discount takes the charges to nothing and no further, so ${money(limit.cents)} comes off.`,
            es: `Un descuento reduce los cargos hasta cero y no más, así que se descuentan ${money(limit.cents)}.`,
          },
        ]
      : []),
    {
      kind: 'credit',
      en: `So ${off} comes off your bill.`,
      es: `Así que se descuentan ${off} de su factura.`,
    },
    {
      kind: 'funded',
      en: `It is paid by the city’s account ${fundingGlCode}, not by the other customers.`,
      es: `Lo paga la cuenta ${fundingGlCode} de la ciudad, no los demás clientes.`,
    },
  ]
}

const amountOff = (steps: readonly Step[]): string => money(-steps.at(-1)!.cents)

function takenOff(
  { percentThousandths, amountCents, baseCents, fixed, days }: Of<'discount'>,
  off: Step,
): Sentence {
  const tail = roundingTail(off.rounding)
  const result = money(off.cents)
  if (percentThousandths) {
    const rate = percentWords(percentThousandths)
    return {
      kind: 'taken',
      en: `${rate} of ${money(baseCents)} is ${result}${tail.en}.`,
      es: `El ${rate} de ${money(baseCents)} son ${result}${tail.es}.`,
    }
  }
  const amount = money(amountCents ?? 0)
  const of = fixed?.days ?? days.of
  const months = fixed && fixed.months !== fixed.rowMonths ? fixed.months / fixed.rowMonths : 1
  const times = months === 1 ? { en: '', es: '' } : { en: ` times ${months}`, es: ` por ${months}` }
  if (days.had === of)
    return {
      kind: 'taken',
      en: `The discount is ${amount} a month${times.en}: ${result}${tail.en}.`,
      es: `El descuento es de ${amount} al mes${times.es}: ${result}${tail.es}.`,
    }
  return {
    kind: 'taken',
    en: `The discount is ${amount} a month${times.en}; times ${days.had}, divided by ${of} days, that is ${result}${tail.en}.`,
    es: `El descuento es de ${amount} al mes${times.es}; por ${days.had}, dividido entre ${of} días, son ${result}${tail.es}.`,
  }
}

/** The sentences for what a bill comes to at least: how much that is for its days, and what is added to reach it. */
export function tellMinimum(minimum: Of<'minimum'>, title: Both, steps: readonly Step[]): Sentence[] {
  const { minimumCents, baseCents, dues = [] } = minimum
  const of = groupWords(minimum.of)
  const made = steps.slice()
  const parts = dues.flatMap(({ proration, rateCents, times }): Sentence[] => {
    if (proration && proration.numerator !== proration.denominator)
      return partSentences(proration, rateCents, made.shift())
    if (times === 1) return []
    const step = made.shift()!
    return [
      {
        kind: 'times',
        en: `${times} times ${money(rateCents)} is ${money(step.cents)}.`,
        es: `${times} por ${money(rateCents)} son ${money(step.cents)}.`,
      },
    ]
  })
  return [
    {
      kind: 'what',
      en: `${title.en}: what ${of.en} come to is at least ${money(minimumCents)} on this bill.`,
      es: `${title.es}: ${of.es} suman al menos ${money(minimumCents)} en esta factura.`,
    },
    ...parts,
    {
      kind: 'minimum',
      en: `${asSentence(of.en)} came to ${money(baseCents)}, so ${money(minimumCents - baseCents)} is added.`,
      es: `${asSentence(of.es)} sumaron ${money(baseCents)}, así que se agregan ${money(minimumCents - baseCents)}.`,
    },
  ]
}
