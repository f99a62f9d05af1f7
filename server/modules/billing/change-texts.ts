/** The sentences that say why a bill differs from the last, in the two languages bills are printed in. */
import { serviceWords } from '../rates/explain-service.ts'
import { dayWords, type Language, money, wordOf } from '../rates/explain-words.ts'
import { daysCharged, daysOf, monthsOf, type ServiceLine, type Side, type Words } from './change-cause.ts'
import type { ComparedBill, Difference } from './register-types.ts'

/** What a bill of extra charges differs by: all that is on it. */
export const extraCharges = (amountCents: number): Difference[] =>
  amountCents === 0
    ? []
    : [
        {
          cause: 'one-off',
          amountCents,
          en: 'Extra charges between regular bills',
          es: 'Cargos adicionales entre facturas regulares',
        },
      ]

/** The sentence for a bill that has none before it. */
export const firstBill: Words = {
  en: 'This is the first bill of this account.',
  es: 'Esta es la primera factura de esta cuenta.',
}

/** Something is charged now that was not before. */
export const begun = (now: Side): Words => ({
  en: `${capital(thing(now, 'en'))}${since(now, 'en')}${daysWords(now, 'en')} (${resolution(now)}).`,
  es: `${capital(thing(now, 'es'))}${since(now, 'es')}${daysWords(now, 'es')} (${resolution(now)}).`,
})

/** How the other bill is named in a sentence: by its day where two bills were chosen, else as the last one. */
export const otherBill = ({ called }: ComparedBill): Words =>
  called ?? { en: 'the last bill', es: 'la factura anterior' }

/** Something is no longer charged at all. */
export const stoppedBefore = (last: Side): Words => ({
  en: `${capital(thing(last, 'en'))} is no longer served; ${otherBill(last.bill).en} had ${daysCharged(last)} of ${daysOf(last.bill)} days of it.`,
  es: `${capital(thing(last, 'es'))}: ya no se presta; ${otherBill(last.bill).es} tenía ${daysCharged(last)} de ${daysOf(last.bill)} días.`,
})

/** Something stopped within the period of this bill. */
export function stopped(now: Side): Words {
  const on = now.lines.at(-1)!.line.periodUntil
  return {
    en: `${capital(thing(now, 'en'))} stopped on ${dayWords(on, 'en')}${daysWords(now, 'en')}.`,
    es: `${capital(thing(now, 'es'))}: terminó el ${dayWords(on, 'es')}${daysWords(now, 'es')}.`,
  }
}

/** Something is served differently than it was. */
export function changed(now: Side, last: Side): Words {
  const [newest, oldest] = [now.lines.at(-1)!, last.lines.at(-1)!]
  return {
    en: `${capital(change(newest, oldest, 'en'))}${since(now, 'en')} (${resolution(now)}).`,
    es: `${capital(change(newest, oldest, 'es'))}${since(now, 'es')} (${resolution(now)}).`,
  }
}

/** The same thing costs another amount. */
export function newRate(now: Side, last: Side): Words {
  const [{ working }, before] = [now.lines.at(-1)!, last.lines.at(-1)!.working]
  const { resolution: by, effectiveFrom } = working.authority
  const alike = working.spanMonths === before.spanMonths && isSameService(now, last)
  const months = working.spanMonths
  const amounts = alike && {
    en: `: ${money(working.wholeCents)} ${months === 1 ? 'a month' : `for ${months} months`} in place of ${money(before.wholeCents)}`,
    es: `: ${money(working.wholeCents)} ${months === 1 ? 'al mes' : `por ${months} meses`} en lugar de ${money(before.wholeCents)}`,
  }
  return {
    en: `New rate for ${thing(now, 'en')}${amounts ? amounts.en : ''} (${by}, in force from ${dayWords(effectiveFrom, 'en')}).`,
    es: `Nueva tarifa de ${thing(now, 'es')}${amounts ? amounts.es : ''} (${by}, vigente desde el ${dayWords(effectiveFrom, 'es')}).`,
  }
}

/** More or less of the period is charged than the last time. */
export function prorated(now: Side, last: Side): Words {
  const [days, before] = [daysCharged(now), daysCharged(last)]
  const [of, beforeOf] = [daysOf(now.bill), daysOf(last.bill)]
  const other = otherBill(last.bill)
  const whole = days === of
  if (whole && before === beforeOf) return otherLength(now, last)
  return {
    en: whole
      ? `${capital(other.en)} had ${before} of ${beforeOf} days of ${thing(now, 'en')}; this one has the whole period.`
      : `${capital(thing(now, 'en'))}: ${days} of ${of} days, on ${other.en} ${before} of ${beforeOf}.`,
    es: whole
      ? `${capital(other.es)} tenía ${before} de ${beforeOf} días de ${thing(now, 'es')}; esta tiene todo el período.`
      : `${capital(thing(now, 'es'))}: ${days} de ${of} días; en ${other.es}, ${before} de ${beforeOf}.`,
  }
}

