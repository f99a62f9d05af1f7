import { z } from 'zod'
import { Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const tags = ['Adjustments'] as const
const reason = FreeText.min(1, 'Write why.').max(500)
const Linked = z.object({ linkId: z.int() })

/** Which party of the accounts a person of the staff is, where the e-mail address does not say so: nobody adjusts their own. */
export const staffLinks = {
  list: {
    method: 'get',
    path: '/staff-links',
    summary: 'Who of the staff is which party, as it was declared',
    permission: 'adjustments.link-staff',
    tags,
    request: {},
    responses: {
      200: answer(
        'The links that hold, by name.',
        z.object({
          rows: z.array(
            z.object({
              linkId: z.int(),
              userId: z.string(),
              personName: z.string(),
              partyId: z.int(),
              partyName: z.string(),
              accountNumbers: z.array(z.string()),
              declaredBy: z.string(),
              declaredOn: Day,
              reason: z.string(),
            }),
          ),
          byEmail: z
            .array(
              z.object({
                userId: z.string(),
                personName: z.string(),
                partyId: z.int(),
                partyName: z.string(),
                accountNumbers: z.array(z.string()),
              }),
            )
            .describe('Who is a party by their e-mail address: for them no link is needed.'),
        }),
      ),
    },
  },
  declare: {
    method: 'post',
    path: '/staff-links',
    summary: 'Declare that a person of the staff is a party of accounts',
    permission: 'adjustments.link-staff',
    tags,
    request: {
      body: json(
        z.object({ userId: z.string().min(1, 'Choose a person.'), partyId: z.int().positive(), reason }),
      ),
    },
    responses: {
      201: answer('From now on they adjust none of its accounts.', Linked),
      ...mayRefuse('PERSON_NOT_FOUND', 'PARTY_NOT_FOUND', 'STAFF_LINK_EXISTS'),
    },
  },
  end: {
    method: 'post',
    path: '/staff-links/{linkId}/end',
    summary: 'End such a link; never one’s own',
    permission: 'adjustments.link-staff',
    tags,
    request: {
      params: z.object({ linkId: z.coerce.number<string | number>().int().positive() }),
      body: json(z.object({ reason })),
    },
    responses: {
      200: answer('It has ended.', Linked),
      ...mayRefuse('STAFF_LINK_NOT_FOUND', 'STAFF_LINK_OWN'),
    },
  },
} as const satisfies Record<string, Route>
