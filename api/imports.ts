import { z } from 'zod'
import { page } from './account-shapes.ts'
import { answer, file, mayRefuse, type Route, upload } from './route.ts'

export const ImportKind = z.enum(['premises', 'accounts', 'services', 'combined'])
export const ImportState = z.enum(['staging', 'checked', 'applying', 'applied', 'discarded'])
export const ImportVerdict = z.enum(['good', 'duplicate', 'rejected', 'applied'])

/** `rows` is always `good + duplicate + rejected + applied`. Good rows become applied ones. */
const Totals = z.object({
  rows: z.int(),
  good: z.int(),
  duplicate: z.int(),
  rejected: z.int(),
  applied: z.int(),
  /** What applying added to the books. */
  added: z.object({
    premises: z.int(),
    accounts: z.int(),
    parties: z.int(),
    services: z.int(),
    withoutMandate: z
      .int()
      .optional()
      .describe(
        'Accounts the file says are on autopay: nothing is drawn from them until their customer agreed.',
      ),
  }),
})

const ImportFile = z.object({
  id: z.int(),
  kind: ImportKind,
  fileName: z.string(),
  sha256: z.string(),
  state: ImportState,
  totals: Totals,
  broughtBy: z.string(),
  broughtAt: z.iso.datetime({ offset: true }),
  appliedBy: z.string().nullable(),
  appliedAt: z.iso.datetime({ offset: true }).nullable(),
  failure: z.string().nullable().describe('What stopped the last attempt to apply it. Nothing was loaded.'),
})

const Fault = z.object({
  column: z.string().nullable().describe('The column of the file; null for the whole row.'),
  reason: z.string(),
  instead: z.string().nullable().describe('What to write instead.'),
})
const ImportRow = z.object({
  line: z.int().describe('The line of the file, or the row of the sheet, counting from 1.'),
  verdict: ImportVerdict,
  faults: z.array(Fault),
  doubles: z.string().nullable().describe('What a duplicate doubles: `line 12`, `account 100-20417-3`.'),
  raw: z.record(z.string(), z.string()).describe('The row as it is in the file, by column.'),
})
const importParams = z.object({ id: z.coerce.number<string | number>().int().positive() })
const tags = ['Imports'] as const

/** Bringing premises, accounts, parties and services in from CSV and XLSX. */
export const imports = {
  kinds: {
    method: 'get',
    path: '/imports/kinds',
    summary: 'What can be brought in: each kind with its fields, which a mapping names',
    permission: 'imports.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The kinds.',
        z.object({
          kinds: z.array(
            z.object({
              kind: ImportKind,
              text: z.string(),
              fields: z.array(
                z.object({
                  field: z.string(),
                  needed: z.boolean(),
                  text: z.string(),
                  example: z.string(),
                }),
              ),
            }),
          ),
        }),
      ),
    },
  },
  bring: {
    method: 'post',
    path: '/imports',
    summary: 'Bring a file in: every row is read, checked and staged; nothing is loaded yet',
    permission: 'imports.change',
    tags,
    request: {
      body: upload(
        z.object({
          file: z.string().meta({ format: 'binary' }).describe('CSV or XLSX, up to 50 MB.'),
          kind: ImportKind,
          mapping: z
            .string()
            .optional()
            .describe('The mapping as YAML or JSON. Left out, columns are found by their names.'),
        }),
      ),
    },
    responses: {
      201: answer('The file is staged and checked.', ImportFile),
      ...mayRefuse(
        'REQUEST_INVALID',
        'IMPORT_FILE_UNREADABLE',
        'IMPORT_FILE_TOO_LARGE',
        'IMPORT_MAPPING_FAULTY',
        'IMPORT_ALREADY_APPLIED',
        'CITY_NOT_SET_UP',
      ),
    },
  },
  list: {
    method: 'get',
    path: '/imports',
    summary: 'Files brought in, newest first',
    permission: 'imports.read',
    tags,
    request: { query: z.object({ ...page, state: ImportState.optional() }) },
    responses: {
      200: answer('The files.', z.object({ rows: z.array(ImportFile), next: z.string().nullable() })),
    },
  },
  show: {
    method: 'get',
    path: '/imports/{id}',
    summary: 'A file brought in, with its totals, its mapping and its commonest faults',
    permission: 'imports.read',
    tags,
    request: { params: importParams },
    responses: {
      200: answer(
        'The file.',
        ImportFile.extend({
          mapping: z.unknown(),
          faults: z
            .array(z.object({ column: z.string().nullable(), reason: z.string(), rows: z.int() }))
            .describe('The commonest faults, most rows first; at most 50.'),
        }),
      ),
      ...mayRefuse('IMPORT_NOT_FOUND'),
    },
  },
  rows: {
    method: 'get',
    path: '/imports/{id}/rows',
    summary: 'The rows of a file, by line, with their faults',
    permission: 'imports.read',
    tags,
    request: { params: importParams, query: z.object({ ...page, verdict: ImportVerdict.optional() }) },
    responses: {
      200: answer('The rows.', z.object({ rows: z.array(ImportRow), next: z.string().nullable() })),
      ...mayRefuse('IMPORT_NOT_FOUND'),
    },
  },
  rejects: {
    method: 'get',
    path: '/imports/{id}/rejects',
    summary: 'Rejected and duplicate rows as CSV, with line and reason: correct it and bring it again',
    permission: 'imports.read',
    tags,
    request: { params: importParams },
    responses: { 200: file('The reject list.', 'text/csv'), ...mayRefuse('IMPORT_NOT_FOUND') },
  },
  apply: {
    method: 'post',
    path: '/imports/{id}/apply',
    summary: 'Load the good rows into the books: all of them, or none',
    permission: 'imports.change',
    tags,
    request: { params: importParams },
    responses: {
      202: answer('The file is being applied.', ImportFile),
      ...mayRefuse(
        'IMPORT_NOT_FOUND',
        'IMPORT_NOT_IN_STATE',
        'IMPORT_ALREADY_APPLIED',
        'IMPORT_HAS_NO_GOOD_ROWS',
      ),
    },
  },
  discard: {
    method: 'post',
    path: '/imports/{id}/discard',
    summary: 'Leave a file that was not applied',
    permission: 'imports.change',
    tags,
    request: { params: importParams },
    responses: {
      200: answer('The file is left.', ImportFile),
      ...mayRefuse('IMPORT_NOT_FOUND', 'IMPORT_NOT_IN_STATE'),
    },
  },
} as const satisfies Record<string, Route>
