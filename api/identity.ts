import { z } from 'zod'
import { accountParams, Day } from './account-shapes.ts'
import { RequestKey } from './request-key.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const At = z.iso.datetime({ offset: true })
const tags = ['Service desk'] as const

/** What can be guarded by an identity check: changes of a contact, and saying what is private. */
export const GuardedDeed = z.enum(['name', 'mailing-address', 'email', 'phone', 'bank', 'read-out'])

/** A person was asked who they are: what was asked and right, by name. */
export const IdentityCheck = z.object({
  id: z.int(),
  checkedOn: Day,
  checkedAt: At,
  checkedBy: z.string(),
  partyName: z.string().nullable(),
  forWhat: z.array(GuardedDeed),
  factsAsked: z.array(z.string()),
  factsRight: z.array(z.string()),
  needed: z.int(),
  passed: z.boolean(),
})

/** Who somebody is, before what is private is changed or said. */
export const identity = {
  show: {
    method: 'get',
    path: '/accounts/{accountNumber}/identity',
    summary: 'What a caller is asked before what is private is changed or said, and the checks there were',
    permission: 'contacts.read',
    tags,
    request: { params: accountParams },
    responses: {
      200: answer(
        'The questions with what the books say, and the last checks, newest first.',
        z.object({
          rule: z
            .object({
              needed: z.int().describe('How many must be right.'),
              guards: z.array(GuardedDeed),
              citation: z.string(),
            })
            .nullable()
            .describe('Null: the city has no such rule, and nobody is asked.'),
          questions: z.array(
            z.object({
              fact: z.string(),
              question: z.string(),
              answer: z.string().nullable().describe('What the books say; null: look for yourself.'),
            }),
          ),
          provedToday: z.boolean().describe('Somebody proved today who they are, and nobody failed since.'),
          failedLately: z.int().describe('Failed attempts of the last 30 days.'),
          checks: z.array(IdentityCheck),
        }),
      ),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  record: {
    method: 'post',
    path: '/accounts/{accountNumber}/identity',
    summary: 'Record which questions were answered right. What was said is never kept',
    permission: 'contacts.write',
    tags,
    request: {
      params: accountParams,
      body: json(
        z.object({
          key: RequestKey,
          forWhat: z.array(GuardedDeed).min(1).max(6),
          partyId: z.int().positive().nullable().default(null).describe('Who they say they are.'),
          contactId: z.int().positive().nullable().default(null),
          asked: z.array(z.string()).min(1, 'Ask at least one question.').max(20),
          right: z.array(z.string()).max(20),
        }),
      ),
    },
    responses: {
      201: answer('The check is recorded.', IdentityCheck),
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'PARTY_NOT_FOUND', 'NO_IDENTITY_RULE', 'FIELD_REFUSED'),
    },
  },
} as const satisfies Record<string, Route>
