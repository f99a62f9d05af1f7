import { type Step, stepCents } from './charge-steps.ts'
import type { Derivation, Part, Proration } from './derivation.ts'
import { money, percentWords, wordOf } from './explain-words.ts'
import { basisRule } from './quote-policy.ts'
import {
  asSentence,
  type Both,
  fullPeriod,
  perMonths,
  periodName,
  roundedWords,
  type Sentence,
  thingWords,
} from './told-words.ts'

type Working = Extract<Derivation, { kind: 'service' | 'account' }>

/** The sentences for a service, or for what the account pays once: what it is, its rate, and which part of the month is charged. */
export function tellService(working: Working, title: Both, steps: readonly Step[]): Sentence[] {
  const part = steps.find(({ what }) => what === 'part')
  return [
    whatSentence(working, title),
    ...rateSentences(working, steps),
    ...rankSentences(working),
    ...installmentSentences(working),
    ...timesSentences(working),
    ...(working.proration ? partSentences(working.proration, working.wholeCents, part) : []),
  ]
}

function whatSentence({ service, parts, timing, from, until }: Working, title: Both): Sentence {
  const days = { en: fullPeriod(from, until, 'en'), es: fullPeriod(from, until, 'es') }
  const when =
    timing === 'advance' ? { en: ', billed in advance', es: ', cobrado por adelantado' } : { en: '', es: '' }
  if (!service)
    return {
      kind: 'what',
      en: `${title.en}: charged once for the account, ${days.en}${when.en}.`,
      es: `${title.es}: se cobra una vez por cuenta, ${days.es}${when.es}.`,
    }
  const thing = thingWords(service)
  // A surcharge beside a rate has a name of its own; the service it is on is told with it.
  const named = parts[0]?.what.startsWith('overlay')
    ? { en: `${title.en}, on ${thing.en}`, es: `${title.es}, sobre ${thing.es}` }
    : { en: asSentence(thing.en), es: asSentence(thing.es) }
  return {
    kind: 'what',
    en: `${named.en}, ${days.en}${when.en}.`,
    es: `${named.es}, ${days.es}${when.es}.`,
  }
}

type Counted = readonly [one: Both, many: Both]
const counted = (one: Both, many: Both): Counted => [one, many]
const containers = counted(
  { en: '1 container', es: '1 contenedor' },
  { en: 'containers', es: 'contenedores' },
)
const pickups = counted(
  { en: '1 additional pickup a week', es: '1 recolección adicional por semana' },
  { en: 'additional pickups a week', es: 'recolecciones adicionales por semana' },
)

/** Parts by what they are taken for: one of them whole, several without their number. */
const partNames: { readonly [What in Part['what']]: Counted } = {
  first: counted({ en: 'the first container', es: 'el primer contenedor' }, containers[1]),
  'first-pickup': pickups,
  additional: counted(
    { en: '1 additional container', es: '1 contenedor adicional' },
    { en: 'additional containers', es: 'contenedores adicionales' },
  ),
  'additional-pickup': counted(
    {
      en: '1 additional pickup a week of an additional container',
      es: '1 recolección adicional por semana de un contenedor adicional',
    },
    {
      en: 'additional pickups a week of additional containers',
      es: 'recolecciones adicionales por semana de contenedores adicionales',
    },
  ),
  each: containers,
  'each-pickup': pickups,
  unit: counted({ en: '1 dwelling unit', es: '1 vivienda' }, { en: 'dwelling units', es: 'viviendas' }),
  'unit-pickup': counted(
    {
      en: '1 additional pickup a week of a dwelling unit',
      es: '1 recolección adicional por semana de una vivienda',
    },
    {
      en: 'additional pickups a week of dwelling units',
      es: 'recolecciones adicionales por semana de viviendas',
    },
  ),
  account: counted({ en: 'the account', es: 'la cuenta' }, { en: 'accounts', es: 'cuentas' }),
  overlay: containers,
  'overlay-pickup': pickups,
}

