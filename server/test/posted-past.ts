import { PlainDate } from '#kernel/dates'
import type { AccountFacts } from '../modules/billing/bill-facts.ts'
import type { Prices } from '../modules/billing/rate-served.ts'
import type { Comparison, CorrectableAccount } from '../modules/corrections/compare-past.ts'
import type { FactChanges } from '../modules/corrections/fact-changes.ts'
import { isPosted } from '../modules/corrections/judge-bills.ts'
import type { KnownFacts, KnownService } from '../modules/corrections/known-facts.ts'
import type { LineMove, PostedBill } from '../modules/corrections/posted-bill.ts'
import { rerateBill } from '../modules/corrections/rerate-bill.ts'

const day = (text: string) => PlainDate.from(text)

/** A service of a test's account: what it is, `all:cart-set:96 gal`, since when and until when. */
export function knownService(
  serviceId: number,
  what: string,
  days: { readonly from?: string; readonly until?: string | null; readonly quantity?: number } = {},
): KnownService {
  const [stream, container, size] = what.split(':') as [string, string, string]
  return {
    serviceId,
    origin: serviceId,
    stream,
    container,
    size,
    quantity: days.quantity ?? 1,
    pickupsPerWeek: 1,
    location: 'curb',
    units: 1,
    from: day(days.from ?? '2024-01-01'),
    until: days.until ? day(days.until) : null,
  }
}

/** An account without anything. */
export const nobody: AccountFacts = {
  accountId: 1,
  accountNumber: '100-00001-8',
  class: 'residential',
  zone: null,
  services: [],
  events: [],
  freeUsed: [],
  shares: new Map(),
  openedOn: '2024-01-01',
  closedOn: null,
  billBy: 'paper',
  largePrint: false,
  autopay: false,
  ownerCopy: false,
  premise: { line: '', place: '', state: '', zip: '', apn: null, addressKey: '', dwellingUnits: 1 },
  payer: null,
  owner: null,
  discounts: [],
  sharedFrom: [],
  covered: [],
  missed: [],
  last: null,
  newest: null,
  history: [],
  beside: { through: 0, cents: 0, shownCents: 0, unseen: [] },
}

/** A bill of a month after a day, without a line yet. */
export function monthlyBill(billId: number, first: string, month: number): PostedBill {
  const from = day(first).add({ months: month })
  const until = from.add({ months: 1 })
  return {
    billId,
    number: String(billId),
    issuedOn: until.toString(),
    periodFrom: from.toString(),
    periodUntil: until.toString(),
    isFinal: false,
    replaced: false,
    billed: { period: { from, until, months: 1, timing: 'arrears' }, kind: 'regular', until: null },
    coveredBefore: [],
    lines: [],
    moves: [],
    correctedSince: [],
  }
}

/** An account that was billed each month from one to another, by the rates then in force, from facts that were believed. */
export function billedMonths(
  prices: Prices,
  known: KnownFacts,
  { first, months }: { readonly first: string; readonly months: number },
): CorrectableAccount {
  const bills = Array.from({ length: months }, (_, index): PostedBill => {
    const bill = monthlyBill(index + 1, first, index)
    return { ...bill, lines: rerateBill(prices, { facts: nobody }, bill, { known }).lines }
  })
  return { facts: nobody, known, bills }
}

/** The account after a correction was posted: its facts, what was posted on its lines, and what it changed. */
export function afterPosting(account: CorrectableAccount, comparison: Comparison): CorrectableAccount {
  const numbers = new Map<number, number>()
  let next = Math.max(0, ...account.known.services.map(({ serviceId }) => serviceId)) + 1
  const numbered = (id: number): number => {
    if (id >= 0) return id
    if (!numbers.has(id)) numbers.set(id, next++)
    return numbers.get(id)!
  }
  const renamed = (service: KnownService): KnownService => ({
    ...service,
    serviceId: numbered(service.serviceId),
    origin: numbered(service.origin),
  })
  const changes: FactChanges = {
    ...comparison.changes,
    services: comparison.changes.services.map(({ before, after }) => ({
      before,
      after: after && renamed(after),
    })),
  }
  const posted = new Map(comparison.bills.map((bill) => [bill.bill.billId, bill]))
  return {
    ...account,
    known: { ...comparison.corrected, services: comparison.corrected.services.map(renamed) },
    bills: account.bills.map((bill) => {
      const compared = posted.get(bill.billId)
      const moves = compared && isPosted(compared.verdict) ? movesOf(compared.charges, numbered) : []
      return {
        ...bill,
        moves: [...bill.moves, ...moves],
        correctedSince: [changes, ...bill.correctedSince],
        replaced: compared?.bill.replaced ?? bill.replaced,
      }
    }),
  }
}

type Charges = Comparison['bills'][number]['charges']

const movesOf = (charges: Charges, numbered: (id: number) => number): LineMove[] =>
  charges.flatMap(({ about, glCode, parts }) =>
    parts.map(({ lineNo, cents }) => ({
      lineNo,
      about: `${about.replace(/-\d+$/, (id) => String(numbered(Number(id))))} ${glCode}`,
      correctedCents: cents,
      adjustedCents: 0,
      adjustedSinceCents: 0,
    })),
  )

/** What corrections left on each line of each bill that is not nothing. */
export function leftOnLines({ bills }: CorrectableAccount): [string, number][] {
  const sums = new Map<string, number>()
  for (const bill of bills)
    for (const { lineNo, about, correctedCents } of bill.moves) {
      const key = `bill ${bill.number} ${lineNo === null ? about : `line ${lineNo}`}`
      sums.set(key, (sums.get(key) ?? 0) + correctedCents)
    }
  return [...sums].filter(([, cents]) => cents !== 0)
}
