import type { Days } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import type { AccountToRate, ServiceToRate } from '../rates/account-to-rate.ts'
import type { Charge } from '../rates/derivation.ts'
import { plainCharges } from '../rates/rate-account.ts'
import type { Prices } from './rate-served.ts'
import { servicesWithin } from './unbilled-days.ts'

type Plain = ReturnType<typeof plainCharges>

/**
 * What services and events come to on some days of a period, before discounts, percentages and minimums. Where other bills charge the
 * days around, a service goes on through both: so its parts are measured together, and what the bills of a period charge
 * sums to the period, to the cent and by every basis.
 */
export function plainOn(
  { book, rules }: Prices,
  period: BillingPeriod,
  account: AccountToRate,
  { services, around }: { readonly services: readonly ServiceToRate[]; readonly around: readonly Days[] },
): Plain {
  const own = plainCharges(book, rules, period, account)
  if (around.length === 0) return own
  const others = servicesWithin(services, around).map((service) => ({
    ...service,
    serviceId: -1 - service.serviceId,
  }))
  const all = plainCharges(book, rules, period, { ...account, services: [...account.services, ...others] })
  const measured = all.charges.filter(({ kind, serviceId }) => kind === 'service' && (serviceId ?? 0) >= 0)
  const rest = own.charges.filter(({ kind }) => kind !== 'service')
  return { ...own, charges: [...measured.map((charge) => asPart(charge, services)), ...rest] }
}

/** A charge that begins or ends only because the bill does says so: its service goes on. */
function asPart(charge: Charge, services: readonly ServiceToRate[]): Charge {
  const { derivation, period } = charge
  if (derivation.kind !== 'service' || derivation.proration?.situation !== 'change') return charge
  const { proration } = derivation
  const served = services.find(({ serviceId }) => serviceId === charge.serviceId)?.served
  const [from, until] = [period.from.toString(), period.until.toString()]
  const begins = from > proration.from && served?.from.toString() === from
  const ends = until < proration.until && served?.until?.toString() === until
  return begins || ends
    ? charge
    : { ...charge, derivation: { ...derivation, proration: { ...proration, situation: 'part' } } }
}
