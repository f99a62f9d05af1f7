import { z } from 'zod'
import { accountParams, Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const At = z.iso.datetime({ offset: true })
const tags = ['Confidential addresses'] as const
const id = z.coerce.number<string | number>().int().positive()

/** Somebody asked to see a confidential address. */
export const Unhiding = z.object({
  id: z.int(),
  partyId: z.int(),
  partyName: z.string(),
  accountNumber: z.string().nullable(),
  reason: z.string(),
  askedBy: z.string(),
  askedOn: Day,
  decision: z.enum(['granted', 'declined']).nullable(),
  decidedBy: z.string().nullable(),
  shownUntil: At.nullable(),
  own: z.boolean().describe('You asked for it: another person decides.'),
})

/** Confidential addresses (Safe at Home): asking to see one, and the second person who decides. */
export const confidential = {
  ask: {
    method: 'post',
    path: '/accounts/{accountNumber}/parties/{partyId}/address/unhide',
    summary: 'Ask to see a confidential address, saying why. A second person decides',
    permission: 'confidential.read',
    tags,
    request: {
      params: accountParams.extend({ partyId: id }),
      body: json(z.object({ reason: FreeText.min(10, 'Write why you need to see it.').max(500) })),
    },
    responses: {
      201: answer('It is asked for.', Unhiding),
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'PARTY_NOT_FOUND', 'ADDRESS_NOT_HIDDEN'),
    },
  },
  list: {
    method: 'get',
    path: '/confidential-addresses/unhide',
    summary: 'Who asked to see a confidential address, what waits first, and what was decided',
    permission: 'confidential.approve',
    tags,
    request: {},
    responses: { 200: answer('The last hundred.', z.object({ rows: z.array(Unhiding) })) },
  },
  decide: {
    method: 'post',
    path: '/confidential-addresses/unhide/{id}',
    summary: 'Grant that somebody sees a confidential address for some minutes, or decline. Not one’s own',
    permission: 'confidential.approve',
    tags,
    request: {
      params: z.object({ id }),
      body: json(
        z.object({
          decision: z.enum(['granted', 'declined']),
          minutes: z.int().min(1).max(480).default(30).describe('For how long it is shown.'),
        }),
      ),
    },
    responses: {
      200: answer('It is decided.', Unhiding),
      ...mayRefuse('UNHIDING_NOT_FOUND', 'UNHIDING_DECIDED', 'UNHIDING_IS_YOUR_OWN'),
    },
  },
} as const satisfies Record<string, Route>
