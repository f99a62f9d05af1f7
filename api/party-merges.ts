import { z } from 'zod'
import { Party, PartyRole } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { Merge } from './merge-shapes.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const Day = z.iso.date()
const id = z.coerce.number<string | number>().int().positive()
const tags = ['Accounts'] as const

/** What of two records may differ, so that somebody must decide. */
export const MergeField = z.enum(['name', 'kind', 'phone', 'email', 'language', 'mail', 'delivery'])
const Choice = z.enum(['kept', 'merged'])

const Side = Party.extend({
  delivery: z.string().nullable().describe('How all their bills go; null: as each account says.'),
  roles: z
    .array(z.object({ accountNumber: z.string(), role: PartyRole, from: Day, until: Day.nullable() }))
    .describe('Who they are to which accounts.'),
})
const Preview = z.object({
  kept: Side,
  merged: Side,
  conflicts: z
    .array(z.object({ field: MergeField, kept: z.string(), merged: z.string() }))
    .describe('Where both say something, and not the same.'),
  moves: z
    .array(z.object({ what: z.string(), count: z.int(), how: z.enum(['moves', 'stays']) }))
    .describe('`stays`: keeps the name it was written under, and is found through the accounts.'),
  confidential: z
    .enum(['neither', 'both', 'one'])
    .describe('`one`: the address of one of them is hidden, and will be of both.'),
  seen: z.string().describe('Send it with the merge: what changed since is then told.'),
})
const Duplicate = z.object({
  keptId: z.int(),
  mergedId: z.int(),
  name: z.string(),
  otherName: z.string(),
  same: z.array(z.enum(['phone', 'email', 'mail'])).describe('What they have in common beside the name.'),
  accounts: z.array(z.string()),
  otherAccounts: z.array(z.string()),
})
const reason = FreeText.min(1, 'Write why they are the same.').max(500)

/** Two records of one person or organization made one. */
export const partyMerges = {
  list: {
    method: 'get',
    path: '/party-merges',
    summary: 'Merges of parties, the newest first; of one party or all, 200 at most',
    permission: 'accounts.read',
    tags,
    request: { query: z.object({ party: id.optional() }) },
    responses: { 200: answer('The merges.', z.object({ rows: z.array(Merge) })) },
  },
  duplicates: {
    method: 'get',
    path: '/party-merges/duplicates',
    summary:
      'Parties that are likely the same: the same name, and the same telephone, e-mail or mailing address',
    permission: 'accounts.read',
    tags,
    request: {},
    responses: { 200: answer('Pairs, 200 at most.', z.object({ rows: z.array(Duplicate) })) },
  },
  preview: {
    method: 'get',
    path: '/party-merges/preview',
    summary: 'What a merge would move, what somebody must decide, and whether an address would be hidden',
    permission: 'parties.merge',
    tags,
    request: { query: z.object({ keep: id, merge: id }) },
    responses: { 200: answer('The preview.', Preview), ...mayRefuse('PARTY_NOT_FOUND', 'MERGE_WITH_ITSELF') },
  },
  merge: {
    method: 'post',
    path: '/party-merges',
    summary: 'Make one of two records the only one; what the other was is kept, and it can be undone',
    permission: 'parties.merge',
    tags,
    request: {
      body: json(
        z.object({
          keep: z.int().positive(),
          merge: z.int().positive(),
          choices: z
            .partialRecord(MergeField, Choice)
            .default({})
            .describe('For every conflict: whose word holds.'),
          hideAddress: z
            .boolean()
            .default(false)
            .describe('That the address will be hidden, where it is of one of them.'),
          seen: z.string(),
          reason,
        }),
      ),
    },
    responses: {
      201: answer('The merge.', Merge),
      ...mayRefuse(
        'PARTY_NOT_FOUND',
        'MERGE_WITH_ITSELF',
        'MERGE_PREVIEW_OLD',
        'MERGE_UNDECIDED',
        'MERGE_HIDES_ADDRESS',
      ),
    },
  },
  undo: {
    method: 'post',
    path: '/party-merges/{id}/undo',
    summary: 'Make them two again: roles that moved go back as they are now, and what changed since stays',
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
