import { dollars } from '#kernel/money'
import { dayWords, type Language } from '../rates/explain-words.ts'

/** What a text may name in braces, as of one bill. Days are ISO. */
export type MergedFacts = {
  readonly accountNumber: string
  readonly totalDueCents: number
  readonly pastDueCents: number
  readonly dueOn: string
  readonly billOn: string
}

const written: Readonly<Record<string, (facts: MergedFacts, language: Language) => string>> = {
  accountNumber: ({ accountNumber }) => accountNumber,
  amountDue: ({ totalDueCents }) => dollars(Math.max(totalDueCents, 0)),
  creditBalance: ({ totalDueCents }) => dollars(Math.max(-totalDueCents, 0)),
  pastDue: ({ pastDueCents }) => dollars(pastDueCents),
  dueOn: ({ dueOn }, language) => dayWords(dueOn, language),
  billOn: ({ billOn }, language) => dayWords(billOn, language),
  /** Autopay takes the amount on the due day. */
  autopayOn: ({ dueOn }, language) => dayWords(dueOn, language),
}

/** The facts a text may name, in the order in which they are shown to a person who writes one. */
export const mergedNames = Object.keys(written)

const inBraces = /\{([^{}]*)\}/g

/** The first thing in braces that no bill has, or null when there is none. */
export function unknownFact(text: string): string | null {
  const names = [...text.matchAll(inBraces)].map(([, name]) => name!)
  return names.find((name) => !Object.hasOwn(written, name)) ?? null
}

/** A text with the facts of a bill in place of their names. */
export const merged = (text: string, facts: MergedFacts, language: Language): string =>
  text.replaceAll(inBraces, (whole, name: string) => written[name]?.(facts, language) ?? whole)

const atTheirLongest: MergedFacts = {
  accountNumber: '0'.repeat(16),
  totalDueCents: 123_456_789,
  pastDueCents: 123_456_789,
  dueOn: '2026-09-30',
  billOn: '2026-09-30',
}

/** How many characters a text has when every fact in it is at its longest. */
export function longest(text: string): number {
  const withCredit = { ...atTheirLongest, totalDueCents: -atTheirLongest.totalDueCents }
  return Math.max(
    ...(['en', 'es'] as const).flatMap((language) =>
      [atTheirLongest, withCredit].map((facts) => merged(text, facts, language).length),
    ),
  )
}
