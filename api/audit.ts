import { z } from 'zod'
import { answer, file, type Route } from './route.ts'

const Recorded = z.object({
  id: z.int(),
  happenedAt: z.iso.datetime(),
  businessOn: z.iso.date(),
  actor: z.object({ name: z.string(), userId: z.string().nullable(), role: z.string() }),
  delegation: z
    .object({ id: z.int(), givenBy: z.string() })
    .nullable()
    .describe('Under whose authority, when it was not their own.'),
  command: z.string().describe('The use case, verb first: `post-run`.'),
  subject: z.string().describe('What it was done to: `run 12`.'),
  changes: z.record(z.string(), z.unknown()),
  reason: z.string().nullable(),
  sealed: z.boolean().describe('Whether the chain covers it yet.'),
})

const ChainState = z.object({
  book: z.enum(['command', 'entry']),
  rows: z.int(),
  sealedRows: z.int(),
  seals: z.int(),
  lastSealedAt: z.iso.datetime().nullable(),
  lastHash: z
    .string()
    .nullable()
    .describe('Write it down somewhere else and nobody can rewrite the books unseen.'),
})

const BooksCheck = z.object({
  id: z.int(),
  askedAt: z.iso.datetime(),
  askedBy: z.string(),
  finishedAt: z.iso.datetime().nullable().describe('Null while it waits or is under way.'),
  sound: z.boolean().nullable(),
  faults: z.array(z.object({ where: z.string(), what: z.string() })),
})

/** What of the record is asked for. */
const asked = {
  subject: z.string().optional().describe('Begins with this: `run 12`, `account`.'),
  command: z.string().optional(),
  actor: z.string().optional().describe('Part of the name.'),
  text: z.string().optional().describe('Part of what changed or of why.'),
  from: z.iso.date().optional().describe('First business day.'),
  to: z.iso.date().optional().describe('Last business day.'),
}

export const audit = {
  list: {
    method: 'get',
    path: '/audit',
    summary: 'What was done, by whom, when, and why: newest first',
    permission: 'audit.read',
    tags: ['Audit'],
    request: {
      query: z.object({
        ...asked,
        after: z.coerce.number().int().positive().optional().describe('`next` of the page before.'),
        limit: z.coerce.number().int().min(1).max(500).default(50),
      }),
    },
    responses: {
      200: answer(
        'A page of the record.',
        z.object({ rows: z.array(Recorded), next: z.string().nullable() }),
      ),
    },
  },
  chain: {
    method: 'get',
    path: '/audit/chain',
    summary: 'How far the record and the ledger are sealed',
    permission: 'audit.read',
    tags: ['Audit'],
    request: {},
    responses: { 200: answer('The state of both chains.', z.object({ chains: z.array(ChainState) })) },
  },
  listFile: {
    method: 'get',
    path: '/audit/record.csv',
    summary: 'The same as CSV, up to 100,000 rows',
    permission: 'audit.read',
    tags: ['Audit'],
    request: { query: z.object(asked) },
    responses: { 200: file('The record, newest first.', 'text/csv') },
  },
  verify: {
    method: 'post',
    path: '/audit/verifications',
    summary: 'Have the chains and every balance recomputed now, in the background',
    permission: 'audit.read',
    tags: ['Audit'],
    request: {},
    responses: { 202: answer('Asked for, or under way already.', BooksCheck) },
  },
  verifications: {
    method: 'get',
    path: '/audit/verifications',
    summary: 'When the books were verified, and what was found',
    permission: 'audit.read',
    tags: ['Audit'],
    request: {},
    responses: { 200: answer('The last 20, newest first.', z.object({ rows: z.array(BooksCheck) })) },
  },
} as const satisfies Record<string, Route>
