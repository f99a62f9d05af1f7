import { z } from 'zod'
import { accountParams, Day, page } from './account-shapes.ts'
import { Caller, Channel, Contact, ContactNote, Direction } from './contact-shapes.ts'
import { FreeText } from './free-text.ts'
import { RequestKey } from './request-key.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const tags = ['Service desk'] as const
const id = z.coerce.number<string | number>().int().positive()
const contactParams = z.object({ id })
const version = z.int().positive().describe('That of the conversation as it was seen.')

const filter = {
  accountNumber: z.string().optional(),
  channel: Channel.optional(),
  reason: z.string().optional(),
  takenBy: z.string().optional().describe('The name of who took it; `me` for your own.'),
  from: Day.optional(),
  until: Day.optional().describe('The first day that no longer counts.'),
  followUp: z
    .enum(['open', 'due'])
    .optional()
    .describe('`open`: to be followed up; `due`: those whose day has come.'),
}

/** The call log: who was spoken to, about what, and what came of it. */
export const contacts = {
  reasons: {
    method: 'get',
    path: '/contacts/reasons',
    summary: 'What conversations are about, by the city’s list',
    permission: 'contacts.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The reasons, in the order of the list.',
        z.object({
          rows: z.array(
            z.object({
              code: z.string(),
              name: z.string(),
              nameEs: z.string().nullable().describe('How Spanish letters say it; null: as the screen does.'),
            }),
          ),
          citation: z
            .string()
            .nullable()
            .describe('Which rule of the city names them; null: the usual ones.'),
        }),
      ),
    },
  },
  caller: {
    method: 'get',
    path: '/contacts/caller',
    summary: 'The accounts that a telephone number leads to, for a call that comes in',
    permission: 'contacts.read',
    tags,
    request: { query: z.object({ from: z.string().min(1).max(40) }) },
    responses: {
      200: answer(
        'The accounts, those the caller is something to today first.',
        z.object({
          phone: z.string().nullable().describe('Ten digits; null when it is no number of ours.'),
          rows: z.array(Caller),
        }),
      ),
    },
  },
  going: {
    method: 'get',
    path: '/contacts/going',
    summary: 'The call you are on',
    permission: 'contacts.write',
    tags,
    request: {},
    responses: { 200: answer('The call; null when there is none.', z.object({ call: Contact.nullable() })) },
  },
  begin: {
    method: 'post',
    path: '/contacts/calls',
    summary: 'Begin a call. On one account it begins once: whoever asks again gets the call they are on',
    permission: 'contacts.write',
    tags,
    request: {
      body: json(
        z.object({
          key: RequestKey,
          accountNumber: z.string().min(1).nullable().default(null),
          phone: z.string().max(40).nullable().default(null),
          direction: Direction.default('in'),
        }),
      ),
    },
    responses: {
      201: answer('The call is going on.', Contact),
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'CALL_STILL_GOING'),
    },
  },
  save: {
    method: 'put',
    path: '/contacts/{id}',
    summary:
      'Write down what a call or conversation was about, and end it. Of two who do so at once the second is told',
    permission: 'contacts.write',
    tags,
    request: {
      params: contactParams,
      body: json(
        ContactNote.extend({
          version,
          accountNumber: z
            .string()
            .min(1)
            .nullable()
            .optional()
            .describe('Which account it turned out to be about.'),
        }),
      ),
    },
    responses: {
      200: answer('It is in the log.', Contact),
      ...mayRefuse(
        'CONTACT_NOT_FOUND',
        'ACCOUNT_NOT_FOUND',
        'PARTY_NOT_FOUND',
        'CONTACT_REASON_UNKNOWN',
        'BILL_LINE_NOT_FOUND',
        'FIELD_REFUSED',
        'CHANGED_MEANWHILE',
      ),
    },
  },
  dismiss: {
    method: 'post',
    path: '/contacts/{id}/dismiss',
    summary: 'Take back a call that was begun by mistake: nobody spoke',
    permission: 'contacts.write',
    tags,
    request: { params: contactParams, body: json(z.object({ version })) },
    responses: {
      200: answer('The call is gone.', z.object({ id: z.int() })),
      ...mayRefuse('CONTACT_NOT_FOUND', 'CALL_ALREADY_LOGGED', 'CALL_HAS_CASE', 'CHANGED_MEANWHILE'),
    },
  },
  log: {
    method: 'post',
    path: '/contacts',
    summary: 'Log a conversation that is over: a call, an e-mail, a visit at the counter, a letter',
    permission: 'contacts.write',
    tags,
    request: {
      body: json(
        ContactNote.extend({
          key: RequestKey,
          accountNumber: z.string().min(1).nullable(),
          channel: Channel,
          phone: z.string().max(40).nullable().default(null),
          on: Day.optional().describe('The day it was; left out, today.'),
          minutes: z.int().min(0).max(600).nullable().default(null),
        }),
      ),
    },
    responses: {
      201: answer('It is in the log.', Contact),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'PARTY_NOT_FOUND',
        'CONTACT_REASON_UNKNOWN',
        'BILL_LINE_NOT_FOUND',
        'FIELD_REFUSED',
      ),
    },
  },
  list: {
    method: 'get',
    path: '/contacts',
    summary: 'The call log, newest first',
    permission: 'contacts.read',
    tags,
    request: { query: z.object({ ...page, ...filter }) },
    responses: {
      200: answer(
        'A page of the log.',
        z.object({
          rows: z.array(Contact),
          next: z.string().nullable(),
          contacts: z.int().describe('How many there are in all.'),
        }),
      ),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  workbook: {
    method: 'get',
    path: '/contacts/workbook',
    summary: 'The same log as a workbook',
    permission: 'contacts.read',
    tags,
    request: { query: z.object(filter) },
    responses: {
      200: file('The workbook.', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  followedUp: {
    method: 'post',
    path: '/contacts/{id}/follow-up/done',
    summary: 'Say that what was to be followed up was done',
    permission: 'contacts.write',
    tags,
    request: {
      params: contactParams,
      body: json(z.object({ version, note: FreeText.min(1).max(1000).optional() })),
    },
    responses: {
      200: answer('It is done.', Contact),
      ...mayRefuse('CONTACT_NOT_FOUND', 'FOLLOW_UP_NOT_OPEN', 'CHANGED_MEANWHILE'),
    },
  },
  notePhone: {
    method: 'post',
    path: '/accounts/{accountNumber}/parties/{partyId}/phones',
    summary: 'Note a telephone number on a party, so that the next call from it finds the account',
    permission: 'accounts.change',
    tags,
    request: {
      params: accountParams.extend({ partyId: id }),
      body: json(z.object({ phone: z.string().trim().min(1, 'Write the number.').max(40) })),
    },
    responses: {
      200: answer('The number is noted.', z.object({ accountNumber: z.string(), phone: z.string() })),
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'PARTY_NOT_FOUND', 'FIELD_REFUSED'),
    },
  },
} as const satisfies Record<string, Route>
