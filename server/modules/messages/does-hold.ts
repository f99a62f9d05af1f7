import type { MessageCondition, MessageTerm, plainFacts } from '@cartwright/api/message-shapes'
import type { MessageFacts } from './message-facts.ts'

/** Whether a bill is one of those a message is for. */
export function isFor(condition: MessageCondition, facts: MessageFacts): boolean {
  const { match, terms } = condition
  if (terms.length === 0) return true
  return match === 'all'
    ? terms.every((term) => doesHold(term, facts))
    : terms.some((term) => doesHold(term, facts))
}

/** Whether one term of a condition holds for a bill. */
export const doesHold = (term: MessageTerm, facts: MessageFacts): boolean => isSo(term, facts) !== term.not

const plain: Readonly<Record<(typeof plainFacts)[number], (facts: MessageFacts) => boolean>> = {
  'new-account': ({ isNew }) => isNew,
  'credit-balance': ({ totalDueCents }) => totalDueCents < 0,
  autopay: ({ autopay }) => autopay,
  paperless: ({ sentBy }) => sentBy === 'email',
  'owner-copy': ({ ownerCopy }) => ownerCopy,
  prorated: ({ isProrated }) => isProrated,
  'rate-changed': ({ causes }) => causes.includes('rate'),
  'service-changed': ({ causes }) => causes.includes('service'),
  'extra-charges': ({ hasEvents }) => hasEvents,
}

type PlainTerm = Extract<MessageTerm, { fact: (typeof plainFacts)[number] }>
/** A term that asks for something in particular. */
export type AskingTerm = Exclude<MessageTerm, PlainTerm>

/** Whether a term asks for something that a bill has or has not, and for nothing in particular. */
export const isPlain = (term: MessageTerm): term is PlainTerm => Object.hasOwn(plain, term.fact)

type Asking = {
  readonly [Fact in AskingTerm['fact']]: (
    term: Extract<AskingTerm, { fact: Fact }>,
    facts: MessageFacts,
  ) => boolean
}

const asking: Asking = {
  class: ({ among }, { accountClass }) => among.includes(accountClass),
  cycle: ({ among }, { cycle }) => among.includes(cycle),
  language: ({ among }, { language }) => among.includes(language),
  'sent-by': ({ among }, { sentBy }) => among.includes(sentBy),
  'bill-kind': ({ among }, { kind }) => among.includes(kind),
  stream: ({ among }, { streams }) => meet(among, streams),
  'new-size': ({ among }, { newSizes }) => meetAny(among, newSizes),
  discount: ({ among }, { discounts }) => meetAny(among, discounts),
  'past-due': ({ overCents }, { pastDueCents }) => pastDueCents > overCents,
  'amount-due': ({ overCents }, { totalDueCents }) => totalDueCents > overCents,
}

function isSo(term: MessageTerm, facts: MessageFacts): boolean {
  if (isPlain(term)) return plain[term.fact](facts)
  const ask = asking[term.fact] as (term: AskingTerm, facts: MessageFacts) => boolean
  return ask(term, facts)
}

const meet = (asked: readonly string[], there: readonly string[]): boolean =>
  asked.some((one) => there.includes(one))

/** Whether one of those that are asked for is there; when none is asked for in particular, whether there is any. */
const meetAny = (asked: readonly string[], there: readonly string[]): boolean =>
  asked.length === 0 ? there.length > 0 : meet(asked, there)
