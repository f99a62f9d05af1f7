import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about mail that came back. Part of the one list in `refusals.ts`. */
export const returnedMailRefusals = {
  RETURNED_PIECE_NOT_FOUND: problem('RETURNED_PIECE_NOT_FOUND', 404, 'There is no such returned piece.', {
    pieceId: z.number(),
  }),
  RETURNED_PIECE_UNKNOWN: problem(
    'RETURNED_PIECE_UNKNOWN',
    404,
    'No bill and no account has this number. Scan the barcode or the scan line again, or type the account number from the window.',
    { text: z.string() },
  ),
  RETURNED_PIECE_ALREADY_HERE: problem(
    'RETURNED_PIECE_ALREADY_HERE',
    409,
    'The return of this bill was entered before. If it came back once more, say so.',
    { pieceId: z.number(), enteredOn: z.string(), enteredBy: z.string(), reason: z.string() },
  ),
  RETURNED_PIECE_WORKED: problem(
    'RETURNED_PIECE_WORKED',
    409,
    'This piece was worked already. Look at it again.',
    { pieceId: z.number(), state: z.string(), workedBy: z.string().nullable() },
  ),
  RETURNED_ADDRESS_THE_SAME: problem(
    'RETURNED_ADDRESS_THE_SAME',
    409,
    'Mail of this account still goes to the address it came back from. Write the new address here, or change it on the account first.',
    { address: z.string() },
  ),
}
