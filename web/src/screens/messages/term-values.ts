import { type MessageCondition, MessageTerm, mostMessages, plainFacts } from '@cartwright/api/message-shapes'
import { BillBy } from '@cartwright/api/account-shapes'
import { readMoney } from '../../parts/money.tsx'
import type { Message, MessageBody } from './message-queries.ts'

export type Fact = MessageTerm['fact']

/** One term as it is filled in: what is asked for, whether it is turned around, the words chosen, the amount typed. */
export type TermValues = {
  readonly key: number
  readonly fact: Fact
  readonly not: boolean
  readonly among: readonly string[]
  readonly over: string
}

export type MessageValues = {
  name: string
  en: string
  es: string
  plain: string
  from: string
  /** The last day, as people say it; empty: it has none. */
  lastOn: string
  priority: string
  match: 'all' | 'any'
  terms: readonly TermValues[]
}

/** The facts in the order people look for them, in words. */
export const factWords: Readonly<Record<Fact, string>> = {
  class: 'Class',
  cycle: 'Cycle',
  stream: 'What is collected',
  language: 'Language',
  'sent-by': 'How the bill is sent',
  'bill-kind': 'Kind of bill',
  'new-size': 'A size for the first time',
  discount: 'Discount',
  'past-due': 'Past due by more than',
  'amount-due': 'Amount due more than',
  'new-account': 'New account',
  'credit-balance': 'Credit balance',
  autopay: 'Paid automatically',
  paperless: 'By e-mail alone',
  'owner-copy': 'Copy to the owner',
  prorated: 'Part of a period',
  'rate-changed': 'A rate changed',
  'service-changed': 'A service changed',
  'extra-charges': 'Extra charges',
}

/** What a person fills in beside the fact itself. */
export type TermAsks = 'nothing' | 'words' | 'amount'

export function asksOf(fact: Fact): TermAsks {
  if (fact === 'past-due' || fact === 'amount-due') return 'amount'
  return (plainFacts as readonly string[]).includes(fact) ? 'nothing' : 'words'
}

/** What the words of a fact are chosen from, where the product knows them and not the city. */
export const knownWords: Partial<Readonly<Record<Fact, readonly string[]>>> = {
  language: ['en', 'es'],
  'sent-by': BillBy.options,
  'bill-kind': ['regular', 'partial', 'final', 'off-cycle'],
}

/** Facts of which any word will do when none is chosen. */
export const anyWordDoes = (fact: Fact): boolean => fact === 'new-size' || fact === 'discount'

/** A term as the server takes it, or null while it is not whole. */
export function termOf({ fact, not, among, over }: TermValues): MessageTerm | null {
  const asks = asksOf(fact)
  const term =
    asks === 'amount'
      ? { fact, not, overCents: readMoney(over) }
      : { fact, not, ...(asks === 'words' && { among }) }
  return MessageTerm.safeParse(term).data ?? null
}

/** A condition as the server takes it, or null while one of its terms is not whole. */
export function conditionOf({
  match,
  terms,
}: Pick<MessageValues, 'match' | 'terms'>): MessageCondition | null {
  const whole = terms.map(termOf)
  return whole.every((term) => term !== null) ? { match, terms: whole } : null
}

const text = (written: string): string | null => written.trim() || null

/** A message as the server takes it. */
export function bodyOf(values: MessageValues, until: string | null): MessageBody {
  const { name, en, es, plain, from, priority } = values
  return {
    name,
    en: text(en),
    es: text(es),
    plain: text(plain),
    from,
    until,
    priority: Number(priority),
    condition: conditionOf(values) ?? {},
  }
}

/** A stored term as it is filled in. */
export function valuesOfTerm(term: MessageTerm, key: number): TermValues {
  return {
    key,
    fact: term.fact,
    not: term.not,
    among: 'among' in term ? term.among : [],
    over: 'overCents' in term ? (term.overCents / 100).toFixed(2) : '',
  }
}

/** What stands in the fields when a message is opened, or begun. */
export function valuesOf(message: Message | null, today: string, lastDay: string): MessageValues {
  if (!message)
    return {
      name: '',
      en: '',
      es: '',
      plain: '',
      from: today,
      lastOn: '',
      priority: '5',
      match: 'all',
      terms: [],
    }
  const { name, en, es, plain, from, priority, condition } = message
  return {
    name,
    en: en ?? '',
    es: es ?? '',
    plain: plain ?? '',
    from,
    lastOn: lastDay,
    priority: String(priority),
    match: condition.match,
    terms: condition.terms.map(valuesOfTerm),
  }
}

/** What happens when it is saved. */
export const whatSavingDoes = `Bills calculated from now on bear it on its days: the ${mostMessages} that go first on each. Bills that were posted stay as they are.`
