import { z } from 'zod'
import { FreeText } from './free-text.ts'
import { Role } from './roles.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const OpenSession = z.object({
  id: z.string(),
  device: z.string().describe('The browser and system it was begun with.'),
  address: z.string().nullable().describe('The network address it was begun from.'),
  beganAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  current: z.boolean().describe('Whether this very request came by it.'),
})
const Sessions = z.object({ rows: z.array(OpenSession) })
const Ended = z.object({ ended: z.int() })

const Token = z.object({
  id: z.string(),
  name: z.string(),
  person: z.string().nullable().describe('Whose it is; null for a machine.'),
  machineRole: Role.nullable(),
  scopes: z.array(z.string()),
  madeBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  state: z.enum(['good', 'revoked', 'expired']),
})
const NewToken = {
  name: FreeText.min(1, 'Name what it is for.').max(80),
  scopes: z.array(z.string()).min(1, 'Choose at least one.').describe('Permissions it reaches.'),
  days: z.int().min(1).max(366).describe('Good for so many days.'),
}
const MadeToken = Token.extend({ secret: z.string().describe('Shown now and never again.') })
const tokenId = { params: z.object({ tokenId: z.string() }) }
const userId = z.string()

export const access = {
  sessions: {
    method: 'get',
    path: '/sessions',
    summary: 'Where you are signed in',
    permission: 'sign-in.own',
    tags: ['Sign-in'],
    request: {},
    responses: { 200: answer('Your sessions, last used first.', Sessions) },
  },
  endSession: {
    method: 'delete',
    path: '/sessions/{sessionId}',
    summary: 'End one of your sessions',
    permission: 'sign-in.own',
    tags: ['Sign-in'],
    request: { params: z.object({ sessionId: z.string() }) },
    responses: { 200: answer('Ended.', Ended), ...mayRefuse('SESSION_NOT_FOUND') },
  },
  endOtherSessions: {
    method: 'delete',
    path: '/sessions',
    summary: 'End all your sessions but this one',
    permission: 'sign-in.own',
    tags: ['Sign-in'],
    request: {},
    responses: { 200: answer('Ended.', Ended) },
  },
  sessionsOfPerson: {
    method: 'get',
    path: '/staff/{userId}/sessions',
    summary: 'Where a person is signed in',
    permission: 'staff.change',
    tags: ['Staff'],
    request: { params: z.object({ userId }) },
    responses: {
      200: answer('Their sessions, last used first.', Sessions),
      ...mayRefuse('PERSON_NOT_FOUND'),
    },
  },
  endSessionOfPerson: {
    method: 'delete',
    path: '/staff/{userId}/sessions/{sessionId}',
    summary: 'End a session of a person',
    permission: 'staff.change',
    tags: ['Staff'],
    request: { params: z.object({ userId, sessionId: z.string() }) },
    responses: { 200: answer('Ended.', Ended), ...mayRefuse('PERSON_NOT_FOUND', 'SESSION_NOT_FOUND') },
  },
  endSessionsOfPerson: {
    method: 'delete',
    path: '/staff/{userId}/sessions',
    summary: 'End all sessions of a person',
    permission: 'staff.change',
    tags: ['Staff'],
    request: { params: z.object({ userId }) },
    responses: { 200: answer('Ended.', Ended), ...mayRefuse('PERSON_NOT_FOUND') },
  },
  tokens: {
    method: 'get',
    path: '/tokens',
    summary: 'Your tokens in this city, and what a new one may reach',
    permission: 'sign-in.own',
    tags: ['Tokens'],
    request: {},
    responses: {
      200: answer(
        'Your tokens, newest first.',
        z.object({ rows: z.array(Token), scopes: z.array(z.string()) }),
      ),
    },
  },
  makeToken: {
    method: 'post',
    path: '/tokens',
    summary: 'Make a token for a program that works for you',
    permission: 'sign-in.own',
    tags: ['Tokens'],
    request: { body: json(z.object(NewToken)) },
    responses: {
      201: answer('Made.', MadeToken),
      ...mayRefuse('CONFIRM_FIRST', 'FACTOR_FIRST', 'TOKEN_SCOPE_NOT_HELD'),
    },
  },
  revokeToken: {
    method: 'delete',
    path: '/tokens/{tokenId}',
    summary: 'Make one of your tokens good no more',
    permission: 'sign-in.own',
    tags: ['Tokens'],
    request: tokenId,
    responses: { 200: answer('Revoked.', Token), ...mayRefuse('TOKEN_NOT_FOUND') },
  },
  cityTokens: {
    method: 'get',
    path: '/city-tokens',
    summary: 'All tokens of this city, of people and machines',
    permission: 'staff.change',
    tags: ['Tokens'],
    request: {},
    responses: { 200: answer('The tokens, newest first.', z.object({ rows: z.array(Token) })) },
  },
  makeMachineToken: {
    method: 'post',
    path: '/city-tokens',
    summary: 'Make a token for a machine, with a role of its own',
    permission: 'staff.change',
    tags: ['Tokens'],
    secret: true,
    request: {
      body: json(
        z.object({ ...NewToken, role: Role.exclude(['customer']).describe('What the machine is.') }),
      ),
    },
    responses: {
      201: answer('Made.', MadeToken),
      ...mayRefuse('CONFIRM_FIRST', 'FACTOR_FIRST', 'TOKEN_SCOPE_NOT_HELD'),
    },
  },
  revokeCityToken: {
    method: 'delete',
    path: '/city-tokens/{tokenId}',
    summary: 'Make any token of this city good no more',
    permission: 'staff.change',
    tags: ['Tokens'],
    request: tokenId,
    responses: { 200: answer('Revoked.', Token), ...mayRefuse('TOKEN_NOT_FOUND') },
  },
} as const satisfies Record<string, Route>
