import type { Derivation, Part, Proration, RatedService } from './derivation.ts'
import {
  dayWords,
  hundredths,
  type Language,
  money,
  percentWords,
  periodWords,
  wordOf,
} from './explain-words.ts'

type ServiceWorking = Extract<Derivation, { kind: 'service' | 'account' }>
type EventWorking = Extract<Derivation, { kind: 'event' }>

/** The sentences for a service: what it is, how its rate is put together, and which part of the month is charged. */
export function explainService(working: ServiceWorking, language: Language): string[] {
  const { service, from, until, proration } = working
  const period = periodWords(from, until, language)
  return [
    ...(service ? [`${serviceWords(service, language)}, ${period}.`] : [onceWords(period, language)]),
    sumWords(working, language),
    ...(service && service.before > 0 ? [rankWords(service, language)] : []),
    ...installmentWords(working, language),
    ...(proration ? prorationWords(proration, working, language) : timesWords(working, language)),
  ]
}

const onceWords = (period: string, language: Language): string =>
  language === 'en' ? `Once for the account, ${period}.` : `Una vez por cuenta, ${period}.`

/** `2 refuse bins 4 yd, 3 pickups a week`. */
export function serviceWords(service: RatedService, language: Language): string {
  const { quantity, stream, container, size, pickupsPerWeek, location } = service
  const pickups = pickupsPerWeek ?? 0
  const where = location === 'curb' ? '' : `, ${wordOf(location, language)}`
  if (language === 'en') {
    const often = pickups === 0 ? 'on call' : `${pickups} ${pickups === 1 ? 'pickup' : 'pickups'} a week`
    return `${quantity} × ${size} ${wordOf(container, 'en')} (${wordOf(stream, 'en')}), ${often}${where}`
  }
  const often =
    pickups === 0 ? 'a pedido' : `${pickups} ${pickups === 1 ? 'recolección' : 'recolecciones'} por semana`
  return `${quantity} × ${wordOf(container, 'es')} de ${size} (${wordOf(stream, 'es')}), ${often}${where}`
}

const partWords: { readonly [What in Part['what']]: { readonly en: string; readonly es: string } } = {
  first: { en: 'first container', es: 'primer contenedor' },
  'first-pickup': { en: 'additional pickup', es: 'recolección adicional' },
  additional: { en: 'additional container', es: 'contenedor adicional' },
  'additional-pickup': {
    en: 'additional pickup of an additional container',
    es: 'recolección adicional de un contenedor adicional',
  },
  each: { en: 'container', es: 'contenedor' },
  'each-pickup': { en: 'additional pickup', es: 'recolección adicional' },
  unit: { en: 'dwelling unit', es: 'vivienda' },
  'unit-pickup': { en: 'additional pickup of a unit', es: 'recolección adicional por vivienda' },
  account: { en: 'account', es: 'cuenta' },
  overlay: { en: 'surcharge', es: 'recargo' },
  'overlay-pickup': { en: 'surcharge for an additional pickup', es: 'recargo por recolección adicional' },
}

function sumWords({ parts, spanMonths, installment }: ServiceWorking, language: Language): string {
  const months = installment?.of ?? spanMonths
  const terms = parts.map(
    (part) =>
      `${part.times} × ${money(part.rateCents)} (${partWords[part.what][language]}${differenceWords(part, language)})`,
  )
  const whole = parts.reduce((total, { times, rateCents }) => total + times * rateCents, 0)
  const each = {
    en: months === 1 ? 'a month' : `for ${months} months`,
    es: months === 1 ? 'al mes' : `por ${months} meses`,
  }
  return `${terms.join(' + ')} = ${money(whole)} ${each[language]}.`
}

function differenceWords({ difference }: Part, language: Language): string {
  if (!difference) return ''
  const percent = percentWords(difference.percentThousandths)
  return language === 'en'
    ? `: ${percent} of the difference between "${difference.of}" and "${difference.less}"`
    : `: ${percent} de la diferencia entre "${difference.of}" y "${difference.less}"`
}

const rankWords = ({ before }: RatedService, language: Language): string =>
  language === 'en'
    ? `${before} ${before === 1 ? 'container' : 'containers'} of the same kind and frequency come before it, so it is charged as additional.`
    : `Hay ${before} ${before === 1 ? 'contenedor' : 'contenedores'} del mismo tipo y frecuencia antes, por lo que se cobra como adicional.`

function installmentWords({ installment }: ServiceWorking, language: Language): string[] {
  if (!installment) return []
  const { months, of, wholeCents } = installment
  return [
    language === 'en'
      ? `The rate is ${money(wholeCents)} for ${of} months; this bill takes ${months} of them.`
      : `La tarifa es de ${money(wholeCents)} por ${of} meses; esta factura cobra ${months}.`,
  ]
}

