import { z } from 'zod'
import { neededText } from './free-text.ts'
import { LetterBatch, LetterManifest } from './letter-shapes.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const tags = ['Letters'] as const
const note = neededText('Write why.').max(500)
const batchParams = z.object({ id: z.coerce.number<string | number>().int().positive() })

/** What is put in envelopes. */
export const letterPrints = {
  print: {
    method: 'post',
    path: '/letter-prints',
    summary: 'Print all approved letters: one file in mail order; each is in one print and no other',
    permission: 'letters.write',
    tags,
    request: { body: json(z.object({})) },
    responses: { 201: answer('The print.', LetterManifest), ...mayRefuse('NO_LETTER_TO_PRINT') },
  },
  list: {
    method: 'get',
    path: '/letter-prints',
    summary: 'Prints of letters, newest first',
    permission: 'letters.read',
    tags,
    request: {},
    responses: { 200: answer('The prints.', z.object({ rows: z.array(LetterBatch) })) },
  },
  show: {
    method: 'get',
    path: '/letter-prints/{id}',
    summary: 'The manifest of a print: what is in its file, piece by piece',
    permission: 'letters.read',
    tags,
    request: { params: batchParams },
    responses: { 200: answer('The manifest.', LetterManifest), ...mayRefuse('LETTER_BATCH_NOT_FOUND') },
  },
  pdf: {
    method: 'get',
    path: '/letter-prints/{id}/pdf',
    summary: 'The file of a print, the same each time',
    permission: 'letters.read',
    tags,
    request: { params: batchParams },
    responses: { 200: file('The letters.', 'application/pdf'), ...mayRefuse('LETTER_BATCH_NOT_FOUND') },
  },
  again: {
    method: 'post',
    path: '/letter-prints/{id}/again',
    summary: 'Note that a print was printed again, and why; its file is the same',
    permission: 'letters.write',
    tags,
    request: { params: batchParams, body: json(z.object({ note })) },
    responses: { 200: answer('It is noted.', LetterManifest), ...mayRefuse('LETTER_BATCH_NOT_FOUND') },
  },
} as const satisfies Record<string, Route>
