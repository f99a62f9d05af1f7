import { PlainDate, type Period } from '#kernel/dates'
import type { BillingPeriod, Policy, ProrationRule } from '../modules/policies/policy.ts'
import { type ProrationRules, prorationRules } from '../modules/policies/proration-rules.ts'
import type { AccountToRate, EventToRate, ServiceToRate } from '../modules/rates/account-to-rate.ts'
import type { RateRow, RateVersion } from '../modules/rates/rate-row.ts'

/** `2026-11-01 to 2026-12-01`, half-open; without `to` it has no end. */
export function period(text: string): Period {
  const [from, until] = text.split(' to ')
  return { from: PlainDate.from(from!), until: until ? PlainDate.from(until) : null }
}

/** A bill over half-open days that stands for so many months. */
export function bill(text: string, months: BillingPeriod['months'] = 1): BillingPeriod {
  const { from, until } = period(text)
  return { from, until: until!, months, timing: 'arrears' }
}

export const november = bill('2026-11-01 to 2026-12-01')

/** A rate row: a 4 yd refuse bin of any class at $100.00 a month unless it says otherwise. */
export function row(some: Partial<RateRow> & Pick<RateRow, 'charge'>): RateRow {
  const made = {
    id: null,
    code: 'service',
    class: '*',
    zone: '*',
    stream: '*',
    container: '*',
    size: '*',
    pickups: '*',
    location: '*',
    per: 'month' as const,
    amountCents: some.percentThousandths ? null : 10_000,
    share: null,
    percentThousandths: null,
    of: [],
    order: 0,
    rounding: 'half-up' as const,
    roundEach: false,
    free: 0,
    capCents: null,
    glCode: '4420',
    fundingGlCode: null,
    textKey: 'bin',
    note: null,
    ...some,
  }
  const { charge, code, stream, size, pickups, per } = made
  return { key: `${charge} ${code} ${stream} ${size} ${pickups} ${per}`, ...made }
}

/** A rate version of one schedule, in force from 2020 on unless it says otherwise. */
export function version(rows: readonly RateRow[], some: Partial<RateVersion> = {}): RateVersion {
  return {
    id: null,
    schedule: 'collection',
    label: 'v1',
    resolution: 'Resolution 1',
    status: 'adopted',
    adoptedOn: '2019-12-01',
    effectiveFrom: '2020-01-01',
    effectiveUntil: null,
    scheduleEndsOn: null,
    source: 'a test',
    note: null,
    rows,
    ...some,
  }
}

/** A service: one 4 yd refuse bin once a week for ever, unless it says otherwise. */
export function service(some: Partial<ServiceToRate> = {}): ServiceToRate {
  return {
    serviceId: 1,
    stream: 'refuse',
    container: 'bin',
    size: '4 yd',
    quantity: 1,
    pickupsPerWeek: 1,
    location: 'curb',
    units: 1,
    served: period('2020-01-01'),
    ...some,
  }
}

/** An event on 2026-11-12, once, unless it says otherwise. */
export function event(some: Partial<EventToRate> & Pick<EventToRate, 'code'>): EventToRate {
  return {
    eventId: 1,
    serviceId: null,
    happenedOn: PlainDate.from('2026-11-12'),
    quantity: 1,
    tonsHundredths: null,
    containerDays: null,
    ...some,
  }
}

/** A commercial account with the services given and nothing else, unless it says otherwise. */
export function account(
  services: readonly ServiceToRate[],
  some: Partial<AccountToRate> = {},
): AccountToRate {
  return { class: 'commercial', zone: null, services, events: [], discounts: [], freeUsed: [], ...some }
}

/** The proration policy of a test city. */
export function proration(value: ProrationRule): ProrationRules {
  const policy: Policy = {
    code: 'proration',
    value,
    citation: '§ 1',
    from: PlainDate.from('2000-01-01'),
    until: null,
  }
  return prorationRules([policy])
}

export const byDays = proration({ basis: 'actual-days' })
