import type { rates } from '@cartwright/api/rates'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type ClosedPeriod, isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import { prorationRules } from '../policies/proration-rules.ts'
import type { AccountToRate } from './account-to-rate.ts'
import type { Charge, Gap } from './derivation.ts'
import { explain } from './explain.ts'
import { lineTitle } from './line-title.ts'
import { quoteDays } from './quote-periods.ts'
import { lineTexts } from './rate-table-queries.ts'
import { rateBook } from './rates-queries.ts'

type Asked = ReceivedBy<typeof rates.quote>['body']
type Answer = SuccessOf<typeof rates.quote>
type Lines = Awaited<ReturnType<typeof lineTexts>>

/** Prices services over a period by the stored tables, through the same code as a bill run. Nothing is stored. */
export async function quoteStored(work: Work, asked: Asked): Promise<Answer> {
  const days = { from: PlainDate.from(asked.from), until: PlainDate.from(asked.until) }
  if (isBefore(days.from.add({ years: 3 }), days.until))
    refuse('QUOTE_PERIOD_TOO_LONG', { from: asked.from, until: asked.until })
  const rules = prorationRules(await policiesFor(work))
  const quoted = quoteDays(await rateBook(work), rules, { ...days, months: null }, accountOf(asked, days))
  const lines = await lineTexts(work)
  return {
    charges: quoted.bills.flatMap(({ charges }) => charges.map((charge) => asCharge(charge, lines))),
    gaps: quoted.bills.flatMap(({ gaps }) => gaps.map(asGap)),
    totalCents: quoted.total,
    months: quoted.bills.reduce((total, { period }) => total + period.months, 0),
  }
}

/** The account that is asked about; its services and events are known by their places, from 0. */
function accountOf(asked: Asked, days: ClosedPeriod): AccountToRate {
  const during = ({ from, until }: { from?: string | undefined; until?: string | undefined }) => ({
    from: from ? PlainDate.from(from) : days.from,
    until: until ? PlainDate.from(until) : days.until,
  })
  return {
    class: asked.class,
    zone: asked.zone,
    services: asked.services.map(({ from, until, ...service }, serviceId) => ({
      ...service,
      serviceId,
      served: during({ from, until }),
    })),
    events: asked.events.map(({ on, service, ...event }, eventId) => ({
      ...event,
      eventId,
      serviceId: service,
      happenedOn: PlainDate.from(on),
    })),
    discounts: asked.discounts.map(({ code, ...period }) => ({ code, period: during(period) })),
    freeUsed: [],
  }
}

function asCharge(charge: Charge, { en, es }: Lines): Answer['charges'][number] {
  const { code, kind, stream, glCode, period, quantity, amount, rateId, textKey, derivation } = charge
  return {
    code,
    kind,
    stream,
    service: charge.serviceId,
    glCode,
    from: period.from.toString(),
    until: period.until.toString(),
    quantity,
    amountCents: amount,
    rateId,
    text: { en: lineTitle(textKey, derivation, en, 'en'), es: lineTitle(textKey, derivation, es, 'es') },
    why: { en: explain(derivation, 'en'), es: explain(derivation, 'es') },
    derivation,
  }
}

const asGap = ({ serviceId, what, period }: Gap): Answer['gaps'][number] => ({
  service: serviceId,
  what,
  from: period.from.toString(),
  until: period.until.toString(),
})
