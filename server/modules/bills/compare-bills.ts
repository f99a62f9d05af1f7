import type { BillCause, BillComparison } from '@cartwright/api/bill-explanation-shapes'
import { totalOf, unshared } from '../billing/change-cause.ts'
import { eventCauses } from '../billing/compare-events.ts'
import { causesBetween } from '../billing/explain-change.ts'
import type { BillLine } from '../billing/register-types.ts'
import { dollars } from '#kernel/money'
import { type Both, fullDay } from '../rates/told-words.ts'
import type { StoredBill } from './stored-bill.ts'

/** A bill as another is compared with it: what it says was open before, what was paid and adjusted, its lines, its total. */
type Compared = Pick<
  StoredBill,
  | 'number'
  | 'issuedOn'
  | 'periodFrom'
  | 'periodUntil'
  | 'previousBalanceCents'
  | 'paymentsCents'
  | 'adjustmentsCents'
  | 'chargesCents'
  | 'totalDueCents'
  | 'lines'
> & { readonly document: Pick<StoredBill['document'], 'adjustments'> }

type Differences = Pick<BillComparison, 'charges' | 'total'>

/**
 * Why the later of two posted bills differs from the earlier one, twice: in its charges, and in what it asks for in all. The causes of
 * each sum to its difference, to the cent; bills alike have none. Pure.
 */
export function compareBills(before: Compared, after: Compared): Differences {
  const called = calledBill(before)
  const charges = {
    beforeCents: before.chargesCents,
    afterCents: after.chargesCents,
    differenceCents: after.chargesCents - before.chargesCents,
    causes: chargeCauses(before, after, called),
  }
  return {
    charges,
    total: {
      beforeCents: before.totalDueCents,
      afterCents: after.totalDueCents,
      differenceCents: after.totalDueCents - before.totalDueCents,
      causes: bySize([
        chargesAsOne(charges.differenceCents, called),
        ...balanceCauses(before, after, called),
      ]),
    },
  }
}

/** How the earlier bill is called in the sentences about the later one. */
export const calledBill = ({ issuedOn }: Pick<Compared, 'issuedOn'>): Both => ({
  en: `the bill of ${fullDay(issuedOn, 'en')}`,
  es: `la factura del ${fullDay(issuedOn, 'es')}`,
})

const bySize = (causes: readonly BillCause[]): BillCause[] =>
  causes
    .filter(({ amountCents }) => amountCents !== 0)
    .toSorted((a, b) => Math.abs(b.amountCents) - Math.abs(a.amountCents))

const standsForDays = ({ periodFrom, periodUntil }: Compared): boolean => periodFrom < periodUntil

function chargeCauses(before: Compared, after: Compared, called: Both): BillCause[] {
  const earlier = { ...before, called }
  if (standsForDays(before) !== standsForDays(after)) return besideRegular(earlier, after, called)
  return bySize(
    causesBetween(after, earlier).map(({ now, last, ...cause }) => ({
      ...cause,
      before: [...last],
      after: [...now],
    })),
  )
}

/** A bill of extra charges against one that stands for days: nothing began or stopped, the one just has no days of service. */
function besideRegular(
  before: Compared & { readonly called: Both },
  after: Compared,
  called: Both,
): BillCause[] {
  const events = eventCauses(after, before).map(
    ({ cause, moved, en, es, now, last }): BillCause => ({
      cause,
      amountCents: totalOf(moved),
      en,
      es,
      before: [...last],
      after: [...now],
    }),
  )
  const rest: BillCause = {
    cause: 'period',
    amountCents: after.chargesCents - before.chargesCents - totalOf(events),
    ...(standsForDays(after)
      ? {
          en: `This bill has service, and ${called.en} is for extra charges only.`,
          es: `Esta factura incluye el servicio, y ${called.es} es solo por cargos adicionales.`,
        }
      : {
          en: `This bill is for extra charges only, and ${called.en} has service.`,
          es: `Esta factura es solo por cargos adicionales, y ${called.es} incluye el servicio.`,
        }),
    before: besideEvents(before.lines),
    after: besideEvents(after.lines),
  }
  return bySize([rest, ...events])
}

const besideEvents = (lines: readonly BillLine[]): number[] =>
  lines.flatMap(({ lineNo, derivation }) => (unshared(derivation).kind === 'event' ? [] : [lineNo]))

const noLines = { before: [], after: [] }

const chargesAsOne = (amountCents: number, called: Both): BillCause => ({
  cause: 'charges',
  amountCents,
  en: `The new charges are ${dollars(Math.abs(amountCents))} ${amountCents > 0 ? 'more' : 'less'} than on ${called.en}.`,
  es: `Los cargos nuevos son ${dollars(Math.abs(amountCents))} ${amountCents > 0 ? 'más' : 'menos'} que en ${called.es}.`,
  ...noLines,
})

function balanceCauses(before: Compared, after: Compared, called: Both): BillCause[] {
  const [owed, owedBefore] = [after.previousBalanceCents, before.previousBalanceCents]
  const [paid, paidBefore] = [-after.paymentsCents, -before.paymentsCents]
  return [
    {
      cause: 'previous-balance',
      amountCents: owed - owedBefore,
      en: `Before payments, ${dollars(owed)} was owed from earlier bills; on ${called.en} it was ${dollars(owedBefore)}.`,
      es: `Antes de los pagos se debían ${dollars(owed)} de facturas anteriores; en ${called.es} eran ${dollars(owedBefore)}.`,
      ...noLines,
    },
    {
      cause: 'payments',
      amountCents: paidBefore - paid,
      en: `Payments taken off this bill come to ${dollars(paid)}; on ${called.en} they came to ${dollars(paidBefore)}.`,
      es: `Los pagos descontados en esta factura suman ${dollars(paid)}; en ${called.es} sumaban ${dollars(paidBefore)}.`,
      ...noLines,
    },
    ...adjustmentCauses(before, after, called),
  ]
}

/** Each adjustment that is on one of the bills alone; what their texts do not come to, as one more. */
function adjustmentCauses(before: Compared, after: Compared, called: Both): BillCause[] {
  const causes = [
    ...without(after.document.adjustments, before.document.adjustments).map(
      ({ postedOn, en, es, amountCents }): BillCause => ({
        cause: 'adjustment',
        amountCents,
        en: `${en} of ${fullDay(postedOn, 'en')}.`,
        es: `${es} del ${fullDay(postedOn, 'es')}.`,
        ...noLines,
      }),
    ),
    ...without(before.document.adjustments, after.document.adjustments).map(
      ({ postedOn, en, es, amountCents }): BillCause => ({
        cause: 'adjustment',
        amountCents: -amountCents,
        en: `${en} of ${fullDay(postedOn, 'en')} was on ${called.en}, and is not on this one.`,
        es: `${es} del ${fullDay(postedOn, 'es')}: estaba en ${called.es} y no está en esta.`,
        ...noLines,
      }),
    ),
  ]
  const rest = after.adjustmentsCents - before.adjustmentsCents - totalOf(causes)
  return [
    ...causes,
    { cause: 'adjustment', amountCents: rest, en: 'Other adjustments.', es: 'Otros ajustes.', ...noLines },
  ]
}

/** The adjustments of one bill that the other does not have. */
function without<Adjustment>(own: readonly Adjustment[], others: readonly Adjustment[]): Adjustment[] {
  const left = others.map((other) => JSON.stringify(other))
  return own.filter((one) => {
    const place = left.indexOf(JSON.stringify(one))
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}
