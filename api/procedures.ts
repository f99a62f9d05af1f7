import { z } from 'zod'
import { FreeText } from './free-text.ts'
import {
  NewProcedure,
  Procedure,
  ProcedureBlock,
  ProcedureReaders,
  ProcedureRow,
} from './procedure-shapes.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const id = z.coerce.number<string | number>().int().positive()
const params = z.object({ id })
const tags = ['Procedures'] as const
const version = z.int().positive().describe('The newest version, which was looked at.')

const versionAsked = z.object({
  version: id.optional().describe('As it was, or will be, in this version; without it, as it holds today.'),
})

/** The division's procedures: pages with versions, which quote the city's rules and are read by its staff. */
export const procedures = {
  list: {
    method: 'get',
    path: '/procedures',
    summary: 'The procedures by title, found by any words of them, or by a rule they quote',
    permission: 'procedures.read',
    tags,
    request: {
      query: z.object({
        find: z.string().max(200).optional().describe('All of these words, in the title or the text.'),
        quoting: z.string().max(100).optional().describe('Those that quote this rule: `policy:proration`.'),
        withdrawn: z.enum(['true', 'false']).optional().describe('Those that were withdrawn too.'),
      }),
    },
    responses: { 200: answer('The procedures.', z.object({ rows: z.array(ProcedureRow) })) },
  },
  show: {
    method: 'get',
    path: '/procedures/{id}',
    summary: 'A procedure with its words, the rules it quotes as they are today, its versions and reviews',
    permission: 'procedures.read',
    tags,
    request: { params, query: versionAsked },
    responses: {
      200: answer('The procedure.', Procedure),
      ...mayRefuse('PROCEDURE_NOT_FOUND', 'PROCEDURE_VERSION_NOT_FOUND'),
    },
  },
  write: {
    method: 'post',
    path: '/procedures',
    summary: 'Write a new procedure',
    permission: 'procedures.change',
    tags,
    request: { body: json(NewProcedure) },
    responses: {
      201: answer('The procedure.', Procedure),
      ...mayRefuse('PROCEDURE_TITLE_TAKEN', 'OWNER_NOT_OF_STAFF', 'REVIEW_DAY_PAST', 'FIELD_REFUSED'),
    },
  },
  change: {
    method: 'put',
    path: '/procedures/{id}',
    summary: 'Write a new version of a procedure; whoever has not seen the latest one is told',
    permission: 'procedures.change',
    tags,
    request: { params, body: json(NewProcedure.extend({ version })) },
    responses: {
      200: answer('The procedure.', Procedure),
      ...mayRefuse(
        'PROCEDURE_NOT_FOUND',
        'PROCEDURE_TITLE_TAKEN',
        'PROCEDURE_WITHDRAWN',
        'CHANGED_MEANWHILE',
        'OWNER_NOT_OF_STAFF',
        'REVIEW_DAY_PAST',
        'FIELD_REFUSED',
      ),
    },
  },
  review: {
    method: 'post',
    path: '/procedures/{id}/reviews',
    summary: 'Note that a procedure was looked over and holds as it is, with the rules as they are today',
    permission: 'procedures.change',
    tags,
    request: {
      params,
      body: json(
        z.object({
          version,
          nextOn: z.iso.date('Write a day such as 2027-06-30.'),
          note: FreeText.max(500).nullable().default(null),
        }),
      ),
    },
    responses: {
      200: answer('The procedure.', Procedure),
      ...mayRefuse('PROCEDURE_NOT_FOUND', 'PROCEDURE_WITHDRAWN', 'CHANGED_MEANWHILE', 'REVIEW_DAY_PAST'),
    },
  },
  read: {
    method: 'post',
    path: '/procedures/{id}/readings',
    summary: 'Acknowledge that you have read the newest version of a procedure',
    permission: 'procedures.acknowledge',
    tags,
    request: { params, body: json(z.object({ version })) },
    responses: {
      200: answer('The procedure.', Procedure),
      ...mayRefuse('PROCEDURE_NOT_FOUND', 'PROCEDURE_WITHDRAWN', 'CHANGED_MEANWHILE'),
    },
  },
  withdraw: {
    method: 'post',
    path: '/procedures/{id}/withdraw',
    summary: 'Withdraw a procedure: nobody has to read it any more, and it stays to be looked up',
    permission: 'procedures.change',
    tags,
    request: { params, body: json(z.object({ version })) },
    responses: {
      200: answer('The procedure.', Procedure),
      ...mayRefuse('PROCEDURE_NOT_FOUND', 'CHANGED_MEANWHILE'),
    },
  },
  preview: {
    method: 'post',
    path: '/procedures/preview',
    summary: 'A text as the page would show it, with the rules it quotes',
    permission: 'procedures.change',
    tags,
    request: { body: json(z.object({ body: z.string().max(60_000) })) },
    responses: { 200: answer('Its parts.', z.object({ blocks: z.array(ProcedureBlock) })) },
  },
  readers: {
    method: 'get',
    path: '/procedures/readers',
    summary: 'Who has read which version of every procedure in use, and who has not',
    permission: 'procedures.read',
    tags,
    request: {},
    responses: { 200: answer('The report.', z.object({ rows: z.array(ProcedureReaders) })) },
  },
  pdf: {
    method: 'get',
    path: '/procedures/{id}/pdf',
    summary: 'A procedure as an accessible PDF, with the rules it quotes as they are today',
    permission: 'procedures.read',
    tags,
    request: { params, query: versionAsked },
    responses: {
      200: file('The procedure.', 'application/pdf'),
      ...mayRefuse('PROCEDURE_NOT_FOUND', 'PROCEDURE_VERSION_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
