import { z } from 'zod'
import { accountParams, Day, NamedParty } from './account-shapes.ts'
import { neededText } from './free-text.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const tags = ['Start, stop and move'] as const

const Agreement = z.object({
  agreementId: z.int(),
  partyId: z.int(),
  ownerName: z.string(),
  from: Day,
  until: Day.nullable().describe('The first day it no longer holds.'),
  paper: z.string(),
  madeBy: z.string(),
  madeOn: Day,
})
const list = answer('The agreements for the address, newest first.', z.object({ rows: z.array(Agreement) }))

/** Owners who take service back when a tenant stops. */
export const agreements = {
  ofAccount: {
    method: 'get',
    path: '/accounts/{accountNumber}/reversion-agreements',
    summary: 'The agreements of owners that service at the address goes back to them between tenants',
    permission: 'accounts.read',
    tags,
    request: { params: accountParams },
    responses: { 200: list, ...mayRefuse('ACCOUNT_NOT_FOUND') },
  },
  add: {
    method: 'post',
    path: '/accounts/{accountNumber}/reversion-agreements',
    summary: 'Keep an owner’s agreement: when a tenant stops, service goes back to the owner by itself',
    permission: 'accounts.change',
    tags,
    request: {
      params: accountParams,
      body: json(
        z.object({
          owner: NamedParty,
          from: Day,
          paper: neededText('Write where the signed paper is.').max(200),
        }),
      ),
    },
    responses: {
      201: list,
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'AGREEMENT_ALREADY_THERE', 'PARTY_NOT_FOUND', 'FIELD_REFUSED'),
    },
  },
  end: {
    method: 'post',
    path: '/accounts/{accountNumber}/reversion-agreements/{agreementId}/end',
    summary: 'End an owner’s agreement from a day',
    permission: 'accounts.change',
    tags,
    request: {
      params: accountParams.extend({ agreementId: z.coerce.number<string | number>().int().positive() }),
      body: json(z.object({ until: Day.describe('The first day it no longer holds.') })),
    },
    responses: { 200: list, ...mayRefuse('ACCOUNT_NOT_FOUND', 'AGREEMENT_NOT_FOUND', 'FIELD_REFUSED') },
  },
} as const satisfies Record<string, Route>
