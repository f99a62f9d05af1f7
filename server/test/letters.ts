import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Letter } from '@cartwright/api/letter-shapes'
import { beforeAll } from 'vitest'
import { answered } from './bill-runs.ts'
import { smallTown, type TownAccount } from './small-town.ts'
import type { TestOffice } from './test-office.ts'

/** A small town to write letters to, and what a clerk does with them through the API. */
export function lettersIn(office: TestOffice) {
  let town: readonly TownAccount[]
  beforeAll(async () => {
    town = await office.work((work) =>
      smallTown(work, [
        { name: 'Maria Delgado' },
        { name: 'José Núñez', language: 'es', email: 'jose@example.com' },
        { name: 'Robin Vale' },
      ]),
    )
  })
  const clerk = office.as('clerk')
  return {
    home: (): TownAccount => town[0]!,
    /** Reads Spanish, and has an e-mail address. */
    casa: (): TownAccount => town[1]!,
    /** Whose address a test makes confidential. */
    confidential: (): TownAccount => town[2]!,
    begin: ({ number }: TownAccount, template: string | null = 'general-reply'): Promise<Letter> =>
      answered<Letter>(clerk.post('/letters', { key: randomUUID(), accountNumber: number, template })),
    draftOf,
    change: (letter: Letter, given: object): Promise<Letter> =>
      answered<Letter>(clerk.put(`/letters/${letter.id}`, draftOf(letter, given))),
    send: ({ id, edition }: Letter) => clerk.post(`/letters/${id}/send`, { edition }),
    shown: (id: number): Promise<Letter> => answered<Letter>(office.get(`/letters/${id}`)),
    pdfOf: async (path: string): Promise<Uint8Array> => {
      const response = await office.get(path)
      assert.equal(response.headers.get('content-type'), 'application/pdf')
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}

/** What of a letter can be changed, with what is given changed. */
function draftOf(letter: Letter, given: object = {}) {
  const { partyId, language, sendBy, copyTo, subject, text, facts, enclosures, amountCents, edition } = letter
  const same = { partyId, language, sendBy, copyTo, subject, text, facts, enclosures, amountCents, edition }
  return { ...same, ...given }
}

/** A text of one paragraph. */
export const saying = (words: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
})
