import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about notices and inserts. Part of the one list in `refusals.ts`. */
export const insertRefusals = {
  INSERT_COUNT_DIFFERS: problem(
    'INSERT_COUNT_DIFFERS',
    409,
    'The post office counted another number of pieces than the list has. Write why in the note, or count again.',
    { listed: z.number(), counted: z.number() },
  ),
  INSERT_LIST_UNFIT: problem(
    'INSERT_LIST_UNFIT',
    422,
    'Lines of the list name no account. Mend them, or say that they are to be left out.',
    {
      lines: z.array(
        z.object({ line: z.number(), column: z.number(), text: z.string(), reason: z.string() }),
      ),
    },
  ),
  INSERT_NOT_FOUND: problem('INSERT_NOT_FOUND', 404, 'There is no such notice or insert.', {
    insertId: z.number(),
  }),
  INSERT_NOT_IN_STATE: problem(
    'INSERT_NOT_IN_STATE',
    409,
    'This cannot be done with the notice as it is now. Look at it again.',
    { insertId: z.number(), state: z.string() },
  ),
  INSERT_OWN: problem('INSERT_OWN', 403, 'Whoever proposed it does not approve it. Ask another person to.', {
    madeBy: z.string(),
  }),
  INSERT_PIECE_NOT_FOUND: problem('INSERT_PIECE_NOT_FOUND', 404, 'There is no such piece of this mailing.', {
    pieceId: z.number(),
  }),
  INSERT_REACHES_NOBODY: problem(
    'INSERT_REACHES_NOBODY',
    409,
    'It would reach nobody. Look at whom it is for.',
    {},
  ),
  INSERT_RECEIPT_NOT_FOUND: problem('INSERT_RECEIPT_NOT_FOUND', 404, 'There is no such receipt.', {
    receiptId: z.number(),
  }),
  INSERT_RECEIPT_UNFIT: problem(
    'INSERT_RECEIPT_UNFIT',
    422,
    'The file is no whole PDF, JPEG or PNG file of 10 MB at most. Scan the receipt again.',
    { name: z.string() },
  ),
  INSERT_RUNS_NOT_MAILED: problem(
    'INSERT_RUNS_NOT_MAILED',
    409,
    'Bills that bear it are not mailed yet. Its mailing is declared once they are.',
    { runIds: z.array(z.number()) },
  ),
  INSERT_TOO_LATE: problem(
    'INSERT_TOO_LATE',
    409,
    'There are too few days between the mailing and the day it is counted to. Set that day later, or mail it earlier.',
    { mailedOn: z.string(), countsTo: z.string(), needed: z.number(), days: z.number(), latest: z.string() },
  ),
}