/** The bills stand for periods of different length. */
export function otherLength(now: Side, last: Side): Words {
  const [months, before] = [monthsOf(now.bill), monthsOf(last.bill)]
  const [days, daysBefore] = [daysOf(now.bill), daysOf(last.bill)]
  const { called } = last.bill
  // Months are alike long to a few days; a bill for a part of one is not.
  if (months === before && Math.abs(days - daysBefore) > 3)
    return {
      en: `This bill is for ${days} days of ${thing(now, 'en')}, ${called?.en ?? 'the last one'} for ${daysBefore}.`,
      es: `Esta factura es por ${days} días de ${thing(now, 'es')}; ${called?.es ?? 'la anterior'}, por ${daysBefore}.`,
    }
  if (months === before)
    return {
      en: `The parts of the rate for ${thing(now, 'en')} fall differently on this period.`,
      es: `Las partes de la tarifa de ${thing(now, 'es')} caen de otra manera en este período.`,
    }
  return {
    en: `This bill has ${count(months, 'month', 'months')} of ${thing(now, 'en')}, ${called?.en ?? 'the last one'} had ${before}.`,
    es: `Esta factura tiene ${count(months, 'mes', 'meses')} de ${thing(now, 'es')}; ${called?.es ?? 'la anterior'} tenía ${before}.`,
  }
}

/** A charge or credit for days before this bill. */
export function correction({ lines }: Side): Words {
  const { periodFrom } = lines[0]!.line
  return {
    en: `Correction for ${thing({ lines }, 'en')} from ${dayWords(periodFrom, 'en')}, ${earlierDays(lines)} days of an earlier bill.`,
    es: `Corrección de ${thing({ lines }, 'es')} desde el ${dayWords(periodFrom, 'es')}, ${earlierDays(lines)} días de una factura anterior.`,
  }
}

/** The last bill corrected one before it, and this one does not. */
export const undone = ({ bill, lines }: Side): Words => ({
  en: `${capital(otherBill(bill).en)} had a correction for ${thing({ lines }, 'en')}, ${earlierDays(lines)} days of an earlier bill.`,
  es: `${capital(otherBill(bill).es)} tenía una corrección de ${thing({ lines }, 'es')}, ${earlierDays(lines)} días de una factura anterior.`,
})

const earlierDays = (lines: Side['lines']): number => lines.reduce((days, { line }) => days + daysOf(line), 0)

/** `96 gal cart (refuse)`, `second 96 gal cart (refuse)`, `2 × 4 yd bin (refuse), 3 pickups a week`. */
function thing({ lines }: Pick<Side, 'lines'>, language: Language): string {
  const { line, working } = lines.at(-1)!
  const { service, code } = working
  if (!service) return wordOf(code, language)
  const overlay = line.code === 'service' ? '' : `${wordOf(line.code, language)}, `
  const often = (service.pickupsPerWeek ?? 0) > 1
  const full = serviceWords(service, language)
  const words = often ? full : full.replace(/\), .*/, ')')
  const rank = service.quantity === 1 ? ordinals[language][service.before] : undefined
  return overlay + (service.quantity === 1 ? words.replace(/^1 × /, rank ? `${rank} ` : '') : words)
}

const ordinals = {
  en: ['', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'],
  es: ['', 'segundo', 'tercer', 'cuarto', 'quinto', 'sexto', 'séptimo', 'octavo', 'noveno', 'décimo'],
}

function change(newest: ServiceLine, oldest: ServiceLine, language: Language): string {
  const [now, before] = [newest.working.service, oldest.working.service]
  const [words, former] = [now && serviceWords(now, language), before && serviceWords(before, language)]
  const en = language === 'en'
  if (words && former && words !== former)
    return en ? `${words} in place of ${former}` : `${words} en lugar de ${former}`
  const name = thing({ lines: [newest] }, language)
  if (now && before && now.units !== before.units)
    return en
      ? `${name} for ${now.units} dwelling units in place of ${before.units}`
      : `${name} para ${now.units} viviendas en lugar de ${before.units}`
  if (newest.weight / newest.of !== oldest.weight / oldest.of)
    return en
      ? `your share of ${name} is ${newest.weight} of ${newest.of} parts, before ${oldest.weight} of ${oldest.of}`
      : `su parte de ${name} es ${newest.weight} de ${newest.of} partes, antes ${oldest.weight} de ${oldest.of}`
  return en
    ? `${name} takes another place among the containers, so it is charged differently`
    : `${name} ocupa otro lugar entre los contenedores, por lo que se cobra de otra manera`
}

const isSameService = (now: Side, last: Side): boolean =>
  JSON.stringify(now.lines.at(-1)!.working.service) === JSON.stringify(last.lines.at(-1)!.working.service)

/** ` since Nov 12, 2026`, when it is within the period. */
function since({ bill, lines }: Side, language: Language): string {
  const first = lines.length > 1 ? lines.at(-1)!.line.periodFrom : lines[0]!.line.periodFrom
  if (first <= bill.periodFrom) return ''
  return language === 'en' ? ` since ${dayWords(first, 'en')}` : ` desde el ${dayWords(first, 'es')}`
}

/** `, 19 of 30 days`, when it is not all of them. */
function daysWords(side: Side, language: Language): string {
  const [days, of] = [daysCharged(side), daysOf(side.bill)]
  if (days === of) return ''
  return language === 'en' ? `, ${days} of ${of} days` : `, ${days} de ${of} días`
}

const resolution = ({ lines }: Side): string => lines.at(-1)!.working.authority.resolution

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`
