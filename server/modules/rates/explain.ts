import type { Authority, Derivation } from './derivation.ts'
import { explainEvent, explainService } from './explain-service.ts'
import { dayWords, type Language, money, percentWords, periodWords, wordOf } from './explain-words.ts'

export type { Language } from './explain-words.ts'

/**
 * Tells why a charge is what it is, in plain sentences of English or Spanish: what was charged, by which row of which
 * resolution, for which days, in which steps. The one function that does so, for the clerk, the customer and the auditor.
 */
export function explain(derivation: Derivation, language: Language): string[] {
  if (derivation.kind === 'share')
    return [shareWords(derivation, language), ...explain(derivation.of, language)]
  return [...working(derivation, language), authority(derivation.authority, language)]
}

function working(derivation: Exclude<Derivation, { kind: 'share' }>, language: Language): string[] {
  if (derivation.kind === 'event') return explainEvent(derivation, language)
  if (derivation.kind === 'percent') return explainPercent(derivation, language)
  if (derivation.kind === 'discount') return explainDiscount(derivation, language)
  if (derivation.kind === 'minimum') return explainMinimum(derivation, language)
  return explainService(derivation, language)
}

function shareWords({ weight, totalWeight, wholeCents }: Of<'share'>, language: Language): string {
  return language === 'en'
    ? `Your share is ${weight} of ${totalWeight} parts of ${money(wholeCents)}, which several accounts pay together. The shares add up to it exactly.`
    : `Su parte es ${weight} de ${totalWeight} partes de ${money(wholeCents)}, que varias cuentas pagan juntas. Las partes suman exactamente ese monto.`
}

/** Which table of which resolution the rate comes from, and since when. */
function authority(from: Authority, language: Language): string {
  const { resolution, adoptedOn, effectiveFrom, effectiveUntil } = from
  if (language === 'en') {
    const adopted = adoptedOn ? `, adopted ${dayWords(adoptedOn, 'en')}` : ''
    const until = effectiveUntil ? ` until ${dayWords(effectiveUntil, 'en')}` : ''
    return `Rate: ${resolution}${adopted}, in force from ${dayWords(effectiveFrom, 'en')}${until}.`
  }
  const adopted = adoptedOn ? `, aprobada el ${dayWords(adoptedOn, 'es')}` : ''
  const until = effectiveUntil ? ` hasta el ${dayWords(effectiveUntil, 'es')}` : ''
  return `Tarifa: ${resolution}${adopted}, vigente desde el ${dayWords(effectiveFrom, 'es')}${until}.`
}

type Of<Kind extends Derivation['kind']> = Extract<Derivation, { kind: Kind }>

const rounded = {
  en: { 'half-up': 'half cents up', 'half-even': 'half cents to the even cent', down: 'down', up: 'up' },
  es: {
    'half-up': 'los medios centavos hacia arriba',
    'half-even': 'los medios centavos al centavo par',
    down: 'hacia abajo',
    up: 'hacia arriba',
  },
}

const names: { readonly [name: string]: { readonly en: string; readonly es: string } } = {
  all: { en: 'all charges before it', es: 'todos los cargos anteriores' },
  services: { en: 'the services', es: 'los servicios' },
  events: { en: 'the single services', es: 'los servicios únicos' },
}

const ofWords = (of: readonly string[], language: Language): string =>
  of.map((name) => names[name]?.[language] ?? wordOf(name, language)).join(', ')

function explainPercent(percent: Of<'percent'>, language: Language): string[] {
  const rate = percentWords(percent.percentThousandths)
  const of = ofWords(percent.of, language)
  const how = rounded[language][percent.rounding]
  return language === 'en'
    ? [
        `${rate} of ${of}, which come to ${money(percent.baseCents)} in ${percent.baseLines} ${percent.baseLines === 1 ? 'line' : 'lines'}.`,
        `Taken at step ${percent.order}, rounded ${percent.roundEach ? 'on each line' : 'once on the sum'}, ${how}.`,
      ]
    : [
        `${rate} de ${of}, que suman ${money(percent.baseCents)} en ${percent.baseLines} ${percent.baseLines === 1 ? 'línea' : 'líneas'}.`,
        `Se calcula en el paso ${percent.order}, se redondea ${percent.roundEach ? 'en cada línea' : 'una vez sobre la suma'}, ${how}.`,
      ]
}

function explainDiscount(discount: Of<'discount'>, language: Language): string[] {
  const { percentThousandths, amountCents, days, from, until, fundingGlCode } = discount
  const period = periodWords(from, until, language)
  const of = ofWords(discount.of, language)
  if (language === 'en') {
    const rate =
      percentThousandths === null ? `${money(amountCents ?? 0)} a month` : percentWords(percentThousandths)
    return [
      `Discount of ${rate} on ${of}: ${money(discount.baseCents)} for ${period}.`,
      ...(days.had < days.of ? [`The discount was held on ${days.had} of ${days.of} days.`] : []),
      `It is paid for by fund account ${fundingGlCode}, not by other customers.`,
    ]
  }
  const rate =
    percentThousandths === null ? `${money(amountCents ?? 0)} al mes` : percentWords(percentThousandths)
  return [
    `Descuento de ${rate} sobre ${of}: ${money(discount.baseCents)}, ${period}.`,
    ...(days.had < days.of ? [`El descuento estuvo vigente ${days.had} de ${days.of} días.`] : []),
    `Lo paga la cuenta de fondos ${fundingGlCode}, no los demás clientes.`,
  ]
}

function explainMinimum(minimum: Of<'minimum'>, language: Language): string[] {
  const of = ofWords(minimum.of, language)
  return language === 'en'
    ? [
        `A bill comes to at least ${money(minimum.minimumCents)}. ${of} came to ${money(minimum.baseCents)}, so ${money(minimum.minimumCents - minimum.baseCents)} is added.`,
      ]
    : [
        `La factura es de al menos ${money(minimum.minimumCents)}. ${of} sumó ${money(minimum.baseCents)}, por lo que se agrega ${money(minimum.minimumCents - minimum.baseCents)}.`,
      ]
}
