/** Amounts, days and container words in the two languages bills are printed in. */
import { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'

export type Language = 'en' | 'es'

const months = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  es: ['ene.', 'feb.', 'mar.', 'abr.', 'may.', 'jun.', 'jul.', 'ago.', 'sept.', 'oct.', 'nov.', 'dic.'],
}

/** `Nov 23, 2026` or `23 de nov. de 2026`. */
export function dayWords(iso: string, language: Language): string {
  const day = PlainDate.from(iso)
  const month = months[language][day.month - 1]!
  return language === 'en' ? `${month} ${day.day}, ${day.year}` : `${day.day} de ${month} de ${day.year}`
}

/** A half-open period as people write it, to its last day: `Nov 1 to Nov 30, 2026`. */
export function periodWords(from: string, until: string, language: Language): string {
  const last = PlainDate.from(until).subtract({ days: 1 }).toString()
  if (last === from) return dayWords(from, language)
  const first = PlainDate.from(from)
  const sameYear = from.slice(0, 4) === last.slice(0, 4)
  const month = months[language][first.month - 1]!
  if (language === 'en') {
    return `${sameYear ? `${month} ${first.day}` : dayWords(from, 'en')} to ${dayWords(last, 'en')}`
  }
  return `${sameYear ? `${first.day} de ${month}` : dayWords(from, 'es')} al ${dayWords(last, 'es')}`
}

/** `4.8%`, from thousandths of a percent. */
export function percentWords(thousandths: number): string {
  const whole = Math.trunc(thousandths / 1000)
  const rest = Math.abs(thousandths % 1000)
    .toString()
    .padStart(3, '0')
    .replace(/0+$/, '')
  return `${whole}${rest && `.${rest}`}%`
}

/** `3.25`, from hundredths. */
export const hundredths = (count: number): string =>
  `${Math.trunc(count / 100)}.${(count % 100).toString().padStart(2, '0')}`

export const money = (cents: number): string => dollars(cents)

const spanish: { readonly [word: string]: string } = {
  refuse: 'basura',
  recycling: 'reciclaje',
  organics: 'orgánicos',
  'green-waste': 'residuos de jardín',
  inert: 'escombros inertes',
  all: 'basura, reciclaje y orgánicos',
  cart: 'carrito',
  'cart-set': 'juego de carritos',
  'extra-cart': 'carrito adicional',
  bin: 'contenedor',
  compactor: 'compactador',
  'roll-off': 'contenedor de volteo',
  curb: 'en la acera',
  'side-yard': 'en el patio lateral',
  bulky: 'artículos voluminosos',
  'extra-pickup': 'recolección adicional',
  load: 'carga',
  'dry-run': 'viaje en vano',
  inactivity: 'cargo mínimo',
  'franchise-fee': 'cuota de franquicia',
  'ab-939': 'cuota AB 939',
  relocate: 'reubicación',
  'cart-exchange': 'cambio de carrito',
  'go-back': 'viaje de regreso',
  senior: 'para personas mayores',
  'low-income': 'por bajos ingresos',
  'cart-cleaning': 'limpieza de carrito',
  'cart-replacement': 'reemplazo de carrito',
  'service-change': 'cambio de servicio',
  'side yard': 'servicio en el patio lateral',
  curbside: 'servicio en la acera',
  yd: 'yd³',
  gal: 'gal',
}
const english: { readonly [word: string]: string } = {
  all: 'refuse, recycling and organics',
  'cart-set': 'cart set',
  'extra-cart': 'extra cart',
  'green-waste': 'green waste',
  'roll-off': 'roll-off box',
  'side yard': 'side-yard service',
  curbside: 'service at the curb',
  inactivity: 'the minimum charge',
}

/** A word of the data as people read it; a word no list knows is shown as the city wrote it. */
export const wordOf = (word: string, language: Language): string =>
  (language === 'es' ? spanish[word] : english[word]) ?? word.replaceAll('-', ' ')
