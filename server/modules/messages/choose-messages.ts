import { type MessageCondition, mostMessages } from '@cartwright/api/message-shapes'
import { contains, type Period, PlainDate } from '#kernel/dates'
import { isFor } from './does-hold.ts'
import { type MergedFacts, merged } from './merge-facts.ts'
import type { MessageFacts } from './message-facts.ts'

/** A message as it is chosen for bills. */
export type StandingMessage = {
  readonly id: number
  readonly name: string
  readonly en: string | null
  readonly es: string | null
  readonly plain: string | null
  readonly days: Period
  readonly priority: number
  readonly condition: MessageCondition
}

/** A message as a bill bears it: its facts filled in, in both languages. */
export type BorneMessage = { readonly messageId: number; readonly en: string; readonly es: string }

/** The messages that stand on a day, those that go before others first. */
export const standingOn = (messages: readonly StandingMessage[], day: string): StandingMessage[] =>
  messages
    .filter(({ days }) => contains(days, PlainDate.from(day)))
    .toSorted((a, b) => a.priority - b.priority || a.id - b.id)

/** Of the messages that stand on the day of a bill, in their order: those that are for it, as many as it has room for. */
export const chooseMessages = (
  standing: readonly StandingMessage[],
  facts: MessageFacts,
): StandingMessage[] => standing.filter(({ condition }) => isFor(condition, facts)).slice(0, mostMessages)

/** A message with the facts of a bill in it. A language without a text of its own has the plain one. */
export function borne({ id, en, es, plain }: StandingMessage, facts: MergedFacts): BorneMessage {
  return {
    messageId: id,
    en: merged(en ?? plain ?? '', facts, 'en'),
    es: merged(es ?? plain ?? '', facts, 'es'),
  }
}
