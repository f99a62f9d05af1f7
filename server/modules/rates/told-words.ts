/** Words as they are said on the telephone, in the two languages bills are printed in: days written out, things counted. */
import { PlainDate } from '#kernel/dates'
import { type Rounding, dollars } from '#kernel/money'
import type { RatedService } from './derivation.ts'
import { type Language, wordOf } from './explain-words.ts'

/** A sentence in both languages. */
export type Both = { readonly en: string; readonly es: string }

/** What a sentence of an explanation tells. */
type SentenceKind =
  | 'what'
  | 'rate'
  | 'rank'
  | 'installment'
  | 'times'
  | 'part'
  | 'rounding'
  | 'assumed'
  | 'policy'
  | 'free'
  | 'charged'
  | 'base'
  | 'taken'
  | 'held'
  | 'limit'
  | 'credit'
  | 'funded'
  | 'minimum'
  | 'shared'
  | 'share'
  | 'resolution'
  | 'version'
  | 'cap'
/** One sentence of an explanation, to be read aloud in either language. */
export type Sentence = Both & { readonly kind: SentenceKind }

const months = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
}

/** `November 12, 2026` or `12 de noviembre de 2026`, from an ISO day. */
export function fullDay(iso: string, language: Language): string {
  const { year, month, day } = PlainDate.from(iso)
  const name = months[language][month - 1]!
  return language === 'en' ? `${name} ${day}, ${year}` : `${day} de ${name} de ${year}`
}

/** The last day of half-open days. */
export const lastDay = (until: string): string => PlainDate.from(until).subtract({ days: 1 }).toString()

/** `from November 1 to November 30, 2026`, `del 1 al 30 de noviembre de 2026`; one day as `on November 1, 2026`. */
export function fullPeriod(from: string, until: string, language: Language): string {
  const last = lastDay(until)
  if (last <= from) return language === 'en' ? `on ${fullDay(from, 'en')}` : `el ${fullDay(from, 'es')}`
  const sameYear = from.slice(0, 4) === last.slice(0, 4)
  if (language === 'en') {
    const first = fullDay(from, 'en')
    return `from ${sameYear ? first.slice(0, -6) : first} to ${fullDay(last, 'en')}`
  }
  const first = fullDay(from, 'es')
  return `del ${sameYear ? first.slice(0, -8) : first} al ${fullDay(last, 'es')}`
}

/** The month a period is, by name and year, where it is a whole one; else its days: `November 2026`. */
export function periodName(from: string, until: string, language: Language): string {
  const first = PlainDate.from(from)
  if (first.day === 1 && first.add({ months: 1 }).toString() === until) {
    const name = months[language][first.month - 1]!
    return language === 'en' ? `${name} ${first.year}` : `${name} de ${first.year}`
  }
  return fullPeriod(from, until, language).replace(/^(from|on|del|el) /, '')
}

const nouns: { readonly [container: string]: { readonly en: Pair; readonly es: Pair } } = {
  cart: { en: ['cart', 'carts'], es: ['carrito', 'carritos'] },
  'cart-set': { en: ['cart set', 'cart sets'], es: ['juego de carritos', 'juegos de carritos'] },
  'extra-cart': { en: ['extra cart', 'extra carts'], es: ['carrito adicional', 'carritos adicionales'] },
  bin: { en: ['bin', 'bins'], es: ['contenedor', 'contenedores'] },
  compactor: { en: ['compactor', 'compactors'], es: ['compactador', 'compactadores'] },
  'roll-off': {
    en: ['roll-off box', 'roll-off boxes'],
    es: ['contenedor de volteo', 'contenedores de volteo'],
  },
}
type Pair = readonly [one: string, many: string]

const places: { readonly [location: string]: Both } = {
  curb: { en: '', es: '' },
  'side-yard': { en: ' from the side yard', es: ' en el patio lateral' },
}

/** `one 96-gallon cart set for refuse, recycling and organics, collected once a week`. */
export function thingWords(service: RatedService): Both {
  const { quantity, container, stream, units } = service
  const place = places[service.location] ?? {
    en: ` (${wordOf(service.location, 'en')})`,
    es: ` (${wordOf(service.location, 'es')})`,
  }
  const noun = nouns[container] ?? { en: twice(wordOf(container, 'en')), es: twice(wordOf(container, 'es')) }
  const size = sizeWords(service.size)
  const often = oftenWords(service.pickupsPerWeek)
  const homes = units > 1 ? { en: `, for ${units} dwelling units`, es: `, para ${units} viviendas` } : none
  const many = quantity === 1 ? 0 : 1
  return {
    en: `${quantity === 1 ? 'one' : quantity} ${size.en}${noun.en[many]} for ${wordOf(stream, 'en')}, ${often.en}${place.en}${homes.en}`,
    es: `${quantity === 1 ? 'un' : quantity} ${noun.es[many]}${size.es} para ${wordOf(stream, 'es')}, ${often.es}${place.es}${homes.es}`,
  }
}

const none: Both = { en: '', es: '' }
const twice = (word: string): Pair => [word, `${word}s`]

/** `96-gallon ` before the thing in English, ` de 96 galones` after it in Spanish. */
function sizeWords(size: string): Both {
  const [, number, unit] = /^([\d.]+) (gal|yd)$/.exec(size) ?? []
  if (!number) return size === '*' || size === '' ? none : { en: `${size} `, es: ` de ${size}` }
  if (unit === 'gal') return { en: `${number}-gallon `, es: ` de ${number} galones` }
  return { en: `${number}-yard `, es: ` de ${number} ${number === '1' ? 'yarda cúbica' : 'yardas cúbicas'}` }
}

function oftenWords(pickups: number | null): Both {
  if (pickups === null) return { en: 'collected on call', es: 'con recolección a pedido' }
  if (pickups === 1) return { en: 'collected once a week', es: 'con recolección una vez por semana' }
  if (pickups === 2) return { en: 'collected twice a week', es: 'con recolección dos veces por semana' }
  return { en: `collected ${pickups} times a week`, es: `con recolección ${pickups} veces por semana` }
}

/** ` a month`, ` for 3 months`. */
export const perMonths = (count: number): Both =>
  count === 1 ? { en: ' a month', es: ' al mes' } : { en: ` for ${count} months`, es: ` por ${count} meses` }

/** How a cent was rounded, said after an amount. */
export const roundedWords: { readonly [How in Rounding]: Both } = {
  'half-up': {
    en: 'rounded to the nearest cent, half cents up',
    es: 'redondeado al centavo más cercano, los medios centavos hacia arriba',
  },
  'half-even': {
    en: 'rounded to the nearest cent, half cents to the even cent',
    es: 'redondeado al centavo más cercano, los medios centavos al centavo par',
  },
  down: { en: 'rounded down to the cent', es: 'redondeado hacia abajo al centavo' },
  up: { en: 'rounded up to the cent', es: 'redondeado hacia arriba al centavo' },
}

/** An amount without its sign, for sentences that say which way it goes. */
export const amountWords = (cents: number): string => dollars(Math.abs(cents))

/** `, rounded …` where something was rounded at all. */
export const roundingTail = (rounding: Rounding | null): Both =>
  rounding === null ? none : { en: `, ${roundedWords[rounding].en}`, es: `, ${roundedWords[rounding].es}` }

/** The first letter as a sentence begins. */
export const asSentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
