import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down a file of a bank. Part of the one list in `refusals.ts`. */
export const bankFileRefusals = {
  BANK_FILE_ALREADY_LOADED: problem(
    'BANK_FILE_ALREADY_LOADED',
    409,
    'This file was loaded before. Look at what became of it; there is nothing to load again.',
    {
      fileId: z.number(),
      fileName: z.string(),
      receivedOn: z.string(),
      receivedBy: z.string(),
      state: z.string(),
    },
  ),
  BANK_FILE_DAY_AHEAD: problem(
    'BANK_FILE_DAY_AHEAD',
    409,
    'The file has money of a day that is not there yet. Post it on that day, or discard it and ask the bank.',
    { lastDay: z.string() },
  ),
  BANK_FILE_LINES_MATCHED: problem(
    'BANK_FILE_LINES_MATCHED',
    409,
    'Lines of this statement are matched or explained, so the file stays. Undo these matches first.',
    { lines: z.number() },
  ),
  BANK_FILE_NOT_FOUND: problem('BANK_FILE_NOT_FOUND', 404, 'There is no such file of a bank.', {
    fileId: z.number(),
  }),
  BANK_FILE_NOT_IN_STATE: problem(
    'BANK_FILE_NOT_IN_STATE',
    409,
    'The file is past that step, or was refused. Look at it as it is now.',
    { state: z.string(), needed: z.array(z.string()) },
  ),
  BANK_FILE_RETURNS_SEEN_TO: problem(
    'BANK_FILE_RETURNS_SEEN_TO',
    409,
    'A return of this file was seen to already, so the file stays. Settle its other notices.',
    {},
  ),
  BANK_FILE_RULE_MISSING: problem(
    'BANK_FILE_RULE_MISSING',
    409,
    'No rule of the city says how payments from files are taken. Add the policy “bank-files” with its citation first.',
    {},
  ),
  BANK_FILE_UNKNOWN: problem(
    'BANK_FILE_UNKNOWN',
    422,
    'Nothing in the file tells what it is. Say whether it is an ACH file, a statement, a lockbox file or a table.',
    {},
  ),
  BANK_FILE_WITHOUT_PAYMENTS: problem(
    'BANK_FILE_WITHOUT_PAYMENTS',
    409,
    'The file brings no money, so there is nothing to post. Its notices and statements are kept as they are.',
    {},
  ),
  BANK_LAYOUT_NOT_FOUND: problem(
    'BANK_LAYOUT_NOT_FOUND',
    422,
    'There is no such layout. Choose one of those that are known.',
    { layout: z.string(), known: z.array(z.string()) },
  ),
  BANK_NOTICE_NOT_FOUND: problem('BANK_NOTICE_NOT_FOUND', 404, 'There is no such notice of a bank.', {
    noticeId: z.number(),
  }),
  BANK_NOTICE_NOT_OURS: problem(
    'BANK_NOTICE_NOT_OURS',
    409,
    'This notice corrects nothing of an autopay kept here. Look at what the bank wrote, and settle it by hand.',
    { noticeId: z.number() },
  ),
  BANK_NOTICE_SETTLED: problem(
    'BANK_NOTICE_SETTLED',
    409,
    'Somebody has seen to this notice already. Look at what they wrote.',
    { by: z.string(), on: z.string() },
  ),
  BANK_STATEMENT_NOT_FOUND: problem('BANK_STATEMENT_NOT_FOUND', 404, 'There is no such statement.', {
    statementId: z.number(),
  }),
}

/** Why a file of a bank is not discarded. */
export const whyNotDiscarded = [
  'BANK_FILE_LINES_MATCHED',
  'BANK_FILE_NOT_FOUND',
  'BANK_FILE_NOT_IN_STATE',
  'BANK_FILE_RETURNS_SEEN_TO',
] as const
