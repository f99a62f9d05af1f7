import { z } from 'zod'
import { Day } from './account-shapes.ts'
import { withoutCard } from './free-text.ts'

/** The most a letter may say, in signs of its text: some six pages. */
export const mostLetterSigns = 15_000

const words = (most: number) =>
  z
    .string()
    .max(most, `Write at most ${most} signs.`)
    // Braces stand for fields everywhere; a brace in a text is a field that was mistyped. Control signs have no shape on paper.
    .regex(/^[^{}\p{Cc}\u2028\u2029]*$/u, 'Choose fields from the list instead of writing braces.')
    .refine(...withoutCard)

/** What a field is called: `balance`, `goodThrough`. */
export const FieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'Name a field like goodThrough.')

/** Where a link leads: a web page, an e-mail address or a telephone; never a script. */
export const LinkAddress = z
  .string()
  .max(500, 'Write an address of at most 500 signs.')
  .regex(
    /^(https?:\/\/|mailto:|tel:)[^\s<>"{}]+$/i,
    'Write an address that begins with https://, mailto: or tel:.',
  )

const Mark = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('bold') }),
    z.strictObject({ type: z.literal('italic') }),
    z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: LinkAddress }) }),
  ])
  .meta({ id: 'LetterMark' })
const marks = z.array(Mark).max(3).optional()

const Inline = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('text'), text: words(5_000).min(1), marks }),
    z.strictObject({ type: z.literal('hardBreak'), marks }),
    z.strictObject({ type: z.literal('field'), attrs: z.strictObject({ name: FieldName }), marks }),
  ])
  .meta({ id: 'LetterInline' })
export type LetterInline = z.output<typeof Inline>

const line = z.array(Inline).max(500).optional()
const Paragraph = z
  .strictObject({ type: z.literal('paragraph'), content: line })
  .meta({ id: 'LetterParagraph' })
const Heading = z
  .strictObject({
    type: z.literal('heading'),
    attrs: z.strictObject({ level: z.union([z.literal(2), z.literal(3)]) }),
    content: line,
  })
  .meta({ id: 'LetterHeading' })
const Item = z.strictObject({ type: z.literal('listItem'), content: z.array(Paragraph).min(1).max(1) })
const items = z.array(Item).min(1).max(100)
const List = z
  .strictObject({ type: z.enum(['bulletList', 'orderedList']), content: items })
  .meta({ id: 'LetterList' })
/** A table that whoever makes the letter gives, by its field. */
const FactTable = z
  .strictObject({ type: z.literal('factTable'), attrs: z.strictObject({ name: FieldName }) })
  .meta({ id: 'LetterFactTable' })

const Plain = z.discriminatedUnion('type', [Paragraph, Heading, List, FactTable])
export type LetterPlainBlock = z.output<typeof Plain>
/** A part that is only there when a field has something, or only when it has not. */
const When = z
  .strictObject({
    type: z.literal('when'),
    attrs: z.strictObject({ name: FieldName, given: z.boolean() }),
    content: z.array(Plain).min(1).max(100),
  })
  .meta({ id: 'LetterWhen' })
const Block = z.discriminatedUnion('type', [Paragraph, Heading, List, FactTable, When])
export type LetterBlock = z.output<typeof Block>

/** The text of a letter: a small document of our own, and never a page of some other program. */
export const LetterText = z
  .strictObject({ type: z.literal('doc'), content: z.array(Block).max(300, 'Write at most 300 paragraphs.') })
  .refine((text) => signsOf(text) <= mostLetterSigns, `Write at most ${mostLetterSigns} signs.`)
  .meta({ id: 'LetterText' })
export type LetterText = z.output<typeof LetterText>

function signsOf(text: unknown): number {
  if (Array.isArray(text)) return text.reduce<number>((sum, part) => sum + signsOf(part), 0)
  if (typeof text !== 'object' || text === null) return 0
  if ('text' in text && typeof text.text === 'string') return text.text.length
  return 'content' in text ? signsOf(text.content) : 0
}

/** What a letter is about, as one line over its text. Fields stand in it in braces: `Account {accountNumber}`. */
export const SubjectLine = z
  .string('Write what the letter is about.')
  .trim()
  .min(1, 'Write what the letter is about.')
  .max(150, 'Write at most 150 signs.')
  .refine(...withoutCard)
  .regex(/^[^\p{Cc}]*$/u, 'Write one line.')
  .regex(
    /^([^{}]|\{[a-z][A-Za-z0-9]{0,39}\})*$/,
    'Write a field as {accountNumber}, with nothing else in its braces.',
  )

const said = z
  .string()
  .max(2_000, 'Write at most 2000 signs.')
  .refine(...withoutCard)
const cell = [
  z.strictObject({ text: said }).describe('The same in every language.'),
  z.strictObject({ en: said, es: said }),
  z.strictObject({ cents: z.int() }).describe('Money.'),
  z.strictObject({ day: Day }).describe('A day.'),
] as const
const Cell = z.union(cell)
const row = z.array(Cell).min(1).max(8)

/** A simple table of a letter, such as one row for each period that was corrected. */
const Table = z
  .strictObject({
    columns: z
      .array(z.strictObject({ en: said, es: said, align: z.enum(['left', 'right']).optional() }))
      .min(1)
      .max(8),
    rows: z.array(row).max(300),
    total: row.optional().describe('The last row, set apart.'),
  })
  .refine(
    ({ columns, rows, total }) =>
      [...rows, ...(total ? [total] : [])].every(({ length }) => length === columns.length),
    'Give every row as many cells as there are columns.',
  )
  .meta({ id: 'LetterTable' })

/** What whoever makes a letter says for one of its fields. */
export const LetterFact = z.union([...cell, z.strictObject({ table: Table })]).meta({ id: 'LetterFact' })
export type LetterFact = z.output<typeof LetterFact>
/** By the names of the fields. */
export const LetterFacts = z.record(FieldName, LetterFact)
export type LetterFacts = Readonly<Record<string, LetterFact>>

/** The fields that the product fills in from the account, the city and the day, with what people call them. */
export const accountFields = [
  ['partyName', 'Name of whom it is to'],
  ['accountNumber', 'Account number'],
  ['serviceAddress', 'Service address'],
  ['mailingAddress', 'Mailing address'],
  ['balance', 'Balance'],
  ['amountDue', 'Amount due'],
  ['creditBalance', 'Credit balance'],
  ['pastDue', 'Past due'],
  ['dueOn', 'Due day of the last bill'],
  ['lastBillNumber', 'Number of the last bill'],
  ['lastBillOn', 'Day of the last bill'],
  ['lastBillAmount', 'Total of the last bill'],
  ['lastPayment', 'Last payment'],
  ['lastPaymentOn', 'Day of the last payment'],
  ['services', 'Services'],
  ['collectionDay', 'Collection day'],
  ['closedOn', 'Day the account closed'],
  ['cityName', 'City'],
  ['department', 'Department'],
  ['cityPhone', 'Telephone of the city'],
  ['cityEmail', 'E-mail of the city'],
  ['cityUrl', 'Web page of the city'],
  ['officeHours', 'Office hours'],
  ['clerkName', 'Name of whoever signs'],
  ['today', 'Day of the letter'],
] as const
