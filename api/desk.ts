import { z } from 'zod'
import { accountParams, Cents, Day, page } from './account-shapes.ts'
import { Contact, Promised } from './contact-shapes.ts'
import { FreeText, neededText } from './free-text.ts'
import { GuardedDeed } from './identity.ts'
import { RequestKey } from './request-key.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const tags = ['Service desk'] as const
const id = z.coerce.number<string | number>().int().positive()
const promiseParams = accountParams.extend({ id })
const promised = json(
  z.object({
    key: RequestKey,
    amountCents: Cents.positive('Write an amount above zero.').max(10_000_000_00),
    dueOn: Day.describe('The last day on which it is kept.'),
    partyId: z.int().positive().nullable().default(null),
    contactId: z.int().positive().nullable().default(null),
    note: FreeText.max(500).nullable().default(null),
  }),
)

/** One thing that happened to an account, whatever part of the product it comes from. */
const Happened = z.object({
  kind: z.string().describe('Which source it comes from: `bill`, `payment`, `contact`, …'),
  id: z.string(),
  on: Day,
  title: z.string(),
  text: z.string().nullable(),
  amountCents: Cents.nullable().describe('What it did to the balance; null: nothing.'),
  by: z.string().nullable(),
  link: z
    .object({ to: z.string().describe('What it is: `bill`, `case`, …'), key: z.string() })
    .nullable()
    .describe('Where more of it is told.'),
})

/** What the service desk sees of an account beside its page: what was said, promised and proved, and all that happened, merged. */
export const desk = {
  show: {
    method: 'get',
    path: '/accounts/{accountNumber}/desk',
    summary:
      'What a caller may ask beside the account itself: promises, conversations, collection days, warnings',
    permission: 'contacts.read',
    tags,
    request: { params: accountParams },
    responses: {
      200: answer(
        'The desk’s view of the account.',
        z.object({
          promises: z.array(Promised).describe('Newest first, the last ten.'),
          contacts: z.array(Contact).describe('The last five conversations.'),
          followUps: z.int().describe('Conversations that are still to be followed up.'),
          collection: z
            .array(
              z.object({
                on: Day,
                usualOn: Day,
                holiday: z.string().nullable().describe('Why it is not on the usual day.'),
              }),
            )
            .describe('The next collection days; empty when none is known.'),
          identity: z
            .object({ guards: z.array(GuardedDeed), needed: z.int(), citation: z.string() })
            .nullable()
            .describe('What the city’s rule guards by a check of who somebody is; null: nothing.'),
          provedToday: z.boolean(),
          failedLately: z.int().describe('Failed identity checks of the last 30 days.'),
          lastFailedOn: Day.nullable(),
          contactChanges: z
            .object({ changes: z.int(), days: z.int() })
            .nullable()
            .describe('As many changes of the contact as the city’s rule points out; null: fewer.'),
        }),
      ),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  history: {
    method: 'get',
    path: '/accounts/{accountNumber}/history',
    summary: 'All that happened to an account, from every part of the product, newest first',
    permission: 'contacts.read',
    tags,
    request: {
      params: accountParams,
      query: z.object({
        ...page,
        kinds: z.string().optional().describe('Only these sources, with commas between; left out, all.'),
        from: Day.optional(),
        until: Day.optional().describe('The first day that no longer counts.'),
      }),
    },
    responses: {
      200: answer(
        'A page of what happened.',
        z.object({
          rows: z.array(Happened),
          next: z.string().nullable(),
          sources: z.array(z.object({ kind: z.string(), name: z.string() })).describe('All there are.'),
        }),
      ),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  promise: {
    method: 'post',
    path: '/accounts/{accountNumber}/promises',
    summary: 'Record a promise to pay so much by a day. Whether it is kept is told by the payments',
    permission: 'contacts.write',
    tags,
    request: { params: accountParams, body: promised },
    responses: {
      201: answer('The promise is recorded.', Promised),
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'PARTY_NOT_FOUND', 'FIELD_REFUSED', 'PROMISE_STILL_OPEN'),
    },
  },
  withdrawPromise: {
    method: 'post',
    path: '/accounts/{accountNumber}/promises/{id}/withdraw',
    summary: 'Take a promise back, saying why: it was made by mistake, or another takes its place',
    permission: 'contacts.write',
    tags,
    request: {
      params: promiseParams,
      body: json(
        z.object({
          version: z.int().positive(),
          because: neededText('Write why.').max(500),
        }),
      ),
    },
    responses: {
      200: answer('The promise no longer counts.', Promised),
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'PROMISE_NOT_FOUND', 'PROMISE_NOT_OPEN', 'CHANGED_MEANWHILE'),
    },
  },
} as const satisfies Record<string, Route>
