import type { MessageCondition, MessageTerm, plainFacts } from '@cartwright/api/message-shapes'
import { dollars } from '#kernel/money'
import { isPlain } from './does-hold.ts'

const plain: Readonly<Record<(typeof plainFacts)[number], readonly [so: string, notSo: string]>> = {
  'new-account': ['new accounts', 'accounts that are not new'],
  'credit-balance': ['bills with a credit', 'bills without a credit'],
  autopay: ['payers on autopay', 'payers not on autopay'],
  paperless: ['bills by e-mail alone', 'bills on paper'],
  'owner-copy': ['bills with a copy for the owner', 'bills without a copy for the owner'],
  prorated: ['prorated bills', 'bills that are not prorated'],
  'rate-changed': ['bills on which a rate changed', 'bills on which no rate changed'],
  'service-changed': ['bills on which a service changed', 'bills on which no service changed'],
  'extra-charges': ['bills with extra charges', 'bills without extra charges'],
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

/** One term of a condition in words: `payers on autopay`. */
export function termWords(term: MessageTerm): string {
  if (isPlain(term)) return plain[term.fact][term.not ? 1 : 0]
  const no = term.not ? 'not ' : ''
  switch (term.fact) {
    case 'class':
      return `class ${no}${listed(term.among)}`
    case 'cycle':
      return `cycle ${no}${listed(term.among)}`
    case 'language':
      return `language ${no}${listed(term.among.map((one) => (one === 'en' ? 'English' : 'Spanish')))}`
    case 'sent-by':
      return `sent by ${no}${listed(term.among)}`
    case 'bill-kind':
      return `${no}${listed(term.among)} bills`
    case 'stream':
      return `${no}served with ${listed(term.among)}`
    case 'new-size':
      return `${term.not ? 'no ' : ''}first bill in ${term.among.length > 0 ? listed(term.among) : 'a size'}`
    case 'discount':
      return `${term.not ? 'without' : 'with'} ${term.among.length > 0 ? `discount ${listed(term.among)}` : 'a discount'}`
    case 'past-due':
      return `${no}past due by more than ${dollars(term.overCents)}`
    case 'amount-due':
      return `${no}owing more than ${dollars(term.overCents)}`
  }
}

/** Whom a message is for, in words. */
export function conditionWords({ match, terms }: MessageCondition): string {
  if (terms.length === 0) return 'Everybody'
  const words = terms.map(termWords).join(match === 'all' ? ' and ' : ' or ')
  return `${words[0]!.toUpperCase()}${words.slice(1)}`
}
