import { z } from 'zod'
import { neededText } from './free-text.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import { page, runParams } from './run-shapes.ts'

const emailParams = z.object({ id: z.coerce.number<string | number>().int().positive() })
const Instant = z.iso.datetime({ offset: true })

/** Where an e-mailed bill stands. `uncertain`: whoever sent it stopped meanwhile, so it may have arrived; nobody sends it again unasked. */
export const EmailState = z.enum(['waiting', 'sending', 'sent', 'failed', 'uncertain'])

const Delivery = z.object({
  runId: z.int(),
  bills: z.int().describe('Bills = printed + by e-mail alone + suppressed + not wanted by anybody.'),
  printed: z.int(),
  both: z.int().describe('Of those printed, how many are e-mailed too.'),
  emailOnly: z.int(),
  suppressed: z.object({ minimum: z.int(), zero: z.int(), credit: z.int() }),
  notSent: z.int().describe('Bills of accounts that want none.'),
  ownerCopies: z.int(),
  emails: z
    .object({ waiting: z.int(), sending: z.int(), sent: z.int(), failed: z.int(), uncertain: z.int() })
    .nullable()
    .describe('Null until e-mails were asked for.'),
  held: z
    .object({ waiting: z.int(), ready: z.int() })
    .describe(
      'Left out of the print files: their address is confidential. Some wait for a mailing address; some have one by now, and are not printed yet.',
    ),
  returned: z.int().describe('Bills whose e-mail did not arrive, and that are not printed yet.'),
})

const EmailRow = z.object({
  id: z.int(),
  billNumber: z.string(),
  accountNumber: z.string(),
  payerName: z.string(),
  to: z.string(),
  state: EmailState,
  attempts: z.int(),
  answer: z.string().nullable().describe('What the mail server said last.'),
  askedAt: Instant,
  sentAt: Instant.nullable(),
})

const tags = ['Bills'] as const

/** How bills reach people: by channel, and what became of those that go by e-mail. */
export const deliveries = {
  ofRun: {
    method: 'get',
    path: '/runs/{id}/delivery',
    summary: 'How many bills of a posted run go which way, and what became of their e-mails',
    permission: 'runs.read',
    tags,
    request: { params: runParams },
    responses: { 200: answer('The counts.', Delivery), ...mayRefuse('RUN_NOT_FOUND') },
  },
  send: {
    method: 'post',
    path: '/runs/{id}/emails',
    summary:
      'Send the bills of a posted run that go by e-mail; those that were asked for before are not sent again',
    permission: 'runs.print',
    tags,
    request: { params: runParams },
    responses: {
      202: answer('They are on their way.', Delivery),
      ...mayRefuse('RUN_NOT_FOUND', 'RUN_NOT_IN_STATE', 'NO_EMAIL_WANTED'),
    },
  },
  emails: {
    method: 'get',
    path: '/runs/{id}/emails',
    summary: 'The e-mailed bills of a run, those that did not arrive first',
    permission: 'runs.read',
    tags,
    request: { params: runParams, query: z.object({ ...page, state: EmailState.optional() }) },
    responses: {
      200: answer('The e-mails.', z.object({ rows: z.array(EmailRow), next: z.string().nullable() })),
      ...mayRefuse('RUN_NOT_FOUND'),
    },
  },
  again: {
    method: 'post',
    path: '/emails/{id}/again',
    summary: 'Send an e-mailed bill again that did not arrive, or may not have',
    permission: 'runs.print',
    tags,
    request: { params: emailParams, body: json(z.object({})) },
    responses: {
      202: answer('It is on its way.', EmailRow),
      ...mayRefuse('EMAIL_NOT_FOUND', 'EMAIL_NOT_RETURNED'),
    },
  },
  returned: {
    method: 'post',
    path: '/emails/{id}/returned',
    summary: 'Note that an e-mailed bill came back after it was sent: it goes on paper',
    permission: 'runs.print',
    tags,
    request: {
      params: emailParams,
      body: json(
        z.object({
          answer: neededText('Write what the letter that came back says.').max(300),
        }),
      ),
    },
    responses: {
      200: answer('It is noted.', EmailRow),
      ...mayRefuse('EMAIL_NOT_FOUND', 'EMAIL_NOT_SENT'),
    },
  },
  letter: {
    method: 'get',
    path: '/emails/{id}/letter',
    summary: 'What an e-mailed bill says',
    permission: 'accounts.read',
    tags,
    request: { params: emailParams },
    responses: { 200: file('The e-mail as a page.', 'text/html'), ...mayRefuse('EMAIL_NOT_FOUND') },
  },
} as const satisfies Record<string, Route>
