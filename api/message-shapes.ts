import { z } from 'zod'
import { BillBy } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { Day } from './run-shapes.ts'

/** The longest a text may be when every fact in it is at its longest: what the message area of the bill holds beside another. */
export const mostCharacters = 200
/** How many messages a bill has room for. */
export const mostMessages = 2

/** What bills are made on demand beside the regular ones. */
export const BillKind = z.enum(['regular', 'partial', 'final', 'off-cycle'])

/** The facts of a bill that hold or do not hold, and nothing else is asked about them. */
export const plainFacts = [
  'new-account',
  'credit-balance',
  'autopay',
  'paperless',
  'owner-copy',
  'prorated',
  'rate-changed',
  'service-changed',
  'extra-charges',
] as const

const not = z.boolean().default(false).describe('Turns the term around: those for whom it does not hold.')
const among = <Schema extends z.ZodType>(schema: Schema) =>
  z.array(schema).min(1, 'Name at least one.').max(50)
const word = z.string().trim().min(1).max(60)
const overCents = z.int().min(0).max(1_000_000_000)

/** One question about a bill. These are all there are: a message asks nothing else. */
export const MessageTerm = z
  .discriminatedUnion('fact', [
    z.strictObject({ fact: z.enum(plainFacts), not }),
    z.strictObject({ fact: z.literal('class'), among: among(word), not }),
    z.strictObject({ fact: z.literal('cycle'), among: among(word), not }),
    z.strictObject({ fact: z.literal('language'), among: among(z.enum(['en', 'es'])), not }),
    z.strictObject({ fact: z.literal('sent-by'), among: among(BillBy), not }),
    z.strictObject({ fact: z.literal('stream'), among: among(word), not }),
    z.strictObject({ fact: z.literal('bill-kind'), among: among(BillKind), not }),
    z.strictObject({
      fact: z.literal('new-size'),
      among: z.array(word).max(50).default([]).describe('Sizes such as `96 gal`; none: any size.'),
      not,
    }),
    z.strictObject({
      fact: z.literal('discount'),
      among: z.array(word).max(50).default([]).describe('Codes of discounts; none: any discount.'),
      not,
    }),
    z.strictObject({ fact: z.literal('past-due'), overCents, not }),
    z.strictObject({ fact: z.literal('amount-due'), overCents, not }),
  ])
  .meta({ id: 'MessageTerm' })
export type MessageTerm = z.output<typeof MessageTerm>

/** Whom a message is for: bills for which all of its terms hold, or any of them. Without terms it is for everybody. */
export const MessageCondition = z
  .strictObject({
    match: z.enum(['all', 'any']).default('all'),
    terms: z.array(MessageTerm).max(12, 'Twelve terms at most.').default([]),
  })
  .meta({ id: 'MessageCondition' })
export type MessageCondition = z.output<typeof MessageCondition>

const text = FreeText.min(1).max(500).nullable().default(null)

/** A message as a person writes it. */
export const MessageDraft = z.object({
  name: FreeText.min(1, 'Give it a name.').max(80).describe('How the office calls it.'),
  en: text.describe('The text in English. Facts stand in braces: `{amountDue}`.'),
  es: text.describe('The text in Spanish.'),
  plain: text.describe('For a language that has no text of its own.'),
  from: Day.describe('The first day of bills that bear it.'),
  until: Day.nullable().default(null).describe('The first day of bills that no longer do.'),
  priority: z.int().min(1).max(9).default(5).describe('1 goes before 9.'),
  condition: MessageCondition,
})

export const MessageState = z.enum(['coming', 'current', 'past'])
export const Message = MessageDraft.extend({
  id: z.int(),
  state: MessageState,
  told: z.string().describe('Whom it is for, in words.'),
  changedBy: z.string(),
  changedAt: z.iso.datetime({ offset: true }),
}).meta({ id: 'Message' })

/** What a message comes to on the bill of one account. */
export const MessagePreview = z.object({
  accountNumber: z.string(),
  bill: z.string().describe('Which bill was looked at: `bill 00000012`, or the register of a run.'),
  terms: z.array(z.object({ told: z.string(), holds: z.boolean() })),
  isFor: z.boolean().describe('Whether the condition names this bill.'),
  isShown: z.boolean().describe('Whether there is room for it beside messages that go before it.'),
  en: z.string(),
  es: z.string(),
  shown: z.array(z.string()).describe('The names of all messages the bill would bear, in their order.'),
})

export const MessageReach = z.object({
  accounts: z.int().describe('Bills that were looked at: those of the newest register of each cycle.'),
  gets: z.int().describe('Of these, the bills the message is for.'),
  classes: z.array(z.object({ class: z.string(), accounts: z.int(), gets: z.int() })),
  cycles: z.array(
    z.object({ cycle: z.string(), runId: z.int(), periodFrom: Day, accounts: z.int(), gets: z.int() }),
  ),
})
