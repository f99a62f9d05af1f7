import { z } from 'zod'
import { Day, MailAddress, pageByNumber } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { RequestKey } from './request-key.ts'
import { FoundPiece, ReturnAction, ReturnedPiece, ReturnReason, ReturnState } from './returned-mail-shapes.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const tags = ['Returned mail'] as const
const whole = z.coerce.number<string | number>().int().positive()
const number = z
  .string()
  .trim()
  .min(1, 'Scan the piece, or type the number of the bill or of the account.')
  .max(80)

/** Mail that came back: entered one piece after the other, and worked as a queue. */
export const returnedMail = {
  list: {
    method: 'get',
    path: '/returned-mail',
    summary: 'Returned pieces: those that wait, the oldest first, or all',
    permission: 'mail.read',
    tags,
    request: {
      query: z.object({
        ...pageByNumber,
        state: z.union([ReturnState, z.literal('all')]).default('open'),
        reason: ReturnReason.optional(),
        q: z.string().trim().max(100).optional(),
      }),
    },
    responses: {
      200: answer('A page.', z.object({ rows: z.array(ReturnedPiece), next: z.string().nullable() })),
    },
  },
  figures: {
    method: 'get',
    path: '/returned-mail/figures',
    summary: 'How much mail came back in the last twelve months, by reason, and what became of it',
    permission: 'mail.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The figures.',
        z.object({
          from: Day,
          open: z.int(),
          oldestOpenOn: Day.nullable(),
          undeliverable: z.int().describe('Pieces whose address stays undeliverable.'),
          reasons: z.array(
            z.object({ reason: ReturnReason, pieces: z.int(), open: z.int(), newAddress: z.int() }),
          ),
        }),
      ),
    },
  },
  find: {
    method: 'get',
    path: '/returned-mail/find',
    summary: 'What a scanned barcode or scan line, a bill number or an account number belongs to',
    permission: 'mail.work',
    tags,
    request: { query: z.object({ typed: number }) },
    responses: { 200: answer('The piece.', FoundPiece), ...mayRefuse('RETURNED_PIECE_UNKNOWN') },
  },
  enter: {
    method: 'post',
    path: '/returned-mail',
    summary: 'Enter a piece that came back, with the reason the post office gives',
    permission: 'mail.work',
    tags,
    request: {
      body: json(
        z.object({
          key: RequestKey,
          typed: number,
          reason: ReturnReason,
          returnedOn: Day,
          note: FreeText.max(300).nullable().default(null),
          again: z.boolean().default(false).describe('The same bill came back once more.'),
        }),
      ),
    },
    responses: {
      201: answer('The piece waits to be worked.', ReturnedPiece),
      ...mayRefuse('FIELD_REFUSED', 'RETURNED_PIECE_ALREADY_HERE', 'RETURNED_PIECE_UNKNOWN'),
    },
  },
  work: {
    method: 'post',
    path: '/returned-mail/{pieceId}/work',
    summary: 'Record what was done about a returned piece',
    permission: 'mail.work',
    tags,
    request: {
      params: z.object({ pieceId: whole }),
      body: json(
        z.object({
          action: ReturnAction,
          note: FreeText.max(300).nullable().default(null),
          mail: MailAddress.nullable()
            .default(null)
            .describe(
              'With `new-address`: the address on the label of the post office, which becomes theirs.',
            ),
        }),
      ),
    },
    responses: {
      200: answer('The piece as it is now.', ReturnedPiece),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'ADDRESS_IS_HIDDEN',
        'FIELD_REFUSED',
        'PARTY_NOT_FOUND',
        'RETURNED_ADDRESS_THE_SAME',
        'RETURNED_PIECE_NOT_FOUND',
        'RETURNED_PIECE_WORKED',
      ),
    },
  },
} as const satisfies Record<string, Route>
