import { z } from 'zod'
import { Message, MessageDraft, MessagePreview, MessageReach, MessageState } from './message-shapes.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const messageParams = z.object({ id: z.coerce.number<string | number>().int().positive() })
const tried = MessageDraft.extend({
  id: z.int().positive().nullable().default(null).describe('The message it would take the place of.'),
  accountNumber: z.string().min(1),
})
const tags = ['Bill messages'] as const
const wrongDraft = [
  'MESSAGE_NAME_TAKEN',
  'MESSAGE_TEXT_MISSING',
  'MESSAGE_TOO_LONG',
  'MESSAGE_FACT_UNKNOWN',
  'MESSAGE_DAYS_INVALID',
  'MESSAGE_WORD_UNKNOWN',
] as const

/** Texts that bills bear beside their charges. */
export const messages = {
  list: {
    method: 'get',
    path: '/messages',
    summary: 'Messages on bills, those that stand first',
    permission: 'messages.read',
    tags,
    request: { query: z.object({ state: MessageState.optional() }) },
    responses: { 200: answer('The messages.', z.object({ rows: z.array(Message) })) },
  },
  show: {
    method: 'get',
    path: '/messages/{id}',
    summary: 'A message on bills',
    permission: 'messages.read',
    tags,
    request: { params: messageParams },
    responses: { 200: answer('The message.', Message), ...mayRefuse('MESSAGE_NOT_FOUND') },
  },
  add: {
    method: 'post',
    path: '/messages',
    summary: 'Add a message: bills that are calculated from now on bear it',
    permission: 'messages.change',
    tags,
    request: { body: json(MessageDraft) },
    responses: { 201: answer('The message stands.', Message), ...mayRefuse(...wrongDraft) },
  },
  change: {
    method: 'put',
    path: '/messages/{id}',
    summary: 'Change a message; bills that were made keep what they bore',
    permission: 'messages.change',
    tags,
    request: { params: messageParams, body: json(MessageDraft) },
    responses: {
      200: answer('The message stands.', Message),
      ...mayRefuse('MESSAGE_NOT_FOUND', ...wrongDraft),
    },
  },
  reach: {
    method: 'post',
    path: '/messages/reach',
    summary: 'How many bills of the newest registers a condition names',
    permission: 'messages.read',
    tags,
    request: { body: json(MessageDraft.pick({ condition: true })) },
    responses: { 200: answer('Who would get it.', MessageReach) },
  },
  preview: {
    method: 'post',
    path: '/messages/preview',
    summary: 'What a message comes to on the newest bill of an account, before it is saved',
    permission: 'messages.read',
    tags,
    request: { body: json(tried) },
    responses: {
      200: answer('The preview.', MessagePreview),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'ACCOUNT_NEVER_BILLED',
        'MESSAGE_TEXT_MISSING',
        'MESSAGE_TOO_LONG',
        'MESSAGE_FACT_UNKNOWN',
      ),
    },
  },
  previewPdf: {
    method: 'post',
    path: '/messages/preview/pdf',
    summary: 'The newest bill of an account with a message on it, as PDF, whether or not it is meant for it',
    permission: 'messages.read',
    tags,
    request: {
      body: json(tried.extend({ language: z.enum(['en', 'es']).optional().describe('Else the payer’s.') })),
    },
    responses: {
      200: file('The bill, marked as a preview.', 'application/pdf'),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'ACCOUNT_NEVER_BILLED',
        'MESSAGE_TEXT_MISSING',
        'MESSAGE_TOO_LONG',
        'MESSAGE_FACT_UNKNOWN',
      ),
    },
  },
} as const satisfies Record<string, Route>
