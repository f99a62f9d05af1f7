import type { OrderQuote } from '@cartwright/api/order-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import { type KnownAccount, refuseField } from '../accounts/account-queries.ts'
import { previewCase } from '../adjustments/record-case.ts'
import { explainedLine, lineWords } from '../billing/register-bill.ts'
import { orderCharge } from '../policies/order-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import type { KnownService } from '../services/services-queries.ts'
import { type AskedOrder, checkOrder } from './check-order.ts'
import { creditFacts, isCredited } from './credit-missed-pickup.ts'
import { nextCollectionDay } from './next-collection-day.ts'
import { comingEvents, eventOf } from './order-events.ts'
import { quoteSentence } from './order-rules.ts'
import { priceEvent } from './price-event.ts'

export type Quote = z.infer<typeof OrderQuote>

const costsNothing = { chargeCents: 0, citation: null, free: null, lines: [] }

/**
 * What an order will cost and change, by the rating engine: what the next bill would charge with it, less what it would charge without
 * it. Orders that are still to do count as done, so that what is free is promised once. A missed pickup that is to be credited is quoted with
 * its credit. Nothing is kept.
 */
export async function quoteOrder(work: Work, account: KnownAccount, asked: AskedOrder): Promise<Quote> {
  const service = await checkOrder(work, account, asked)
  const suggestedOn =
    nextCollectionDay(await collectionDay(work, account.premiseId), work.today)?.toString() ?? null
  const said = { suggestedOn, containers: containersOf(asked, service) }
  if (isCredited(asked)) return { ...(await creditedFor(work, account, asked)), ...said, suggestedOn: null }
  const priced = await priceOrder(work, account, asked, service)
  const sentence = quoteSentence({ ...priced, dollars: dollars(priced.chargeCents) })
  return { ...priced, sentence, ...said }
}

async function priceOrder(
  work: Work,
  account: KnownAccount,
  asked: AskedOrder,
  service: KnownService | null,
) {
  const on = asked.wantedOn === null ? work.today : PlainDate.from(asked.wantedOn)
  const priced = await priceAsEvent(work, account, {
    id: 2 ** 40,
    kind: asked.kind,
    serviceId: service?.id ?? null,
    quantity: asked.quantity,
    on,
    stream: service?.stream ?? null,
    container: service?.container ?? null,
    size: service?.size ?? null,
  })
  if (!priced) return costsNothing
  const { run, rule, chargeCents, free, lines, isGap } = priced
  if (isGap)
    refuseField(
      'kind',
      `The rate tables have no rate for “${rule.code}” for this account. Add one, or take the kind out of the policy.`,
    )
  const words = { en: await lineWords(work, run, 'en'), es: await lineWords(work, run, 'es') }
  return {
    chargeCents,
    citation: rule.citation,
    free,
    lines: lines.map((line) => {
      const { en, reasonEn, amountCents } = explainedLine(line, words)
      return { en, reasonEn, amountCents }
    }),
  }
}

/** An order as the event it will be, priced after those that are still to do; null when nothing is charged for it. */
async function priceAsEvent(work: Work, account: KnownAccount, order: Parameters<typeof eventOf>[1]) {
  const policies = await policiesFor(work)
  const rule = orderCharge(policies, order)
  const event = eventOf(policies, order)
  if (!rule || !event) return null
  const before = await comingEvents(work, account.id)
  return { rule, ...(await priceEvent(work, account, { event, before })) }
}

/** What a missed pickup is credited, by the rule of the standard case. Refuses what the rule refuses. */
async function creditedFor(work: Work, account: KnownAccount, asked: AskedOrder) {
  const { told, preview } = await previewCase(work, {
    accountId: account.id,
    facts: creditFacts(work, asked),
    evidence: [],
  })
  const cents = preview?.amountCents ?? 0
  const waits = preview?.state === 'waiting' ? ' A second person has to approve it first.' : ''
  if (cents === 0) refuseField('remedy', `${told.en.join(' ')} (${told.citation})`)
  return {
    chargeCents: cents,
    citation: told.citation,
    free: null,
    lines: [],
    sentence: `${dollars(-cents)} is credited.${waits} ${told.en.join(' ')}`,
  }
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
