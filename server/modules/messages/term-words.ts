import type { MessageCondition, MessageTerm, plainFacts } from '@cartwright/api/message-shapes'
import { dollars } from '#kernel/money'
import { type AskingTerm, isPlain } from './does-hold.ts'

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

type Words = {
  readonly [Fact in AskingTerm['fact']]: (term: Extract<AskingTerm, { fact: Fact }>, no: string) => string
}

const asking: Words = {
  class: ({ among }, no) => `class ${no}${listed(among)}`,
  cycle: ({ among }, no) => `cycle ${no}${listed(among)}`,
  language: ({ among }, no) =>
    `language ${no}${listed(among.map((one) => (one === 'en' ? 'English' : 'Spanish')))}`,
  'sent-by': ({ among }, no) => `sent by ${no}${listed(among)}`,
  'bill-kind': ({ among }, no) => `${no}${listed(among)} bills`,
  stream: ({ among }, no) => `${no}served with ${listed(among)}`,
  'new-size': ({ among }, no) => `${no}the first bill in ${among.length > 0 ? listed(among) : 'a size'}`,
  discount: ({ among }, no) => `${no}with ${among.length > 0 ? `discount ${listed(among)}` : 'a discount'}`,
  'past-due': ({ overCents }, no) => `${no}past due by more than ${dollars(overCents)}`,
  'amount-due': ({ overCents }, no) => `${no}owing more than ${dollars(overCents)}`,
}

/** One term of a condition in words: `payers on autopay`. */
export function termWords(term: MessageTerm): string {
  if (isPlain(term)) return plain[term.fact][term.not ? 1 : 0]
  const tell = asking[term.fact] as (term: AskingTerm, no: string) => string
  return tell(term, term.not ? 'not ' : '')
}

/** Whom a message is for, in words. */
export function conditionWords({ match, terms }: MessageCondition): string {
  if (terms.length === 0) return 'Everybody'
  const words = terms.map(termWords).join(match === 'all' ? ' and ' : ' or ')
  return `${words[0]!.toUpperCase()}${words.slice(1)}`
}
