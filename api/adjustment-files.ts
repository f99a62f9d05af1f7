import { z } from 'zod'
import { accountParams } from './account-shapes.ts'
import { EvidenceFile } from './adjustment-shapes.ts'
import { answer, file, mayRefuse, type Route, upload } from './route.ts'

const tags = ['Adjustments'] as const
const params = z.object({ id: z.coerce.number<string | number>().int().positive() })

/** The papers of adjustments: what shows why, and what an auditor is given. */
export const adjustmentFiles = {
  attach: {
    method: 'post',
    path: '/accounts/{accountNumber}/evidence',
    summary: 'Keep a file as evidence, to be attached to adjustments of this account',
    permission: 'adjustments.ask',
    tags,
    request: {
      params: accountParams,
      body: upload(
        z.object({ file: z.string().meta({ format: 'binary' }).describe('A PDF, JPEG or PNG file.') }),
      ),
    },
    responses: {
      201: answer('It is kept. The same file of the same account is kept once.', EvidenceFile),
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'REQUEST_INVALID', 'EVIDENCE_FILE_UNFIT', 'EVIDENCE_FILE_TOO_LARGE'),
    },
  },
  evidence: {
    method: 'get',
    path: '/evidence/{id}',
    summary: 'A file of evidence',
    permission: 'adjustments.read',
    tags,
    request: { params },
    responses: {
      200: file('The file as it was sent.', 'application/octet-stream'),
      ...mayRefuse('EVIDENCE_NOT_FOUND'),
    },
  },
  pdf: {
    method: 'get',
    path: '/adjustments/{id}/pdf',
    summary: 'An adjustment on paper, as an auditor asks for it: an accessible PDF',
    permission: 'adjustments.read',
    tags,
    request: { params },
    responses: {
      200: file('The adjustment (PDF/UA-1).', 'application/pdf'),
      ...mayRefuse('ADJUSTMENT_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
