import type { OrderQuote } from '@cartwright/api/order-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { billAccount } from '../billing/bill-account.ts'
import type { BillRun } from '../billing/bill-run.ts'
import { runToLookAt } from '../billing/open-run.ts'
import { readFacts } from '../billing/read-facts.ts'
import type { BillLine } from '../billing/register-types.ts'
import { readRunFacts } from '../billing/run-facts.ts'
import type { EventToRate } from '../rates/account-to-rate.ts'
import type { EventSeen } from '../services/services-to-rate.ts'
import { freeUsedBy } from './order-events.ts'

/** What something that happens comes to on the next bill. */
type PricedEvent = {
  readonly run: BillRun
  /** With the fees that follow from it. */
  readonly chargeCents: number
  readonly free: z.infer<typeof OrderQuote>['free']
  /** The lines of the event itself. */
  readonly lines: readonly BillLine[]
  /** By ledger account, what the bill charges more with it than without it. */
  readonly byLedger: ReadonlyMap<string, number>
  /** Whether the tables have no rate for it. */
  readonly isGap: boolean
}

/**
 * Prices something that happens for an account, by the rating engine: what the next bill charges with it, less what it charges without it.
 * `before` are events that are to come first and are not in the books. Nothing is kept.
 */
export async function priceEvent(
  work: Work,
  account: KnownAccount,
  { event, before }: { readonly event: EventToRate; readonly before: readonly EventSeen[] },
): Promise<PricedEvent> {
  const run = await runToLookAt(work, {
    kind: 'account',
    cycle: account.cycle,
    accountNumbers: [account.number],
  })
  const [read] = await readFacts(work, run, [account.id])
  const facts = { ...read!, freeUsed: await freeUsedBy(work, account.id) }
  const runFacts = await readRunFacts(work, run)
  const bill = (more: readonly EventSeen[]) =>
    billAccount(runFacts, { ...facts, events: [...facts.events, ...more] }).bill
  const [without, withIt] = [bill(before), bill([...before, { event, billedTo: [] }])]
  const lines = withIt.lines.filter(({ eventId }) => eventId === event.eventId)
  return {
    run,
    chargeCents: withIt.chargesCents - without.chargesCents,
    free: freeOf(lines, event),
    lines,
    byLedger: difference(withIt.lines, without.lines),
    isGap: withIt.gaps.some(({ eventId }) => eventId === event.eventId),
  }
}

function difference(more: readonly BillLine[], less: readonly BillLine[]): Map<string, number> {
  const sums = new Map<string, number>()
  const add = (lines: readonly BillLine[], sign: 1 | -1) => {
    for (const { glCode, amountCents } of lines)
      sums.set(glCode, (sums.get(glCode) ?? 0) + sign * amountCents)
  }
  add(more, 1)
  add(less, -1)
  return new Map([...sums].filter(([, cents]) => cents !== 0))
}

function freeOf(lines: readonly BillLine[], event: EventToRate): PricedEvent['free'] {
  for (const { derivation } of lines)
    if (
      derivation.kind === 'event' &&
      derivation.free &&
      (derivation.per === 'event' || derivation.per === 'load')
    )
      return { ...derivation.free, year: event.happenedOn.year }
  return null
}
