import type { MessageFacts } from '../messages/message-facts.ts'
import { borne, chooseMessages, type StandingMessage } from '../messages/choose-messages.ts'
import type { Derivation } from '../rates/derivation.ts'
import type { SendingRules } from '../policies/sending-rules.ts'
import type { BillKind } from './bill-days.ts'
import type { CalculatedBill } from './bill-facts.ts'
import type { BillDocument, BillLine } from './register-types.ts'

/** What bills of a run say beside their charges, and which of them are not sent. Days are ISO. */
export type Said = {
  /** The messages that stand on the day of the bills. */
  readonly messages: readonly StandingMessage[]
  readonly sending: SendingRules
  readonly billOn: string
  readonly dueOn: string
}

type Run = Said & { readonly kind: BillKind }

/** A bill with what it is, the messages it bears, and whether it is sent: frozen in its document with all the rest. */
export function withWords(run: Run, bill: CalculatedBill): CalculatedBill {
  const messages = messagesOf(run, bill)
  const suppressed = suppressedBy(run, bill)
  return {
    ...bill,
    document: {
      ...bill.document,
      ...(run.kind !== 'regular' && { kind: run.kind }),
      ...(messages.length > 0 && { messages }),
      ...(suppressed && { suppressed }),
    },
  }
}

function messagesOf(run: Run, bill: CalculatedBill): NonNullable<BillDocument['messages']> {
  if (run.messages.length === 0) return []
  const facts = messageFacts(run.kind, bill)
  const { accountNumber } = bill.facts
  const { totalDueCents } = bill
  const { pastDueCents } = facts
  const { billOn, dueOn } = run
  return chooseMessages(run.messages, facts).map((message) =>
    borne(message, { accountNumber, totalDueCents, pastDueCents, billOn, dueOn }),
  )
}

/** What messages ask of a bill, as it was calculated. The register says the same of it afterwards. */
function messageFacts(kind: BillKind, bill: CalculatedBill): MessageFacts {
  const { facts, lines, document } = bill
  const before = facts.last ? sizesOf(facts.last.lines) : null
  return {
    accountClass: facts.class,
    cycle: document.cycle,
    language: document.language,
    sentBy: document.billBy,
    kind,
    streams: [...new Set(lines.flatMap(({ stream }) => stream ?? []))],
    newSizes: before ? [...sizesOf(lines)].filter((size) => !before.has(size)) : [],
    discounts: [...new Set(lines.flatMap((line) => (line.kind === 'discount' ? line.code : [])))],
    pastDueCents: Math.max(bill.previousBalanceCents + bill.paymentsCents + bill.adjustmentsCents, 0),
    totalDueCents: bill.totalDueCents,
    isNew: bill.isNew,
    isProrated: bill.isProrated,
    autopay: document.autopay,
    ownerCopy: document.ownerCopyTo !== null,
    causes: document.differences.map(({ cause }) => cause),
    hasEvents: lines.some((line) => line.kind === 'event'),
  }
}

const sizesOf = (lines: readonly BillLine[]): Set<string> =>
  new Set(lines.flatMap(({ derivation }) => sizeOf(derivation) ?? []))

function sizeOf(derivation: Derivation): string | null {
  const whole = derivation.kind === 'share' ? derivation.of : derivation
  return whole.kind === 'service' || whole.kind === 'account' ? (whole.service?.size ?? null) : null
}

/**
 * Why a regular bill is not sent: it asks for less than the city bills, for nothing, or for less than nothing. A last bill has none
 * after it to be carried to, and one that a person asked for is wanted.
 */
function suppressedBy(
  { kind, sending }: Run,
  { totalDueCents, isFinal }: CalculatedBill,
): BillDocument['suppressed'] {
  if (kind !== 'regular' || isFinal) return undefined
  const { minimum, zero, credit } = sending
  if (totalDueCents > 0 && minimum && totalDueCents < minimum.cents)
    return { because: 'minimum', citation: minimum.citation, limitCents: minimum.cents }
  if (totalDueCents === 0 && zero) return { because: 'zero', citation: zero.citation, limitCents: null }
  if (totalDueCents < 0 && credit) return { because: 'credit', citation: credit.citation, limitCents: null }
  return undefined
}
