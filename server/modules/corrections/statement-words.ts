import { dayWords, type Language, wordOf } from '../rates/explain-words.ts'
import type {
  Dated,
  KnownEvent,
  KnownFacts,
  KnownService,
  ServiceFacts,
  StatedFact,
  Statement,
} from './known-facts.ts'

/** What was stated, in both languages, a sentence for each fact and one for its days. */
export type Told = { readonly en: readonly string[]; readonly es: readonly string[] }

/** Tells a statement in plain sentences, for the clerk, the customer and the record. `known`: the facts it is held against. */
export function statementWords(known: KnownFacts, statement: Statement): Told {
  const sentences = (language: Language): string[] => [
    ...statement.facts.map((fact) => factWords(fact, known, language)),
    daysWords(statement, language),
  ]
  return { en: sentences('en'), es: sentences('es') }
}

/** `2 × 96 gal cart (refuse), 1 a week`. */
export function serviceWords(service: ServiceFacts, language: Language): string {
  const { quantity, size, container, stream, pickupsPerWeek, location } = service
  const often =
    language === 'en'
      ? pickupsPerWeek === null
        ? 'on call'
        : `${pickupsPerWeek} a week`
      : pickupsPerWeek === null
        ? 'a pedido'
        : `${pickupsPerWeek} por semana`
  const where = location === 'curb' ? '' : `, ${wordOf(location, language)}`
  return `${quantity} × ${size} ${wordOf(container, language)} (${wordOf(stream, language)}), ${often}${where}`
}

function factWords(fact: StatedFact, known: KnownFacts, language: Language): string {
  const en = language === 'en'
  switch (fact.kind) {
    case 'service-was': {
      const service = serviceOf(known, fact.serviceId)
      const [was, is] = [serviceWords(service, language), serviceWords({ ...service, ...fact.was }, language)]
      return en ? `Instead of ${was} it was ${is}.` : `En lugar de ${was} era ${is}.`
    }
    case 'service-absent': {
      const was = serviceWords(serviceOf(known, fact.serviceId), language)
      return en ? `There was no ${was}.` : `No había ${was}.`
    }
    case 'service-there': {
      const is = serviceWords(fact.service, language)
      return en
        ? `There was ${is}, which was not in the books.`
        : `Había ${is}, que no estaba en los registros.`
    }
    case 'event-was':
    case 'event-absent':
      return eventWords(fact, known, language)
    case 'class': {
      const name = wordOf(fact.class, language)
      return en ? `The account was of the class ${name}.` : `La cuenta era de la clase ${name}.`
    }
    case 'discount-held': {
      const name = wordOf(fact.code, language)
      return en ? `The account had the discount ${name}.` : `La cuenta tenía el descuento ${name}.`
    }
    case 'discount-not-held':
      break
  }
  const name = wordOf(fact.code, language)
  return en ? `The account did not have the discount ${name}.` : `La cuenta no tenía el descuento ${name}.`
}

type EventFact = Extract<StatedFact, { kind: 'event-was' | 'event-absent' }>

/** `2 × bulky, Oct 14, 2026`, with tons and days where it has them; and how it really was. */
function eventWords(fact: EventFact, { events }: KnownFacts, language: Language): string {
  const en = language === 'en'
  const event = events.find(({ eventId }) => eventId === fact.eventId)!
  const was = eventAmount(event, language)
  const on = dayWords(event.happenedOn, language)
  if (fact.kind === 'event-absent') return en ? `There was no ${was} on ${on}.` : `No hubo ${was} el ${on}.`
  const is = eventAmount({ ...event, ...fact.was }, language)
  return en ? `Instead of ${was} on ${on} it was ${is}.` : `En lugar de ${was} el ${on} fue ${is}.`
}

function eventAmount(
  { code, quantity, tonsHundredths, containerDays }: KnownEvent,
  language: Language,
): string {
  const en = language === 'en'
  const tons =
    tonsHundredths === null ? [] : [`${(tonsHundredths / 100).toFixed(2)} ${en ? 'tons' : 'toneladas'}`]
  const days = containerDays === null ? [] : [`${containerDays} ${en ? 'days' : 'días'}`]
  return [`${quantity} × ${wordOf(code, language)}`, ...tons, ...days].join(', ')
}

const serviceOf = ({ services }: KnownFacts, serviceId: number): KnownService =>
  services.find((service) => service.serviceId === serviceId)!

/** From which day until which it was so. */
function daysWords({ from, until }: Dated, language: Language): string {
  const since = dayWords(from.toString(), language)
  if (until === null) return language === 'en' ? `So it is since ${since}.` : `Es así desde el ${since}.`
  const last = dayWords(until.subtract({ days: 1 }).toString(), language)
  return language === 'en' ? `So it was from ${since} to ${last}.` : `Era así del ${since} al ${last}.`
}

/** An event of the books in words, as the history shows it. */
export const eventRowWords = (event: KnownEvent): string =>
  `${eventAmount(event, 'en')}, ${event.absent ? 'never' : dayWords(event.happenedOn, 'en')}`

/** A row of the facts in words, with its days, as the history shows it. */
export function rowWords(
  row: Dated & Partial<ServiceFacts> & { readonly code?: string; readonly class?: string },
): string {
  const { from, until } = row
  const days =
    until === null
      ? `since ${dayWords(from.toString(), 'en')}`
      : from.equals(until)
        ? 'never'
        : `${dayWords(from.toString(), 'en')} to ${dayWords(until.subtract({ days: 1 }).toString(), 'en')}`
  const what = row.code
    ? `discount ${wordOf(row.code, 'en')}`
    : row.class
      ? `class ${wordOf(row.class, 'en')}`
      : serviceWords(row as ServiceFacts, 'en')
  return `${what}, ${days}`
}
