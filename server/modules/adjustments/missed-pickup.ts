import { isBefore, type PlainDate } from '#kernel/dates'
import { cents, dollars, negated, portion } from '#kernel/money'
import type { MissedPickupRule } from '../policies/standard-case-policies.ts'
import { type CaseVerdict, dayWords, no } from './case-verdict.ts'
import type { LineLeft } from './lines-left.ts'

export type MissedPickup = {
  readonly rule: MissedPickupRule
  readonly missedOn: PlainDate
  readonly reportedAt: Temporal.PlainDateTime
  readonly pickupsPerWeek: number | null
  /** Whether one stream of a set was missed, and not the set. */
  readonly oneOfSet: boolean
  readonly wanted: 'credit' | 'reschedule'
  /** The line of a posted bill that charges the service for that day; null when it is not billed yet. */
  readonly line: LineLeft | null
}

/**
 * What a missed pickup comes to: collected again, or credited by the share one pickup has in the line that charged the day, rounded
 * once. Reported too late, it comes to nothing: the hours count from the time collection of the day is over. Policy `missed-pickup-credit`;
 * California practice: Redlands, within 24 hours or no credit.
 */
export function judgeMissedPickup(asked: MissedPickup): CaseVerdict {
  const { rule, missedOn, reportedAt, wanted } = asked
  const day = dayWords(missedOn)
  const over = missedOn.toPlainDateTime(Temporal.PlainTime.from(rule.collectionOverAt))
  if (isBefore(reportedAt.toPlainDate(), missedOn))
    return no(
      `It was reported before ${day.en}, the day of the pickup.`,
      `Se informó antes del ${day.es}, el día de la recolección.`,
    )
  const late = over.until(reportedAt, { largestUnit: 'minutes' }).minutes - rule.reportedWithinHours * 60
  if (late > 0) {
    const hours = Math.ceil(late / 60) + rule.reportedWithinHours
    return no(
      `It was reported ${hours} hours after collection of ${day.en} was over; the rule allows ${rule.reportedWithinHours}.`,
      `Se informó ${hours} horas después de terminar la recolección del ${day.es}; la regla permite ${rule.reportedWithinHours}.`,
    )
  }
  if (rule.remedy !== 'either' && rule.remedy !== wanted)
    return rule.remedy === 'reschedule'
      ? no(
          'A missed pickup is collected again, not credited.',
          'Una recolección omitida se repite; no se acredita.',
        )
      : no(
          'A missed pickup is credited, not collected again.',
          'Una recolección omitida se acredita; no se repite.',
        )
  if (wanted === 'reschedule')
    return {
      outcome: 'none',
      instead: 'rescheduled',
      told: [
        { en: `The pickup of ${day.en} is collected again.`, es: `La recolección del ${day.es} se repite.` },
      ],
    }
  return credit(asked)
}

function credit({ rule, missedOn, pickupsPerWeek, oneOfSet, line }: MissedPickup): CaseVerdict {
  const day = dayWords(missedOn)
  if (!line)
    return no(
      `No posted bill charges this service for ${day.en} yet. Credit it once that is billed.`,
      `Ninguna factura cobra este servicio el ${day.es} todavía. Acredítelo cuando se facture.`,
    )
  if (pickupsPerWeek === null)
    return no(
      'The service is on call: it is not charged by regular pickups.',
      'El servicio es a pedido: no se cobra por recolecciones regulares.',
    )
  const days = line.periodFrom.until(line.periodUntil, { largestUnit: 'days' }).days
  const streams = oneOfSet ? rule.streamsOfSet : 1
  const amount = portion(cents(line.amountCents), 7, days * pickupsPerWeek * streams)
  if (amount <= 0)
    return no('The line charges nothing for a pickup.', 'La línea no cobra nada por una recolección.')
  const [of, share] = [dollars(line.amountCents), dollars(amount)]
  const one = streams > 1 ? { en: ` ÷ ${streams} streams`, es: ` ÷ ${streams} flujos` } : { en: '', es: '' }
  return {
    outcome: 'adjust',
    parts: [{ billLine: { billId: line.billId, lineNo: line.lineNo }, amountCents: negated(amount) }],
    told: [
      {
        en: `The pickup of ${day.en} was missed, and reported in time.`,
        es: `La recolección del ${day.es} se omitió y se informó a tiempo.`,
      },
      {
        en: `${line.text}: ${of} for ${days} days at ${pickupsPerWeek === 1 ? '1 pickup' : `${pickupsPerWeek} pickups`} a week. One pickup is ${of} × 7 ÷ ${days} ÷ ${pickupsPerWeek}${one.en} = ${share}.`,
        es: `${line.text}: ${of} por ${days} días con ${pickupsPerWeek === 1 ? '1 recolección' : `${pickupsPerWeek} recolecciones`} por semana. Una recolección es ${of} × 7 ÷ ${days} ÷ ${pickupsPerWeek}${one.es} = ${share}.`,
      },
    ],
  }
}