function timesWords({ times, spanMonths, wholeCents }: ServiceWorking, language: Language): string[] {
  if (times === 1) return []
  const what =
    language === 'en'
      ? spanMonths === 1
        ? 'months'
        : `periods of ${spanMonths} months`
      : spanMonths === 1
        ? 'meses'
        : `períodos de ${spanMonths} meses`
  return [`${times} ${what} × ${money(wholeCents)} = ${money(times * wholeCents)}.`]
}

const basisWords = {
  'actual-days': { en: ['day', 'days'], es: ['día', 'días'] },
  '30-day-month': {
    en: ['day', 'days (every month counts as 30)'],
    es: ['día', 'días (cada mes cuenta como 30)'],
  },
  'semi-monthly': { en: ['half month', 'half months'], es: ['medio mes', 'medios meses'] },
  'whole-month': { en: ['month', 'months'], es: ['mes', 'meses'] },
  pickups: { en: ['pickup', 'pickups'], es: ['recolección', 'recolecciones'] },
  none: { en: ['period', 'periods'], es: ['período', 'períodos'] },
} as const

const situationWords = {
  first: { en: 'The service began within the period', es: 'El servicio comenzó dentro del período' },
  final: { en: 'The service ended within the period', es: 'El servicio terminó dentro del período' },
  change: { en: 'The service changed within the period', es: 'El servicio cambió dentro del período' },
  part: {
    en: 'This bill is for a part of the period',
    es: 'Esta factura es por una parte del período',
  },
  'rate-change': { en: 'The rate changed within the period', es: 'La tarifa cambió dentro del período' },
} as const

function prorationWords(proration: Proration, { wholeCents }: ServiceWorking, language: Language): string[] {
  const { basis, numerator, denominator, situation, citation, daysAssumed } = proration
  const unit = basisWords[basis][language][denominator === 1 ? 0 : 1]
  const full = numerator === denominator
  const sentences = {
    en: `${situationWords[situation].en}: ${full ? 'the whole amount is due, ' : ''}${numerator} of ${denominator} ${unit} of ${money(wholeCents)} for ${periodWords(proration.from, proration.until, 'en')}.`,
    es: `${situationWords[situation].es}: ${full ? 'se debe el monto completo, ' : ''}${numerator} de ${denominator} ${unit} de ${money(wholeCents)}, ${periodWords(proration.from, proration.until, 'es')}.`,
  }
  const rounding = {
    en: 'The parts of a month are rounded by largest remainder, so that they add up to the month.',
    es: 'Las partes de un mes se redondean por el resto mayor, para que sumen el mes.',
  }
  const assumed = {
    en: 'The collection days were not on file; the usual days for that many pickups were taken.',
    es: 'Los días de recolección no estaban registrados; se tomaron los días habituales.',
  }
  return [
    sentences[language],
    ...(full ? [] : [rounding[language]]),
    ...(daysAssumed ? [assumed[language]] : []),
    ...(citation ? [language === 'en' ? `Proration: ${citation}.` : `Prorrateo: ${citation}.`] : []),
  ]
}

const perWords = {
  event: { en: ['time', 'times'], es: ['vez', 'veces'] },
  load: { en: ['load', 'loads'], es: ['carga', 'cargas'] },
  ton: { en: ['ton', 'tons'], es: ['tonelada', 'toneladas'] },
  day: { en: ['day of rental', 'days of rental'], es: ['día de alquiler', 'días de alquiler'] },
} as const

/** The sentences for something that happened: when, how much of it, how much was free. */
export function explainEvent(working: EventWorking, language: Language): string[] {
  const { per, quantity, charged, rateCents, happenedOn, reference, free } = working
  const count = (number: number): string => (per === 'ton' ? hundredths(number) : number.toString())
  const unit = (number: number): string =>
    perWords[per][language][number === (per === 'ton' ? 100 : 1) ? 0 : 1]
  const on = dayWords(happenedOn, language)
  const name = wordOf(working.code, language)
  const from = reference ? ` (${reference})` : ''
  const freeSentence = free && {
    en: `${count(free.now)} of ${count(quantity)} free: ${count(free.allowed)} allowed${yearly(per, free.usedBefore, 'en')}.`,
    es: `${count(free.now)} de ${count(quantity)} sin costo: ${count(free.allowed)} permitidas${yearly(per, free.usedBefore, 'es')}.`,
  }
  return [
    language === 'en' ? `${name} on ${on}${from}.` : `${name} el ${on}${from}.`,
    ...(freeSentence ? [freeSentence[language]] : []),
    `${count(charged)} ${unit(charged)} × ${money(rateCents)}.`,
  ]
}

function yearly(per: EventWorking['per'], usedBefore: number, language: Language): string {
  if (per === 'ton' || per === 'day') return language === 'en' ? ' a load' : ' por carga'
  return language === 'en' ? ` a year, ${usedBefore} used before` : ` por año, ${usedBefore} usadas antes`
}
