import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { FieldName, LetterFacts, LetterText, SubjectLine } from './letter-text.ts'

const Instant = z.iso.datetime({ offset: true })
export const LetterLanguage = z.enum(['en', 'es'])

/**
 * Where a letter stands: a draft; waiting for a second person; approved, to be printed or e-mailed; printed; sent by e-mail; come back; given
 * up before it was sent.
 */
export const LetterState = z.enum([
  'draft',
  'waiting',
  'approved',
  'printed',
  'sent',
  'returned',
  'withdrawn',
])
export type LetterState = z.infer<typeof LetterState>
export const SendBy = z.enum(['print', 'email'])

/** A template's code: what other rooms ask for it by. */
export const TemplateCode = z
  .string('Write a code such as closing-letter.')
  .regex(
    /^[a-z][a-z0-9-]{1,49}$/,
    'Write a code of small letters, digits and hyphens, such as closing-letter.',
  )

/** Something a letter says that whoever makes it gives. */
export const TemplateFact = z
  .strictObject({
    name: FieldName,
    label: FreeText.min(1, 'Say what it is.').max(80).describe('What people call it.'),
    kind: z.enum(['text', 'table']).default('text'),
  })
  .meta({ id: 'TemplateFact' })
export type TemplateFact = z.output<typeof TemplateFact>

/** What a template says in one language. */
export const TemplateText = z
  .strictObject({ subject: SubjectLine, text: LetterText })
  .meta({ id: 'TemplateText' })
export type TemplateText = z.output<typeof TemplateText>

export const LetterRow = z
  .object({
    id: z.int(),
    number: z.string().describe('What stands in its reference line: `L-000012`.'),
    accountNumber: z.string(),
    partyName: z.string(),
    subject: z.string(),
    template: z.string().nullable().describe('The code of the template it began from; null: freely written.'),
    templateName: z.string().nullable(),
    language: LetterLanguage,
    sendBy: SendBy,
    state: LetterState,
    about: z
      .object({ kind: z.string(), id: z.int() })
      .nullable()
      .describe('What of another room it is about.'),
    draftedBy: z.string(),
    draftedOn: Day,
    approvedBy: z.string().nullable(),
    sentOn: Day.nullable().describe('The day it was printed or e-mailed.'),
    returnedOn: Day.nullable(),
    email: z
      .object({ to: z.string(), state: z.string(), answer: z.string().nullable() })
      .nullable()
      .describe('What became of its e-mail.'),
  })
  .meta({ id: 'LetterRow' })
export type LetterRow = z.output<typeof LetterRow>

export const LetterEvent = z.object({
  at: Instant,
  by: z.string(),
  what: z.string(),
  note: z.string().nullable(),
})

/** What a person can change while it is a draft. */
export const LetterDraft = z.object({
  partyId: z.int().positive(),
  language: LetterLanguage,
  sendBy: SendBy,
  copyTo: z
    .int()
    .positive()
    .nullable()
    .default(null)
    .describe('Another party of the account that gets a copy.'),
  subject: SubjectLine,
  text: LetterText,
  facts: LetterFacts,
  enclosures: z
    .array(FreeText.min(1).max(120))
    .max(10, 'Name at most ten enclosures.')
    .default([])
    .describe('What lies in the envelope beside it.'),
  amountCents: Cents.nullable().default(null).describe('The amount it is about, for the approval policy.'),
})
export type LetterDraft = z.output<typeof LetterDraft>

export const Letter = LetterRow.extend({
  ...LetterDraft.shape,
  edition: z.int().describe('Counts up with every change; a change names the one it was made on.'),
  largePrint: z.boolean(),
  mailTo: z.array(z.string()).describe('Where it goes; empty while that is not known.'),
  parties: z.array(
    z.object({
      partyId: z.int(),
      name: z.string(),
      role: z.string(),
      language: LetterLanguage,
      email: z.string().nullable(),
      confidential: z.boolean(),
    }),
  ),
  fields: z
    .array(z.object({ name: z.string(), label: z.string(), value: z.string().nullable() }))
    .describe('The fields it may name, with what stands in their place now; null: nothing is known.'),
  templateFacts: z.array(TemplateFact).describe('What its template wants to be given.'),
  approval: z
    .object({ needed: z.boolean(), citation: z.string().nullable(), because: z.string() })
    .describe('Whether it needs a second person as it is now, and by which rule.'),
  mayApprove: z.boolean().describe('Whether whoever asks had no hand in it.'),
  events: z.array(LetterEvent).describe('What happened to it, oldest first.'),
  batchId: z.int().nullable().describe('The print it went with.'),
  copyOf: z.int().nullable().describe('The letter it was written again from.'),
  returnedBecause: z.string().nullable(),
}).meta({ id: 'Letter' })
export type Letter = z.output<typeof Letter>

/** One print of letters: a file in mail order, and what is in it. */
export const LetterBatch = z.object({
  id: z.int(),
  printedOn: Day,
  printedBy: z.string(),
  pieces: z.int(),
  letters: z.int(),
})
export const LetterManifest = LetterBatch.extend({
  rows: z.array(
    z.object({
      piece: z.int(),
      letterId: z.int(),
      number: z.string(),
      accountNumber: z.string(),
      name: z.string(),
      place: z.string().describe('The last line of the address.'),
      copy: z.boolean().describe('The copy for another party.'),
      sha256: z.string().describe('Of what it says.'),
    }),
  ),
})

export const TemplateRow = z.object({
  code: z.string(),
  name: z.string(),
  version: z.int().nullable().describe('The version in force today; null before the first.'),
  from: Day.nullable(),
  publishedBy: z.string().nullable(),
  publishedOn: Day.nullable(),
  coming: z
    .object({ version: z.int(), from: Day })
    .nullable()
    .describe('The version letters begin from next, and its first day.'),
  prepared: z.boolean().describe('Whether a change is prepared that is not published.'),
  older: LetterLanguage.nullable().describe(
    'The language that must be brought up to date before publishing.',
  ),
})

const Prepared = z.object({
  name: FreeText.min(1, 'Give it a name.').max(80),
  facts: z.array(TemplateFact).max(30),
  en: TemplateText,
  es: TemplateText,
})
export const TemplateDraft = Prepared.extend({
  edition: z
    .int()
    .describe(
      'The one the change was made on, as it was shown: another with every change that is kept; below zero when nothing was prepared.',
    ),
})
export const LetterTemplate = TemplateRow.extend({
  ...TemplateDraft.shape,
  versions: z.array(
    Prepared.extend({
      version: z.int(),
      from: Day.describe('The first day letters begin from it.'),
      until: Day.nullable().describe('The first day a later version is used; null: none was published.'),
      hasDays: z
        .boolean()
        .describe(
          'Whether letters begin from it on any day; false when another took its place before its first.',
        ),
      publishedBy: z.string(),
      publishedOn: Day,
    }),
  ),
}).meta({ id: 'LetterTemplate' })
export type LetterTemplate = z.output<typeof LetterTemplate>