function rateSentences({ parts, installment, spanMonths }: Working, steps: readonly Step[]): Sentence[] {
  const per = perMonths(installment?.of ?? spanMonths)
  const differences = steps.filter(({ what }) => what === 'difference')
  const told = parts.flatMap((part) => differenceSentences(part, differences.shift()))
  const [only] = parts
  if (parts.length === 1 && only!.times === 1)
    return [
      ...told,
      {
        kind: 'rate',
        en: `The rate is ${money(only!.rateCents)}${per.en}.`,
        es: `La tarifa es de ${money(only!.rateCents)}${per.es}.`,
      },
    ]
  const whole = parts.reduce((total, { times, rateCents }) => total + times * rateCents, 0)
  return [
    ...told,
    ...parts.map((part) => partSentence(part, per)),
    ...(parts.length > 1
      ? [
          {
            kind: 'rate' as const,
            en: `Together that is ${money(whole)}${per.en}.`,
            es: `En conjunto son ${money(whole)}${per.es}.`,
          },
        ]
      : []),
  ]
}

function partSentence({ what, times, rateCents }: Part, per: Both): Sentence {
  const [one, many] = partNames[what]
  const total = money(times * rateCents)
  if (times === 1)
    return {
      kind: 'rate',
      en: `For ${one.en}: ${total}${per.en}.`,
      es: `Por ${one.es}: ${total}${per.es}.`,
    }
  return {
    kind: 'rate',
    en: `For ${times} ${many.en} at ${money(rateCents)} each: ${total}${per.en}.`,
    es: `Por ${times} ${many.es} a razón de ${money(rateCents)}: ${total}${per.es}.`,
  }
}

function differenceSentences({ difference }: Part, step: Step | undefined): Sentence[] {
  if (!difference) return []
  const percent = percentWords(difference.percentThousandths)
  const [of, less] = step ? step.terms.map(({ cents }) => `${money(cents)}, `) : ['', '']
  const [more, fewer] = [difference.of, difference.less].map((row) => ({
    en: wordOf(row, 'en'),
    es: wordOf(row, 'es'),
  }))
  const result = step ? `: ${money(stepCents(step))}` : ''
  return [
    {
      kind: 'rate',
      en: `It is ${percent} of the difference between ${of}the rate for ${more!.en}, and ${less}the rate for ${fewer!.en}${result}.`,
      es: `Es el ${percent} de la diferencia entre ${of}la tarifa de ${more!.es}, y ${less}la tarifa de ${fewer!.es}${result}.`,
    },
  ]
}

function rankSentences({ service }: Working): Sentence[] {
  const before = service?.before ?? 0
  if (before === 0) return []
  return [
    {
      kind: 'rank',
      en: `${before === 1 ? 'One container' : `${before} containers`} of the same kind and frequency ${before === 1 ? 'comes' : 'come'} before it, so it is charged as an additional one.`,
      es: `Antes hay ${before === 1 ? 'un contenedor' : `${before} contenedores`} del mismo tipo y frecuencia, por lo que se cobra como adicional.`,
    },
  ]
}

function installmentSentences({ installment, wholeCents }: Working): Sentence[] {
  if (!installment) return []
  const { months, of, wholeCents: all } = installment
  const part =
    months === 1 ? { en: '1 month', es: '1 mes' } : { en: `${months} months`, es: `${months} meses` }
  return [
    {
      kind: 'installment',
      en: `The rate is ${money(all)} for ${of} months, paid month by month: this charge is ${part.en} of it, ${money(wholeCents)}. Odd cents fall on the first months.`,
      es: `La tarifa es de ${money(all)} por ${of} meses y se paga mes por mes: este cargo es ${part.es}, ${money(wholeCents)}. Los centavos sobrantes caen en los primeros meses.`,
    },
  ]
}

function timesSentences({ times, spanMonths, wholeCents }: Working): Sentence[] {
  if (times === 1) return []
  const what =
    spanMonths === 1
      ? { en: 'months', es: 'meses' }
      : { en: `periods of ${spanMonths} months`, es: `períodos de ${spanMonths} meses` }
  const result = money(times * wholeCents)
  return [
    {
      kind: 'times',
      en: `This bill has ${times} ${what.en} of it: ${times} times ${money(wholeCents)} is ${result}.`,
      es: `Esta factura tiene ${times} ${what.es}: ${times} por ${money(wholeCents)} son ${result}.`,
    },
  ]
}

