import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about mailing addresses. Part of the one list in `refusals.ts`. */
export const addressRefusals = {
  ADDRESS_EXCHANGE_NOT_FOUND: problem(
    'ADDRESS_EXCHANGE_NOT_FOUND',
    404,
    'There is no such address exchange.',
    {
      exchangeId: z.number(),
    },
  ),
  ADDRESS_EXCHANGE_EMPTY: problem(
    'ADDRESS_EXCHANGE_EMPTY',
    409,
    'There is no mailing address to export. Open or load accounts first; confidential addresses are never exported.',
    {},
  ),
  ADDRESS_EXCHANGE_CLOSED: problem(
    'ADDRESS_EXCHANGE_CLOSED',
    409,
    'This exchange is closed: its answer was taken and reviewed. Make a new export.',
    { exchangeId: z.number(), closedOn: z.string() },
  ),
  ADDRESS_EXCHANGE_NOT_DONE: problem(
    'ADDRESS_EXCHANGE_NOT_DONE',
    409,
    'The exchange is not done: take the vendor’s answer, decide every change and settle every line that waits first.',
    { exchangeId: z.number(), changesOpen: z.number(), linesWaiting: z.number(), answered: z.number() },
  ),
  ADDRESS_ANSWER_ALREADY_HERE: problem(
    'ADDRESS_ANSWER_ALREADY_HERE',
    409,
    'This file was taken before. Nothing was changed.',
    { exchangeId: z.number(), answerId: z.number(), fileName: z.string(), broughtOn: z.string() },
  ),
  ADDRESS_ANSWER_UNREADABLE: problem(
    'ADDRESS_ANSWER_UNREADABLE',
    422,
    'The answer of the vendor cannot be read. Nothing of it was taken.',
    { reason: z.string(), instead: z.string() },
  ),
  ADDRESS_CHANGE_NOT_OPEN: problem(
    'ADDRESS_CHANGE_NOT_OPEN',
    409,
    'None of these changes waits to be decided. Look at the list again.',
    { exchangeId: z.number() },
  ),
  ADDRESS_PAPER_NOT_FOUND: problem('ADDRESS_PAPER_NOT_FOUND', 404, 'There is no such paper.', {
    paperId: z.number(),
  }),
  ADDRESS_PAPER_UNFIT: problem(
    'ADDRESS_PAPER_UNFIT',
    422,
    'Bring the form as a PDF of 10 MB at most. This file is another kind, or larger.',
    { fileName: z.string() },
  ),
  ADDRESS_LINE_NOT_WAITING: problem(
    'ADDRESS_LINE_NOT_WAITING',
    409,
    'None of these lines waits. Look at the list again.',
    { exchangeId: z.number() },
  ),
  ADDRESS_CONFIDENTIAL: problem(
    'ADDRESS_CONFIDENTIAL',
    409,
    'The address is confidential (Safe at Home): it is told to nobody, not even to the post office’s look-up.',
    {},
  ),
  ADDRESS_MISSING: problem(
    'ADDRESS_MISSING',
    409,
    'There is no mailing address to check. Write one on the account first.',
    {},
  ),
  POST_OFFICE_NOT_SET_UP: problem(
    'POST_OFFICE_NOT_SET_UP',
    409,
    'No account with the post office’s look-up is set up. Ask whoever runs the system to set CARTWRIGHT_USPS_ID and CARTWRIGHT_USPS_SECRET.',
    {},
  ),
  POST_OFFICE_BUSY: problem(
    'POST_OFFICE_BUSY',
    429,
    'The post office answers 60 look-ups an hour, and they are used up. Try again later, or put the address into the next exchange.',
    { afterSeconds: z.number() },
  ),
  POST_OFFICE_UNREACHABLE: problem(
    'POST_OFFICE_UNREACHABLE',
    409,
    'The post office’s look-up does not answer as it should. Try again later; nothing was changed.',
    { reason: z.string() },
  ),
  MOVE_NOTICE_ALREADY_HERE: problem(
    'MOVE_NOTICE_ALREADY_HERE',
    409,
    'This notice was entered before: the same name, way, day and result. Nothing was changed.',
    { noticeId: z.number() },
  ),
  MOVE_NOTICE_FILE_ALREADY_HERE: problem(
    'MOVE_NOTICE_FILE_ALREADY_HERE',
    409,
    'This file of notices was taken before. Nothing was changed.',
    { fileId: z.number(), fileName: z.string(), broughtOn: z.string() },
  ),
  MOVE_NOTICE_FILE_NOT_FOUND: problem(
    'MOVE_NOTICE_FILE_NOT_FOUND',
    404,
    'There is no such file of notices.',
    {
      fileId: z.number(),
    },
  ),
  MOVE_NOTICE_NOT_OPEN: problem(
    'MOVE_NOTICE_NOT_OPEN',
    409,
    'None of these notices waits to be decided. Look at the list again.',
    {},
  ),
}
