import { dayWords, type Language, wordOf } from '../rates/explain-words.ts'
import { type Cause, type Moved, totalOf, unshared, type Words } from './change-cause.ts'
import { otherBill } from './change-texts.ts'
import type { BillLine, ComparedBill } from './register-types.ts'

/** What happened once and is on one of two bills only, by what it was: each is a cause of its own. */
export function eventCauses(now: ComparedBill, last: ComparedBill): Cause[] {
  const current = byCode(now)
  const former = byCode(last)
  return [...new Set([...current.keys(), ...former.keys()])].map((code) => {
    const [here, before] = [current.get(code) ?? [], former.get(code) ?? []]
    return {
      cause: 'one-off',
      ...words(code, here, before, otherBill(last)),
      moved: [...here.map((line) => moved(line, 1)), ...before.map((line) => moved(line, -1))],
      now: here.map(({ lineNo }) => lineNo),
      last: before.map(({ lineNo }) => lineNo),
    }
  })
}

const byCode = (bill: ComparedBill): Map<string, BillLine[]> =>
  Map.groupBy(
    bill.lines.filter(({ derivation }) => unshared(derivation).kind === 'event'),
    ({ code }) => code,
  )

const moved = ({ stream, code, amountCents }: BillLine, sign: 1 | -1): Moved => ({
  kind: 'event',
  stream,
  code,
  amountCents: sign * amountCents,
})

function words(code: string, now: readonly BillLine[], last: readonly BillLine[], other: Words): Words {
  const [times, before] = [eventsOf(now), eventsOf(last)]
  const name = { en: capital(wordOf(code, 'en')), es: capital(wordOf(code, 'es')) }
  if (before === 0) return { en: `${name.en}${onDays(now, 'en')}.`, es: `${name.es}${onDays(now, 'es')}.` }
  if (times === 0)
    return {
      en: `${name.en} was on ${other.en}${onDays(last, 'en')}, and is not on this one.`,
      es: `${name.es}: estaba en ${other.es}${onDays(last, 'es')} y no está en esta.`,
    }
  return totalOf(now) !== totalOf(last) && times === before
    ? {
        en: `${name.en}: ${times} as on ${other.en}, at other amounts.`,
        es: `${name.es}: ${times}, igual que en ${other.es}, por otros montos.`,
      }
    : {
        en: `${name.en}: ${times} on this bill, ${before} on ${other.en}.`,
        es: `${name.es}: ${times} en esta factura, ${before} en ${other.es}.`,
      }
}

const eventsOf = (lines: readonly BillLine[]): number => new Set(lines.map(({ eventId }) => eventId)).size

/** ` on Nov 3, 2026 (B-118)`; of several, how often and from when to when. */
function onDays(lines: readonly BillLine[], language: Language): string {
  const events = lines.flatMap(({ derivation }) => {
    const working = unshared(derivation)
    return working.kind === 'event' ? [working] : []
  })
  const days = events.map(({ happenedOn }) => happenedOn).toSorted()
  const [first, latest] = [dayWords(days[0]!, language), dayWords(days.at(-1)!, language)]
  const reference = events[0]!.reference ? ` (${events[0]!.reference})` : ''
  const times = eventsOf(lines)
  if (times === 1) return language === 'en' ? ` on ${first}${reference}` : ` el ${first}${reference}`
  return language === 'en'
    ? `, ${times} times from ${first} to ${latest}`
    : `, ${times} veces del ${first} al ${latest}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