const units: { readonly [Basis in Proration['basis']]: Counted } = {
  'actual-days': counted({ en: 'day', es: 'día' }, { en: 'days', es: 'días' }),
  '30-day-month': counted({ en: 'day', es: 'día' }, { en: 'days', es: 'días' }),
  'semi-monthly': counted({ en: 'half month', es: 'medio mes' }, { en: 'half months', es: 'medios meses' }),
  'whole-month': counted({ en: 'month', es: 'mes' }, { en: 'months', es: 'meses' }),
  pickups: counted({ en: 'collection', es: 'recolección' }, { en: 'collections', es: 'recolecciones' }),
  none: counted({ en: 'period', es: 'período' }, { en: 'periods', es: 'períodos' }),
}

const situations: { readonly [Situation in Proration['situation']]: Both } = {
  first: { en: 'The service began within the period', es: 'El servicio comenzó dentro del período' },
  final: { en: 'The service ended within the period', es: 'El servicio terminó dentro del período' },
  change: { en: 'The service changed within the period', es: 'El servicio cambió dentro del período' },
  part: { en: 'This bill is for a part of the period', es: 'Esta factura es por una parte del período' },
  'rate-change': { en: 'The rate changed within the period', es: 'La tarifa cambió dentro del período' },
}

/** Why only a part is charged, how the part comes about, how it was rounded, and the city's rule for it, quoted. */
export function partSentences(proration: Proration, wholeCents: number, step: Step | undefined): Sentence[] {
  const { basis, situation, numerator, denominator, from, until } = proration
  const why = situations[situation]
  const name = { en: periodName(from, until, 'en'), es: periodName(from, until, 'es') }
  const unit = units[basis][denominator === 1 ? 0 : 1]
  if (!step)
    return [
      {
        kind: 'part',
        en: `${why.en}. All the same the whole amount for ${name.en} is due: ${money(wholeCents)}.`,
        es: `${why.es}. De todos modos se debe el monto completo de ${name.es}: ${money(wholeCents)}.`,
      },
      ...ruleSentences(proration),
    ]
  const [one, many] = units[basis]
  const [own, all] = [numerator === 1 ? one : many, unit]
  const result = money(step.cents)
  return [
    {
      kind: 'part',
      en: `${why.en}, so you pay for ${numerator} of the ${denominator} ${all.en} of ${name.en}.`,
      es: `${why.es}, así que paga ${numerator} ${own.es} de ${denominator} de ${name.es}.`,
    },
    {
      kind: 'part',
      en: `${money(wholeCents)} times ${numerator}, divided by ${denominator}, is ${result}.`,
      es: `${money(wholeCents)} por ${numerator}, dividido entre ${denominator}, son ${result}.`,
    },
    ...(step.rounding === null ? [] : [roundingSentence(step.rounding, wholeCents)]),
    ...ruleSentences(proration),
  ]
}

const roundingSentence = (rounding: NonNullable<Step['rounding']>, wholeCents: number): Sentence => ({
  kind: 'rounding',
  en: `It is ${roundedWords[rounding].en}, so that all parts together make exactly ${money(wholeCents)}.`,
  es: `Está ${roundedWords[rounding].es}, para que todas las partes sumen exactamente ${money(wholeCents)}.`,
})

function ruleSentences({ basis, citation, daysAssumed }: Proration): Sentence[] {
  const rule = basisRule[basis]
  const assumed: Sentence = {
    kind: 'assumed',
    en: 'The collection days were not on file, so the usual days for that many pickups were taken.',
    es: 'Los días de recolección no estaban registrados, así que se tomaron los días habituales.',
  }
  return [
    ...(daysAssumed ? [assumed] : []),
    citation === null
      ? {
          kind: 'policy',
          en: 'The city has set down no rule of its own for this, so it goes by days.',
          es: 'La ciudad no ha fijado una regla propia para esto, así que se cuenta por días.',
        }
      : {
          kind: 'policy',
          en: `The rule is in ${citation}: “${rule.en}”`,
          es: `La regla está en ${citation}: «${rule.es}»`,
        },
  ]
}
