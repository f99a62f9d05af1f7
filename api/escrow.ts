import { z } from 'zod'
import { accountParams, Cents, Contact, Day } from './account-shapes.ts'
import { neededText } from './free-text.ts'
import { RequestKey } from './request-key.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const tags = ['Escrow'] as const

const Asked = z.object({
  goodThrough: Day.describe('The last day the amount is good for: service until and with it is in it.'),
})
const AskedLetter = Asked.extend({
  escrowNumber: neededText('Write the escrow number.').max(40),
  company: Contact.describe('The escrow company: it becomes an agent on the account.'),
  sendBy: z.enum(['email', 'post']),
  dueOn: Day.nullable()
    .default(null)
    .describe('The last day on which it is to be sent; by the city’s rule when left out.'),
  requestId: RequestKey.nullable().default(null),
})

/** What is owed until a day, and for each day after it, by the rating engine. */
export const EscrowFigures = z.object({
  accountNumber: z.string(),
  goodThrough: Day,
  balanceCents: Cents.describe('Owed now on bills, payments and adjustments counted.'),
  unbilled: z.array(
    z.object({ en: z.string(), es: z.string(), periodFrom: Day, periodUntil: Day, amountCents: Cents }),
  ),
  unbilledCents: Cents.describe('Service up to the day that no bill has yet.'),
  totalCents: Cents,
  perDayCents: Cents.describe('What the day after adds.'),
  after: z
    .array(z.object({ on: Day, totalCents: Cents }))
    .describe('What is owed until each of the days after.'),
  depositCents: Cents.describe('A deposit that is held, with its interest: not taken off the amount.'),
  billedThrough: Day.nullable().describe('The last day that bills cover.'),
})

const EscrowLetter = z
  .object({
    escrowLetterId: z.int(),
    accountNumber: z.string(),
    address: z.string(),
    escrowNumber: z.string(),
    company: z.string(),
    sendBy: z.enum(['email', 'post']),
    dueOn: Day.nullable().describe('The last day on which it is to be sent; null: nobody asked for one.'),
    letterId: z.int().nullable(),
    standing: z
      .enum(['to-send', 'sent', 'came-back', 'withdrawn'])
      .describe('What became of its letter in the letters room.'),
    sentOn: Day.nullable(),
    late: z
      .boolean()
      .describe('It is still to be sent and its day has passed, or its amount is no longer good.'),
    isGood: z.boolean().describe('Whether its amount is still good today.'),
    figures: EscrowFigures,
    askedBy: z.string(),
    askedOn: Day,
  })
  .meta({ id: 'EscrowLetter' })

const wrong = ['ACCOUNT_NOT_FOUND', 'FIELD_REFUSED', 'CYCLE_NOT_FOUND'] as const

/** What an escrow company is told of an account before a house is sold. */
export const escrow = {
  list: {
    method: 'get',
    path: '/escrow-letters',
    summary: 'Closing letters: those still to be sent, the most urgent first, or all, the newest first',
    permission: 'accounts.read',
    tags,
    request: {
      query: z.object({
        view: z.enum(['to-send', 'all']).default('to-send'),
        limit: z.coerce.number<string | number>().int().min(1).max(500).default(200),
      }),
    },
    responses: {
      200: answer(
        'The letters, and how many are to be sent and late.',
        z.object({
          rows: z.array(EscrowLetter),
          counts: z.object({ toSend: z.int(), late: z.int(), today: z.int() }),
        }),
      ),
    },
  },
  rule: {
    method: 'get',
    path: '/escrow-letters/rule',
    summary: 'By when a closing letter that is asked for today is to be sent, by the city’s rule',
    permission: 'accounts.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The day and the section; null where the city has no rule.',
        z.object({ dueOn: Day.nullable(), citation: z.string().nullable() }),
      ),
    },
  },
  ofAccount: {
    method: 'get',
    path: '/accounts/{accountNumber}/escrow-letters',
    summary: 'What escrow companies were told of an account, newest first',
    permission: 'accounts.read',
    tags,
    request: { params: accountParams },
    responses: {
      200: answer('The letters.', z.object({ rows: z.array(EscrowLetter) })),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  figures: {
    method: 'post',
    path: '/accounts/{accountNumber}/escrow-figures',
    summary:
      'What is owed until a day, with service no bill has yet, and what each day after adds; nothing is kept',
    permission: 'accounts.read',
    tags,
    request: { params: accountParams, body: json(Asked) },
    responses: { 200: answer('The figures.', EscrowFigures), ...mayRefuse(...wrong) },
  },
  write: {
    method: 'post',
    path: '/accounts/{accountNumber}/escrow-letters',
    summary:
      'Write the closing letter to the escrow company: the request is kept, and the letter waits to be sent',
    permission: 'accounts.change',
    tags,
    request: { params: accountParams, body: json(AskedLetter) },
    responses: {
      201: answer('It is written.', EscrowLetter),
      ...mayRefuse(
        ...wrong,
        'ACCOUNT_CLOSED',
        'PARTY_NOT_FOUND',
        'ALREADY_SO',
        'LATER_CHANGE_KNOWN',
        'PERIOD_ALREADY_BILLED',
        'LETTER_TEMPLATE_NOT_FOUND',
        'LETTER_PARTY_UNKNOWN',
        'LETTER_FIELDS_UNKNOWN',
        'LETTER_FIELDS_EMPTY',
      ),
    },
  },
} as const satisfies Record<string, Route>
