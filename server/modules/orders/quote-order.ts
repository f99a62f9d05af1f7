import type { OrderQuote } from '@cartwright/api/order-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import { type KnownAccount, refuseField } from '../accounts/account-queries.ts'
import { billAccount } from '../billing/bill-account.ts'
import type { AccountFacts } from '../billing/bill-facts.ts'
import { runToLookAt } from '../billing/open-run.ts'
import { readFacts } from '../billing/read-facts.ts'
import { explainedLine, lineWords } from '../billing/register-bill.ts'
import type { BillLine } from '../billing/register-types.ts'
import { readRunFacts } from '../billing/run-facts.ts'
import { orderCharge } from '../policies/order-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import type { EventToRate } from '../rates/account-to-rate.ts'
import type { EventSeen } from '../services/services-to-rate.ts'
import type { KnownService } from '../services/services-queries.ts'
import { type AskedOrder, checkOrder } from './check-order.ts'
import { comingEvents, eventOf, freeUsedBy } from './order-events.ts'
import { nextCollectionDay } from './next-collection-day.ts'
import { quoteSentence } from './order-rules.ts'

export type Quote = z.infer<typeof OrderQuote>

const costsNothing = { chargeCents: 0, citation: null, free: null, lines: [] }

/**
 * What an order will cost and change, by the rating engine: what the next bill would charge with it, less what it would charge without
 * it. Orders that are still to do count as done, so that what is free is promised once. Nothing is kept.
 */
export async function quoteOrder(work: Work, account: KnownAccount, asked: AskedOrder): Promise<Quote> {
  const service = await checkOrder(work, account, asked)
  const suggestedOn =
    nextCollectionDay(await collectionDay(work, account.premiseId), work.today)?.toString() ?? null
  const priced = await priceOrder(work, account, asked, service)
  const sentence = quoteSentence({ ...priced, dollars: dollars(priced.chargeCents) })
  return { ...priced, sentence, suggestedOn, containers: containersOf(asked, service) }
}

async function priceOrder(
  work: Work,
  account: KnownAccount,
  asked: AskedOrder,
  service: KnownService | null,
) {
  const policies = await policiesFor(work)
  const on = asked.wantedOn === null ? work.today : PlainDate.from(asked.wantedOn)
  const rule = orderCharge(policies, { kind: asked.kind, on })
  const event = eventOf(policies, {
    id: 2 ** 40,
    kind: asked.kind,
    serviceId: service?.id ?? null,
    quantity: asked.quantity,
    on,
    stream: service?.stream ?? null,
    container: service?.container ?? null,
    size: service?.size ?? null,
  })
  if (!rule || !event) return costsNothing
  const run = await runToLookAt(work, {
    kind: 'account',
    cycle: account.cycle,
    accountNumbers: [account.number],
  })
  const [read] = await readFacts(work, run, [account.id])
  const facts = { ...read!, freeUsed: await freeUsedBy(work, account.id) }
  const before = await comingEvents(work, account.id)
  const runFacts = await readRunFacts(work, run)
  const bill = (more: readonly EventSeen[]) => billAccount(runFacts, withEvents(facts, more)).bill
  const [without, withIt] = [bill(before), bill([...before, { event, billedTo: [] }])]
  if (withIt.gaps.some(({ eventId }) => eventId === event.eventId))
    refuseField(
      'kind',
      `The rate tables have no rate for “${rule.code}” for this account. Add one, or take the kind out of the policy.`,
    )
  const own = withIt.lines.filter(({ eventId }) => eventId === event.eventId)
  const words = { en: await lineWords(work, run, 'en'), es: await lineWords(work, run, 'es') }
  return {
    chargeCents: withIt.chargesCents - without.chargesCents,
    citation: rule.citation,
    free: freeOf(own, event),
    lines: own.map((line) => {
      const { en, reasonEn, amountCents } = explainedLine(line, words)
      return { en, reasonEn, amountCents }
    }),
  }
}

const withEvents = (facts: AccountFacts, more: readonly EventSeen[]): AccountFacts => ({
  ...facts,
  events: [...facts.events, ...more],
})

function freeOf(lines: readonly BillLine[], event: EventToRate): Quote['free'] {
  for (const { derivation } of lines)
    if (
      derivation.kind === 'event' &&
      derivation.free &&
      (derivation.per === 'event' || derivation.per === 'load')
    )
      return { ...derivation.free, year: event.happenedOn.year }
  return null
}

async function collectionDay(work: Work, premiseId: number): Promise<string | null> {
  const { rows } = await sql<{ told: string | null }>`
    select collection_day as told from premise where id = ${premiseId}`.execute(work.db)
  return rows[0]?.told ?? null
}

/** What doing the order will change of the services, in a sentence; null when nothing. */
function containersOf(
  { kind, container, quantity, changesService }: AskedOrder,
  service: KnownService | null,
) {
  if (!changesService) return null
  const came = container && `${quantity} × ${container.size} ${container.stream} ${container.container}`
  const there = service && `${service.quantity} × ${service.size} ${service.stream} ${service.container}`
  if (kind === 'deliver') return `When it is done, ${came} begins on that day and is billed from then on.`
  if (kind === 'swap') return `When it is done, ${quantity} of ${there} becomes ${came} from that day on.`
  if (kind === 'remove')
    return `When it is done, ${quantity} of ${there} ends on that day and is not billed from then on.`
  return null
}
