import { z } from 'zod'
import { AccountRow, Premise } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { Merge } from './merge-shapes.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const id = z.coerce.number<string | number>().int().positive()
const tags = ['Accounts'] as const

/** What of two premises may differ, so that somebody must decide. The address is that of the one that is kept. */
export const PremiseField = z.enum(['apn', 'dwellingUnits', 'zone', 'collectionDay', 'route'])
const Choice = z.enum(['kept', 'merged'])

const Side = Premise.extend({
  accounts: z.array(AccountRow).describe('Whose service is there, open ones first.'),
  agreements: z.int().describe('Agreements of owners for service between tenants.'),
})
const Preview = z.object({
  kept: Side,
  merged: Side,
  conflicts: z
    .array(z.object({ field: PremiseField, kept: z.string(), merged: z.string() }))
    .describe('Where both say something, and not the same.'),
  bothOpen: z.boolean().describe('Both have an account that is open: the place may be billed twice.'),
  seen: z.string().describe('Send it with the merge: what changed since is then told.'),
})
const Duplicate = z.object({
  keptId: z.int(),
  keptAddress: z.string(),
  mergedId: z.int(),
  mergedAddress: z.string(),
  same: z.array(z.enum(['parcel', 'address'])),
  accounts: z.array(z.string()),
  otherAccounts: z.array(z.string()),
})
const reason = FreeText.min(1, 'Write why they are the same.').max(500)

/** Two premises that are one place made one. */
export const premiseMerges = {
  list: {
    method: 'get',
    path: '/premise-merges',
    summary: 'Merges of premises, the newest first; 200 at most',
    permission: 'accounts.read',
    tags,
    request: {},
    responses: { 200: answer('The merges.', z.object({ rows: z.array(Merge) })) },
  },
  duplicates: {
    method: 'get',
    path: '/premise-merges/duplicates',
    summary: 'Premises that are likely one: of one parcel and unit, or of one address under two ZIP codes',
    permission: 'accounts.read',
    tags,
    request: {},
    responses: { 200: answer('Pairs, 200 at most.', z.object({ rows: z.array(Duplicate) })) },
  },
  preview: {
    method: 'get',
    path: '/premise-merges/preview',
    summary: 'What a merge would move, and what somebody must decide',
    permission: 'parties.merge',
    tags,
    request: { query: z.object({ keep: id, merge: id }) },
    responses: {
      200: answer('The preview.', Preview),
      ...mayRefuse('PREMISE_NOT_FOUND', 'MERGE_WITH_ITSELF'),
    },
  },
  merge: {
    method: 'post',
    path: '/premise-merges',
    summary: 'Make one of two premises the only one: its accounts stay as they are, at the one that is kept',
    permission: 'parties.merge',
    tags,
    request: {
      body: json(
        z.object({
          keep: z.int().positive(),
          merge: z.int().positive(),
          choices: z
            .partialRecord(PremiseField, Choice)
            .default({})
            .describe('For every conflict: whose word holds.'),
          seen: z.string(),
          reason,
        }),
      ),
    },
    responses: {
      201: answer('The merge.', Merge),
      ...mayRefuse(
        'PREMISE_NOT_FOUND',
        'MERGE_WITH_ITSELF',
        'MERGE_PREVIEW_OLD',
        'MERGE_UNDECIDED',
        'MERGE_AGREEMENTS_OVERLAP',
      ),
    },
  },
  undo: {
    method: 'post',
    path: '/premise-merges/{id}/undo',
    summary: 'Make them two again: accounts that moved go back, and what changed since stays',
    permission: 'parties.merge',
    tags,
    request: { params: z.object({ id }), body: json(z.object({ reason })) },
    responses: {
      200: answer(
        'The merge, and what stays with the one that was kept.',
        Merge.extend({ stays: z.array(z.string()) }),
      ),
      ...mayRefuse('MERGE_NOT_FOUND', 'MERGE_UNDONE', 'MERGED_ON'),
    },
  },
} as const satisfies Record<string, Route>
