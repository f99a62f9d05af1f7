import { Buffer } from 'node:buffer'
import { compilePages, type CompiledDocument } from '#ports/documents/compile-document'
import type { TemplateVersion } from '../bills/template-version.ts'
import type { Logo } from '../city/city-document.ts'
import type { LetterData } from './letter-data.ts'
import { letterWords } from './letter-words.ts'

/** The files of a letter's template. */
export const letterTemplateFiles = ['letter.typ'] as const

/** A letter as it is set: what it says, with the city's logo of its day. */
export type LetterToSet = {
  readonly data: LetterData
  readonly logo: Logo | null
  /** Sets the copy for another party. */
  readonly copy?: boolean
  /** Marks it across the page as not sent. */
  readonly draft?: boolean
  /** Its number in a print, at the foot of the first page. */
  readonly piece?: number
}

/** The green of the product, where a city has no colour of its own. */
const colour = '#1f6b3f'

/**
 * Sets letters in type by one template, one after the other: one of them as PDF/UA-1, to be read on a screen; many as plain pages, to be
 * printed. The same letters give the same bytes.
 */
export function setLetters(
  letters: readonly LetterToSet[],
  {
    template,
    title,
    author,
    issuedOn,
    bulk,
  }: {
    readonly template: TemplateVersion
    readonly title: string
    readonly author: string
    /** ISO. */
    readonly issuedOn: string
    readonly bulk: boolean
  },
): Promise<CompiledDocument> {
  const logos = new Map(letters.flatMap(({ logo }) => (logo ? [[logo.base64, logo] as const] : [])))
  const names = new Map(
    [...logos.values()].map((logo, index) => [logo.base64, `logo-${index}-${logo.fileName}`]),
  )
  return compilePages({
    template: 'letter.typ',
    standard: bulk ? '1.4' : 'ua-1',
    bulk,
    data: {
      tagged: !bulk,
      colour,
      title,
      author,
      date: issuedOn.split('-').map(Number),
      letters: letters.map((letter) => shown(letter, letter.logo ? names.get(letter.logo.base64)! : null)),
    },
    files: {
      ...template.files,
      ...Object.fromEntries([...names].map(([base64, name]) => [name, Buffer.from(base64, 'base64')])),
    },
  })
}

function shown({ data, copy = false, draft = false, piece }: LetterToSet, logo: string | null) {
  const words = letterWords[data.language]
  return {
    ...data,
    logo,
    words: { page: words.page, of: words.of },
    draft: draft ? words.draft : null,
    mailTo: copy && data.copyTo ? data.copyTo.lines : data.mailTo,
    copyNote: copy && data.copyTo ? data.copyTo.note : null,
    piece: piece === undefined ? null : piece.toString(),
  }
}
