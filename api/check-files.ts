import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { RequestKey } from './request-key.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const tags = ['Refunds'] as const

/** A file of checks for the bank. */
const CheckFile = z
  .object({
    fileId: z.int(),
    issued: z.int(),
    issuedCents: Cents,
    voided: z.int(),
    sha256: z.string(),
    citation: z.string(),
    madeBy: z.string(),
    madeOn: Day,
  })
  .meta({ id: 'CheckFile' })

/** A check the bank has not been told of. */
const UntoldCheck = z
  .object({
    refundId: z.int(),
    kind: z.enum(['issued', 'voided']),
    checkNumber: z.string(),
    on: Day,
    amountCents: Cents,
    payee: z.string(),
  })
  .meta({ id: 'UntoldCheck' })

/** Positive pay: what the bank is told of checks that were written and voided, so that it pays no other. */
export const checkFiles = {
  show: {
    method: 'get',
    path: '/refunds/check-files',
    summary: 'The checks the bank has not been told of, and the files it was told by',
    permission: 'cash.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The checks, the oldest first; the newest hundred files.',
        z.object({
          citation: z.string().nullable().describe('Null: the city has no rule of positive pay.'),
          waiting: z.array(UntoldCheck),
          files: z.array(CheckFile),
        }),
      ),
    },
  },
  make: {
    method: 'post',
    path: '/refunds/check-files',
    summary: 'Write the file of the checks the bank has not been told of: each is told once',
    permission: 'cash.reconcile',
    tags,
    request: {
      body: json(
        z.object({
          key: RequestKey,
          shown: z.int().min(1).describe('How many checks were shown to be told.'),
        }),
      ),
    },
    responses: {
      201: answer('The file.', CheckFile),
      ...mayRefuse('CHECK_FILE_CHANGED', 'CHECK_FILE_EMPTY', 'CHECK_FILE_RULE_MISSING', 'CHECK_FILE_UNFIT'),
    },
  },
  content: {
    method: 'get',
    path: '/refunds/check-files/{fileId}/content',
    summary: 'The file as the bank reads it: the same bytes each time',
    permission: 'cash.reconcile',
    tags,
    request: { params: z.object({ fileId: z.coerce.number<string | number>().int().positive() }) },
    responses: { 200: file('The file.', 'text/plain'), ...mayRefuse('CHECK_FILE_NOT_FOUND') },
  },
} as const satisfies Record<string, Route>
