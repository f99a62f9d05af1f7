import { z } from 'zod'
import { FreeText } from './free-text.ts'

const Day = z.iso.date('Write a day such as 2027-06-30.')

/** Where a procedure applies. */
export const Place = z.object({
  kind: z.enum(['screen', 'reason', 'case-type', 'policy']),
  key: z.string().trim().min(1, 'Choose where it applies.').max(100),
})
export type Place = z.infer<typeof Place>

const Inline = z.object({
  text: z.string(),
  strong: z.literal(true).optional(),
  em: z.literal(true).optional(),
  code: z.literal(true).optional(),
  href: z.string().optional(),
})
/** A rule quoted by a marker, as it is today. */
export const QuotedRule = z.object({
  marker: z.string().describe('`policy:proration`, `rates:collection`.'),
  text: z.string().nullable().describe('Its words; null when the city has no such rule today.'),
  citation: z.string().nullable(),
  from: Day.nullable(),
})
export type QuotedRule = z.infer<typeof QuotedRule>
/** A part of a procedure, for the screen and for paper. */
export const ProcedureBlock = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('heading'), level: z.int(), inline: z.array(Inline) }),
    z.object({ kind: z.literal('text'), inline: z.array(Inline) }),
    z.object({ kind: z.literal('quote'), inline: z.array(Inline) }),
    z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(Inline)) }),
    z.object({ kind: z.literal('rule'), rule: QuotedRule }),
  ])
  .meta({ id: 'ProcedureBlock' })
export type ProcedureBlock = z.infer<typeof ProcedureBlock>

/** A procedure as a list has it. */
export const ProcedureRow = z.object({
  procedureId: z.int(),
  title: z.string(),
  version: z.int().describe('The version that holds today; before the first holds, the newest.'),
  from: Day.describe('Since when this version holds.'),
  newest: z.int().describe('The newest version: readings, reviews and changes name it.'),
  coming: z
    .object({ version: z.int(), from: Day })
    .nullable()
    .describe('The newest version while its day has not come, and that day.'),
  owner: z.object({ userId: z.string(), name: z.string() }),
  reviewOn: Day,
  reviewDue: z.boolean(),
  changedRules: z
    .array(z.string())
    .describe('Markers of rules that say something else than when it was last written or reviewed.'),
  state: z.enum(['in-use', 'withdrawn']),
  places: z.array(Place),
  readVersion: z.int().nullable().describe('The newest version the person who asks has read.'),
  mustRead: z.boolean().describe('Whether that person has still to read the newest.'),
})
export type ProcedureRow = z.infer<typeof ProcedureRow>

/** A procedure with its words. */
export const Procedure = ProcedureRow.extend({
  body: z.string().describe('Markdown, with markers such as `[[policy:proration]]`.'),
  blocks: z.array(ProcedureBlock),
  rules: z.array(QuotedRule.extend({ before: z.string().nullable(), changed: z.boolean() })),
  versions: z.array(
    z.object({
      version: z.int(),
      title: z.string(),
      from: Day.describe('The first day it was to hold.'),
      writtenBy: z.string(),
      note: z.string().nullable(),
    }),
  ),
  reviews: z.array(
    z.object({
      version: z.int(),
      reviewedOn: Day,
      reviewedBy: z.string(),
      note: z.string().nullable(),
      nextOn: Day,
    }),
  ),
}).meta({ id: 'Procedure' })
export type Procedure = z.infer<typeof Procedure>

/** What a procedure is made of when it is written. */
export const NewProcedure = z.object({
  title: FreeText.min(3, 'Give it a title.').max(120),
  body: FreeText.min(1, 'Write what is to be done.').max(60_000),
  places: z.array(Place).max(40).default([]),
  ownerUserId: z.string().min(1, 'Choose an owner.'),
  reviewOn: Day,
  from: Day.nullable()
    .default(null)
    .describe('The first day it holds, today or later; without one, today. Until then the one before holds.'),
  note: FreeText.max(500)
    .nullable()
    .default(null)
    .describe('What changed, for those who read the one before.'),
})
export type NewProcedure = z.infer<typeof NewProcedure>

/** Who has read the newest version of a procedure, and who has not. */
export const ProcedureReaders = z.object({
  procedureId: z.int(),
  title: z.string(),
  version: z.int(),
  people: z.array(
    z.object({
      userId: z.string(),
      name: z.string(),
      readVersion: z.int().nullable().describe('The newest version they have read.'),
      readOn: Day.nullable(),
    }),
  ),
})
export type ProcedureReaders = z.infer<typeof ProcedureReaders>
