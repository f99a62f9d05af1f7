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

/** Whether a term asks for something that a bill has or has not, and for nothing in particular. */
export const isPlain = (term: MessageTerm): term is PlainTerm => Object.hasOwn(plain, term.fact)

function isSo(term: MessageTerm, facts: MessageFacts): boolean {
  if (isPlain(term)) return plain[term.fact](facts)
  switch (term.fact) {
    case 'class':
      return term.among.includes(facts.accountClass)
    case 'cycle':
      return term.among.includes(facts.cycle)
    case 'language':
      return term.among.includes(facts.language)
    case 'sent-by':
      return term.among.includes(facts.sentBy)
    case 'bill-kind':
      return term.among.includes(facts.kind)
    case 'stream':
      return meet(term.among, facts.streams)
    case 'new-size':
      return meetAny(term.among, facts.newSizes)
    case 'discount':
      return meetAny(term.among, facts.discounts)
    case 'past-due':
      return facts.pastDueCents > term.overCents
    case 'amount-due':
      return facts.totalDueCents > term.overCents
  }
}

const meet = (asked: readonly string[], there: readonly string[]): boolean =>
  asked.some((one) => there.includes(one))

/** Whether one of those that are asked for is there; when none is asked for in particular, whether there is any. */
const meetAny = (asked: readonly string[], there: readonly string[]): boolean =>
  asked.length === 0 ? there.length > 0 : meet(asked, there)
