import type { LetterDraft } from '@cartwright/api/letter-shapes'
import type { TemplateFact, TemplateText } from '@cartwright/api/letter-shapes'
import type { InTransaction, Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'
import { currentTemplate } from '../bills/template-version.ts'
import { cityLogo } from '../city/city-queries.ts'
import type { Language } from '../rates/explain-words.ts'
import type { ToldFields } from './fact-words.ts'
import { letterDocx } from './letter-docx.ts'
import { type LetterToMake, makeLetter } from './letter-data.ts'
import { type LetterPaper, letterPapers } from './letter-paper.ts'
import { letterTemplateFiles, type LetterToSet, setLetters } from './letter-pdf.ts'
import { storedLetter, toMake } from './stored-letter.ts'

type ToSet = LetterToSet & Pick<LetterPaper, 'template'>

/** A letter as it was sent; a draft as it would be, marked as one. */
async function setOf(work: Work, letterId: number): Promise<ToSet> {
  const letter = await storedLetter(work, letterId)
  const paper = letter.state === 'draft' ? undefined : (await letterPapers(work, [letterId])).get(letterId)
  return paper ?? draftOf(work, toMake(letter))
}

async function draftOf(work: Work, letter: LetterToMake, sample?: ToldFields): Promise<ToSet> {
  const { data } = await makeLetter(work, letter, sample)
  return {
    data,
    logo: await cityLogo(work),
    template: await currentTemplate(letterTemplateFiles),
    draft: true,
  }
}

/** Set after everything was read, so that no transaction waits for it. */
async function asPdf(letter: ToSet): Promise<Uint8Array> {
  const { data, template } = letter
  const { bytes } = await setLetters([letter], {
    template,
    title: `${data.number ?? ''} ${data.subject}`.trim(),
    author: data.city,
    issuedOn: data.issuedOn,
    bulk: false,
  })
  return bytes
}

/** A letter, or the copy for another party, as PDF/UA-1. Refuses LETTER_NOT_FOUND, and what keeps a draft from being made. */
export async function letterPdf(
  inTransaction: InTransaction,
  letterId: number,
  { copy }: { readonly copy: boolean },
): Promise<Uint8Array> {
  return asPdf({ ...(await inTransaction((work) => setOf(work, letterId))), copy })
}

/** A letter as a Word document. */
export async function letterWord(inTransaction: InTransaction, letterId: number): Promise<Uint8Array> {
  const { data, logo } = await inTransaction((work) => setOf(work, letterId))
  return letterDocx(data, logo)
}

/** A draft with what is written on the screen, before it is saved. */
export async function letterPreview(
  inTransaction: InTransaction,
  letterId: number,
  draft: LetterDraft,
): Promise<Uint8Array> {
  return asPdf(
    await inTransaction(async (work) => {
      const stored = toMake(await storedLetter(work, letterId))
      return draftOf(work, { ...stored, ...draft })
    }),
  )
}

/** A template as a letter to whoever pays for an account: what is given by others stands in angles, under its own name. */
export async function templatePreview(
  inTransaction: InTransaction,
  tried: TemplateText & {
    readonly accountNumber: string
    readonly language: Language
    readonly facts: readonly TemplateFact[]
  },
): Promise<Uint8Array> {
  return asPdf(
    await inTransaction(async (work) => {
      const { id } = await accountByNumber(work, tried.accountNumber)
      const { language, subject, text } = tried
      const letter = {
        id: null,
        accountId: id,
        versionId: null,
        partyId: null,
        copyTo: null,
        language,
        subject,
        text,
        facts: {},
        enclosures: [],
      }
      return draftOf(work, letter, sampleOf(tried.facts))
    }),
  )
}

const sampleOf = (facts: readonly TemplateFact[]): ToldFields =>
  new Map(
    facts.map(({ name, label, kind }) => [
      name,
      kind === 'text'
        ? { words: `‹${label}›` }
        : {
            table: {
              columns: [{ title: label, align: 'left' as const }],
              rows: [[`‹${label}›`]],
              total: null,
            },
          },
    ]),
  )
