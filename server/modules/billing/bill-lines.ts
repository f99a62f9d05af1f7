import { textOf } from '../policies/day-numbers.ts'
import type { Charge } from '../rates/derivation.ts'
import type { BillLine } from './register-types.ts'

/** Charges as the lines of a bill, numbered from 1 in the order they were made. */
export function linesOf(charges: readonly Charge[]): BillLine[] {
  return charges.map(({ period, amount, ...charge }, index) => ({
    lineNo: index + 1,
    serviceId: charge.serviceId,
    eventId: charge.eventId,
    rateId: charge.rateId,
    code: charge.code,
    kind: charge.kind,
    stream: charge.stream,
    glCode: charge.glCode,
    periodFrom: textOf(period.from),
    periodUntil: textOf(period.until),
    quantity: charge.quantity,
    amountCents: amount,
    textKey: charge.textKey,
    derivation: charge.derivation,
  }))
}

/** Whether a line charges only a part of its period. */
export function isPart({ derivation }: Pick<BillLine, 'derivation'>): boolean {
  const whole = derivation.kind === 'share' ? derivation.of : derivation
  return (whole.kind === 'service' || whole.kind === 'account') && whole.proration !== null
}
