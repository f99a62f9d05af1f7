import { z } from 'zod'
import { LetterDraft } from './letter-shapes.ts'
import { file, json, mayRefuse, type Route } from './route.ts'

const tags = ['Letters'] as const
const letterParams = z.object({ id: z.coerce.number<string | number>().int().positive() })

/** Why there is no file of a letter. */
const mayNotBeMade = mayRefuse(
  'LETTER_NOT_FOUND',
  'LETTER_FIELDS_UNKNOWN',
  'LETTER_FIELDS_EMPTY',
  'LETTER_PARTY_UNKNOWN',
  'CITY_NOT_SET_UP',
)

/** A letter as a file: as it was sent, or as it would be. */
export const letterFiles = {
  pdf: {
    method: 'get',
    path: '/letters/{id}/pdf',
    summary: 'A letter as PDF: as it was sent, or a draft as it would be',
    permission: 'letters.read',
    tags,
    request: {
      params: letterParams,
      query: z.object({ copy: z.enum(['yes']).optional().describe('The copy for another party.') }),
    },
    responses: {
      200: file('The letter (PDF/UA-1).', 'application/pdf'),
      ...mayNotBeMade,
    },
  },
  word: {
    method: 'get',
    path: '/letters/{id}/docx',
    summary: 'A letter as a Word document',
    permission: 'letters.read',
    tags,
    request: { params: letterParams },
    responses: {
      200: file('The document.', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
      ...mayNotBeMade,
    },
  },
  preview: {
    method: 'post',
    path: '/letters/{id}/preview',
    summary: 'A draft as PDF with what is written on the screen, before it is saved',
    permission: 'letters.read',
    tags,
    request: { params: letterParams, body: json(LetterDraft) },
    responses: {
      200: file('The letter, marked as a draft.', 'application/pdf'),
      ...mayNotBeMade,
    },
  },
} as const satisfies Record<string, Route>
