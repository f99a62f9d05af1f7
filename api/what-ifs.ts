import { z } from 'zod'
import { page } from './account-shapes.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import { Impact, ImpactAccount, ImpactAccountShown, WhatIf } from './what-if-shapes.ts'

const tags = ['What if'] as const
const id = z.coerce.number<string | number>().int().positive()
const params = z.object({ id })
const limit = z.coerce.number<string | number>().int().min(-100_000_000).max(100_000_000).optional()

const AccountFilter = z.object({
  class: z.string().optional(),
  served: z.string().optional().describe('Only accounts to which just this is served.'),
  change: z.enum(['more', 'less', 'same', 'gaps']).optional(),
  minPercent: limit.describe('A change of at least so many percent; below zero for cuts.'),
  maxPercent: limit.describe('And of less than so many.'),
  minCents: limit.describe('A change of the month of at least so many cents.'),
  maxCents: limit,
  find: z.string().optional().describe('A part of the account number or the address.'),
})

/** What bills would come to by proposed rates: calculated like a run, and never one. */
export const whatIfs = {
  ask: {
    method: 'post',
    path: '/proposals/{id}/what-ifs',
    summary: 'Calculate a period by the rates in force and by those proposed, on the same facts',
    permission: 'proposals.change',
    tags,
    request: {
      params,
      body: json(
        z.object({
          version: z.int().positive().optional().describe('The newest when left out.'),
          cycles: z.array(z.string()).default([]).describe('All when empty.'),
          on: z.iso
            .date('Write a day such as 2027-07-01.')
            .describe('Each cycle is calculated for its billing period that this day lies in.'),
          asIfInForce: z
            .boolean()
            .default(true)
            .describe(
              'The proposed rates count from the first day of the period, though they would begin later.',
            ),
        }),
      ),
    },
    responses: {
      202: answer('It is being calculated.', WhatIf),
      ...mayRefuse(
        'REQUEST_INVALID',
        'PROPOSAL_NOT_FOUND',
        'PROPOSAL_VERSION_NOT_FOUND',
        'CYCLE_NOT_FOUND',
        'WHAT_IF_HAS_NO_ACCOUNTS',
      ),
    },
  },
  list: {
    method: 'get',
    path: '/what-ifs',
    summary: 'What-ifs, the newest first',
    permission: 'proposals.read',
    tags,
    request: { query: z.object({ proposal: id.optional() }) },
    responses: { 200: answer('The what-ifs.', z.object({ rows: z.array(WhatIf) })) },
  },
  show: {
    method: 'get',
    path: '/what-ifs/{id}',
    summary: 'A what-if and how far its calculation is',
    permission: 'proposals.read',
    tags,
    request: { params },
    responses: { 200: answer('The what-if.', WhatIf), ...mayRefuse('WHAT_IF_NOT_FOUND') },
  },
  impact: {
    method: 'get',
    path: '/what-ifs/{id}/impact',
    summary: 'What the proposal would mean: by class, ledger account, fund and stream, for typical customers',
    permission: 'proposals.read',
    tags,
    request: { params },
    responses: {
      200: answer('The impact.', Impact),
      ...mayRefuse('WHAT_IF_NOT_FOUND', 'WHAT_IF_NOT_CALCULATED'),
    },
  },
  accounts: {
    method: 'get',
    path: '/what-ifs/{id}/accounts',
    summary: 'What each account would be charged, before and after',
    permission: 'proposals.read',
    tags,
    request: {
      params,
      query: AccountFilter.extend({
        ...page,
        sort: z.enum(['account', 'increase', 'decrease']).default('account'),
      }),
    },
    responses: {
      200: answer(
        'One page. Totals are of all that fit.',
        z.object({
          rows: z.array(ImpactAccount),
          next: z.string().nullable(),
          totals: z.object({ accounts: z.int(), beforeCents: z.int(), afterCents: z.int() }),
        }),
      ),
      ...mayRefuse('WHAT_IF_NOT_FOUND', 'WHAT_IF_NOT_CALCULATED'),
    },
  },
  account: {
    method: 'get',
    path: '/what-ifs/{id}/accounts/{accountNumber}',
    summary: 'One account: its charges before and after, and why they differ',
    permission: 'proposals.read',
    tags,
    request: { params: z.object({ id, accountNumber: z.string() }) },
    responses: {
      200: answer('The account.', ImpactAccountShown),
      ...mayRefuse('WHAT_IF_NOT_FOUND', 'WHAT_IF_NOT_CALCULATED', 'ACCOUNT_NOT_FOUND'),
    },
  },
  file: {
    method: 'get',
    path: '/what-ifs/{id}/impact-file',
    summary: 'The impact as a council wants to see it: PDF, or Excel with every account',
    permission: 'proposals.read',
    tags,
    request: { params, query: z.object({ format: z.enum(['pdf', 'xlsx']).default('pdf') }) },
    responses: {
      200: file('The impact.', 'application/pdf'),
      ...mayRefuse('WHAT_IF_NOT_FOUND', 'WHAT_IF_NOT_CALCULATED'),
    },
  },
  csv: {
    method: 'get',
    path: '/what-ifs/{id}/impact.csv',
    summary: 'The impact as CSV: the table for the council, or every account',
    permission: 'proposals.read',
    tags,
    request: { params, query: z.object({ table: z.enum(['council', 'accounts']).default('council') }) },
    responses: {
      200: file('The table.', 'text/csv'),
      ...mayRefuse('WHAT_IF_NOT_FOUND', 'WHAT_IF_NOT_CALCULATED'),
    },
  },
  again: {
    method: 'post',
    path: '/what-ifs/{id}/calculate',
    summary: 'Go on with a calculation that stopped',
    permission: 'proposals.change',
    tags,
    request: { params },
    responses: { 202: answer('It goes on.', WhatIf), ...mayRefuse('WHAT_IF_NOT_FOUND') },
  },
  remove: {
    method: 'delete',
    path: '/what-ifs/{id}',
    summary: 'Take a what-if away, with all that was calculated; the proposal stays',
    permission: 'proposals.change',
    tags,
    request: { params },
    responses: {
      200: answer('It is gone.', z.object({ id: z.int() })),
      ...mayRefuse('WHAT_IF_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
