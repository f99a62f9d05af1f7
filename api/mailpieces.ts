import { z } from 'zod'
import { Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { MailMaterial, MailpieceBody, MailpieceChecked, MailpieceSpec } from './mailpiece-shapes.ts'
import { RequestKey } from './request-key.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const tags = ['Mailpieces'] as const

/** What is put in the mail, held against the rules of USPS before anything is printed. */
export const mailpieces = {
  list: {
    method: 'get',
    path: '/mailpieces',
    summary: 'The kinds of mailpieces with all their versions, the newest first, each held against the rules',
    permission: 'mail.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The versions, and the bill as the product prints it, to begin with.',
        z.object({ rows: z.array(MailpieceSpec), usual: MailpieceBody }),
      ),
    },
  },
  save: {
    method: 'post',
    path: '/mailpieces',
    summary: 'Set up a mailpiece, or what it becomes from a day on: a new version',
    permission: 'mail.send',
    tags,
    request: {
      body: json(
        z.object({
          key: RequestKey,
          use: z.enum(['bills', 'notices']),
          from: Day.describe('The first day on which it holds: today, or later.'),
          reason: FreeText.min(1, 'Write what changes, and why.').max(300),
          body: MailpieceBody,
        }),
      ),
    },
    responses: { 201: answer('The version.', MailpieceSpec), ...mayRefuse('FIELD_REFUSED') },
  },
  check: {
    method: 'post',
    path: '/mailpieces/check',
    summary:
      'What a piece would weigh and measure, and which rules it would not keep: with this much more in it',
    permission: 'mail.read',
    tags,
    request: {
      body: json(
        z.object({
          body: MailpieceBody,
          sheets: z.int().min(1, 'Write 1 sheet or more.').max(200, 'Write 200 sheets at most.'),
          inserts: z.array(MailMaterial).max(12, 'Twelve inserts at most.').default([]),
        }),
      ),
    },
    responses: {
      200: answer(
        'The piece with what is put in beside the sheets, and without.',
        z.object({ checked: MailpieceChecked, without: MailpieceChecked }),
      ),
      ...mayRefuse('FIELD_REFUSED'),
    },
  },
} as const satisfies Record<string, Route>
