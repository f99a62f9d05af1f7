import { z } from 'zod'
import { dayWords, type Language, money, periodWords, wordOf } from '../rates/explain-words.ts'
import type { Words } from './change-cause.ts'

const Container = z.object({
  quantity: z.int(),
  stream: z.string(),
  container: z.string(),
  size: z.string(),
})
type Container = z.infer<typeof Container>
const Days = z.object({ from: z.string(), until: z.string() })
const Cents = z.int()

type Teller = (details: unknown) => Words

/** Reads the details of an exception as they were stored, and tells them. */
function tell<Value>(schema: z.ZodType<Value>, words: (details: Value) => Words): Teller {
  return (details) => words(schema.parse(details))
}

const tellers: { readonly [code: string]: Teller } = {
  'no-rate': tell(z.object({ gaps: z.array(Days.extend({ what: z.string() })) }), ({ gaps }) => ({
    en: `No rate for ${list(gaps.map(({ what, from, until }) => `${what}, ${periodWords(from, until, 'en')}`))}.`,
    es: `No hay tarifa para ${list(gaps.map(({ what, from, until }) => `${what}, ${periodWords(from, until, 'es')}`))}.`,
  })),
  'overlapping-services': tell(
    z.object({ pairs: z.array(Days.extend({ first: Container, second: Container })) }),
    ({ pairs }) => ({
      en: `Two services of one kind at once: ${list(pairs.map(({ first, second, from, until }) => `${container(first, 'en')} and ${container(second, 'en')}, ${periodWords(from, until, 'en')}`))}.`,
      es: `Dos servicios del mismo tipo a la vez: ${list(pairs.map(({ first, second, from, until }) => `${container(first, 'es')} y ${container(second, 'es')}, ${periodWords(from, until, 'es')}`))}.`,
    }),
  ),
  'service-after-stop': tell(
    z.object({ closedOn: z.string(), services: z.array(Container) }),
    ({ closedOn, services }) => ({
      en: `The account closed on ${dayWords(closedOn, 'en')}, yet its service goes on: ${list(services.map((one) => container(one, 'en')))}.`,
      es: `La cuenta se cerró el ${dayWords(closedOn, 'es')}, pero su servicio continúa: ${list(services.map((one) => container(one, 'es')))}.`,
    }),
  ),
  'no-service': tell(Days, ({ from, until }) => ({
    en: `The account is open and has no service, ${periodWords(from, until, 'en')}.`,
    es: `La cuenta está abierta y no tiene servicio, ${periodWords(from, until, 'es')}.`,
  })),
  'zero-bill': () => ({
    en: 'The charges come to nothing, although the account is served.',
    es: 'Los cargos suman cero, aunque la cuenta tiene servicio.',
  }),
  'negative-bill': tell(z.object({ chargesCents: Cents }), ({ chargesCents }) => ({
    en: `The charges come to less than nothing: ${money(chargesCents)}.`,
    es: `Los cargos suman menos de cero: ${money(chargesCents)}.`,
  })),
  'very-large-bill': tell(
    z.object({ chargesCents: Cents, limitCents: Cents, class: z.string() }),
    ({ chargesCents, limitCents, class: kind }) => ({
      en: `Charges of ${money(chargesCents)}; more than ${money(limitCents)} is very large for ${wordOf(kind, 'en')}.`,
      es: `Cargos de ${money(chargesCents)}; más de ${money(limitCents)} es muy alto para la clase ${wordOf(kind, 'es')}.`,
    }),
  ),
  'credit-on-closed': tell(
    z.object({ creditCents: Cents, closedOn: z.string() }),
    ({ creditCents, closedOn }) => ({
      en: `A credit of ${money(creditCents)} on an account that closed on ${dayWords(closedOn, 'en')}: it is to be paid back.`,
      es: `Un crédito de ${money(creditCents)} en una cuenta cerrada el ${dayWords(closedOn, 'es')}: hay que devolverlo.`,
    }),
  ),
  'change-against-last': tell(
    z.object({ chargesCents: Cents, lastChargesCents: Cents, changeCents: Cents }),
    ({ chargesCents, lastChargesCents, changeCents }) => ({
      en: `Charges of ${money(chargesCents)}, ${changeCents > 0 ? 'up' : 'down'} ${money(Math.abs(changeCents))}${percent(changeCents, lastChargesCents)} from ${money(lastChargesCents)}.`,
      es: `Cargos de ${money(chargesCents)}, ${money(Math.abs(changeCents))}${percent(changeCents, lastChargesCents)} ${changeCents > 0 ? 'más' : 'menos'} que ${money(lastChargesCents)}.`,
    }),
  ),
  'change-against-peers': tell(
    z.object({ chargesCents: Cents, medianCents: Cents, peers: z.int() }),
    ({ chargesCents, medianCents, peers }) => ({
      en: `Charges of ${money(chargesCents)}; ${peers} accounts with the same services have a median of ${money(medianCents)}.`,
      es: `Cargos de ${money(chargesCents)}; la mediana de ${peers} cuentas con los mismos servicios es de ${money(medianCents)}.`,
    }),
  ),
  'address-unmailable': tell(
    z.object({ mailTo: z.array(z.string()), mailZip: z.string() }),
    ({ mailTo, mailZip }) => ({
      en: `The bill cannot be mailed: ${mailTo.join(', ') || 'nobody to write to'}, ZIP code ${mailZip || 'missing'}.`,
      es: `La factura no se puede enviar: ${mailTo.join(', ') || 'sin destinatario'}, código postal ${mailZip || 'faltante'}.`,
    }),
  ),
  'corrects-earlier-period': tell(
    z.object({
      amountCents: Cents,
      corrections: z.array(Days.extend({ what: z.string() })),
    }),
    ({ amountCents, corrections }) => ({
      en: `An earlier bill is no longer right and needs an adjustment of ${money(amountCents)}: ${list(corrections.map(({ what, from, until }) => `${what}, ${periodWords(from, until, 'en')}`))}.`,
      es: `Una factura anterior ya no es correcta y necesita un ajuste de ${money(amountCents)}: ${list(corrections.map(({ what, from, until }) => `${what}, ${periodWords(from, until, 'es')}`))}.`,
    }),
  ),
  'service-changed': tell(
    z.object({
      changes: z.array(
        Container.extend({ startedOn: z.string().optional(), stoppedOn: z.string().optional() }),
      ),
    }),
    ({ changes }) => ({
      en: `Changed since the last bill: ${list(changes.map((one) => `${container(one, 'en')} ${one.startedOn ? `from ${dayWords(one.startedOn, 'en')}` : `until ${dayWords(one.stoppedOn!, 'en')}`}`))}.`,
      es: `Cambios desde la última factura: ${list(changes.map((one) => `${container(one, 'es')} ${one.startedOn ? `desde el ${dayWords(one.startedOn, 'es')}` : `hasta el ${dayWords(one.stoppedOn!, 'es')}`}`))}.`,
    }),
  ),
  'new-account': tell(z.object({ openedOn: z.string() }), ({ openedOn }) => ({
    en: `First bill of an account opened on ${dayWords(openedOn, 'en')}.`,
    es: `Primera factura de una cuenta abierta el ${dayWords(openedOn, 'es')}.`,
  })),
  'final-bill': tell(z.object({ closedOn: z.string().nullable() }), ({ closedOn }) => ({
    en: closedOn ? `Final bill: the account closed on ${dayWords(closedOn, 'en')}.` : 'Final bill.',
    es: closedOn ? `Factura final: la cuenta se cerró el ${dayWords(closedOn, 'es')}.` : 'Factura final.',
  })),
  prorated: () => ({
    en: 'Some charges are for a part of the period.',
    es: 'Algunos cargos son por una parte del período.',
  }),
}

/** Tells an exception in one sentence of each language, from its code and the figures behind it. */
export function exceptionWords(code: string, details: unknown): Words {
  const teller = tellers[code]
  return teller ? teller(details) : { en: code, es: code }
}

const container = ({ quantity, stream, container: kind, size }: Container, language: Language): string =>
  language === 'en'
    ? `${quantity} × ${size} ${wordOf(kind, 'en')} (${wordOf(stream, 'en')})`
    : `${quantity} × ${wordOf(kind, 'es')} de ${size} (${wordOf(stream, 'es')})`

/** The first three of a list, and how many more there are. */
const list = (items: readonly string[]): string =>
  items.length <= 3 ? items.join('; ') : `${items.slice(0, 3).join('; ')} (+${items.length - 3})`

const percent = (change: number, before: number): string =>
  before > 0 ? ` (${Math.round((Math.abs(change) * 100) / before)}%)` : ''
