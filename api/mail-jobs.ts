import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { MailJob, MailJobShown, NewPull, PullForetold } from './mail-job-shapes.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const tags = ['Mail jobs'] as const
const whole = z.coerce.number<string | number>().int().positive()
const ofJob = z.object({ jobId: whole })
const shown = answer('The job with its steps, its proof and what was taken out of it.', MailJobShown)
const whyText = FreeText.min(1, 'Write why.').max(500)
const reference = FreeText.max(80).nullable().default(null)

/** How the bills of a run go into the mail: the package, and what the mail house answers. */
export const mailJobs = {
  list: {
    method: 'get',
    path: '/mail-jobs',
    summary: 'The jobs of the mail, newest first, and the runs that wait for one',
    permission: 'mail.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The newest hundred.',
        z.object({
          hasRule: z.boolean(),
          waiting: z.array(z.object({ runId: z.int(), cycle: z.string(), pieces: z.int() })),
          rows: z.array(MailJob),
        }),
      ),
    },
  },
  make: {
    method: 'post',
    path: '/runs/{runId}/mail-job',
    summary: 'Put together the package of a printed run for the mail',
    permission: 'mail.send',
    tags,
    request: { params: z.object({ runId: whole }) },
    responses: {
      202: shown,
      ...mayRefuse(
        'MAIL_DATA_TOO_OLD',
        'MAIL_JOB_OPEN',
        'MAIL_NOTHING_PRINTED',
        'MAIL_RULE_MISSING',
        'RUN_NOT_FOUND',
        'RUN_NOT_IN_STATE',
      ),
    },
  },
  show: {
    method: 'get',
    path: '/mail-jobs/{jobId}',
    summary: 'One job of the mail with its steps, its proof and its differences',
    permission: 'mail.read',
    tags,
    request: { params: ofJob },
    responses: { 200: shown, ...mayRefuse('MAIL_JOB_MISSING') },
  },
  package: {
    method: 'get',
    path: '/mail-jobs/{jobId}/package.zip',
    summary: 'The package: print files, piece list, job ticket and manifest with hashes',
    permission: 'mail.send',
    tags,
    request: { params: ofJob },
    responses: {
      200: file('The package.', 'application/zip'),
      ...mayRefuse('MAIL_JOB_MISSING', 'MAIL_JOB_NOT_IN_STATE'),
    },
  },
  send: {
    method: 'post',
    path: '/mail-jobs/{jobId}/send',
    summary: 'Record that the package went to the mail house',
    permission: 'mail.send',
    tags,
    request: { params: ofJob, body: json(z.object({ reference })) },
    responses: {
      200: shown,
      ...mayRefuse(
        'MAIL_DATA_TOO_OLD',
        'MAIL_JOB_MISSING',
        'MAIL_JOB_NOT_IN_STATE',
        'MAIL_PACKAGE_ON_ITS_WAY',
      ),
    },
  },
  house: {
    method: 'get',
    path: '/mail-house',
    summary: 'Where packages of the city go by SFTP, if anywhere',
    permission: 'mail.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'Never a secret of the account there.',
        z.object({
          destination: z.string().nullable().describe('Null: it is not set up.'),
          practice: z.boolean().describe('Nobody is there: packages are laid in a folder.'),
        }),
      ),
    },
  },
  upload: {
    method: 'post',
    path: '/mail-jobs/{jobId}/uploads',
    summary: 'Send the package by SFTP, in the background; asked again after it failed, it is tried again',
    permission: 'mail.send',
    tags,
    request: { params: ofJob, body: json(z.object({ reference })) },
    responses: {
      202: shown,
      ...mayRefuse(
        'MAIL_DATA_TOO_OLD',
        'MAIL_HOUSE_NOT_SET_UP',
        'MAIL_JOB_MISSING',
        'MAIL_JOB_NOT_IN_STATE',
        'MAIL_PACKAGE_ON_ITS_WAY',
      ),
    },
  },
  tell: {
    method: 'post',
    path: '/mail-jobs/{jobId}/answers',
    summary:
      'Enter what came back: a proof, that it was mailed, or the postage statement. A count that is not right is kept, and stops the job',
    permission: 'mail.work',
    tags,
    request: {
      params: ofJob,
      body: json(
        z.object({
          of: z.enum(['proof', 'mailed', 'statement']),
          pieces: z.int().min(0).describe('As they were told.'),
          postageCents: Cents.nullable().default(null).describe('Of the statement, or of the meter.'),
          reference,
          on: Day,
        }),
      ),
    },
    responses: {
      200: shown,
      ...mayRefuse(
        'FIELD_REFUSED',
        'GATE_IS_RED',
        'MAIL_COUNTS_DIFFER',
        'MAIL_JOB_MISSING',
        'MAIL_JOB_NOT_IN_STATE',
        'RUN_NOT_FOUND',
        'RUN_NOT_IN_STATE',
        'STOCK_SHORT',
      ),
    },
  },
  sign: {
    method: 'post',
    path: '/mail-jobs/{jobId}/proof/{piece}',
    summary: 'Sign one piece of the proof as right, or say what is wrong with it',
    permission: 'mail.work',
    tags,
    request: {
      params: z.object({ jobId: whole, piece: whole }),
      body: json(
        z.object({ verdict: z.enum(['right', 'wrong']), note: FreeText.max(500).nullable().default(null) }),
      ),
    },
    responses: {
      200: shown,
      ...mayRefuse(
        'FIELD_REFUSED',
        'MAIL_JOB_MISSING',
        'MAIL_JOB_NOT_IN_STATE',
        'MAIL_PIECE_MISSING',
        'MAIL_PROOF_OWN',
      ),
    },
  },
  approve: {
    method: 'post',
    path: '/mail-jobs/{jobId}/approve',
    summary: 'Approve the proof, as another person than the one who sent the package',
    permission: 'mail.send',
    tags,
    request: { params: ofJob },
    responses: {
      200: shown,
      ...mayRefuse(
        'MAIL_COUNTS_DIFFER',
        'MAIL_JOB_MISSING',
        'MAIL_JOB_NOT_IN_STATE',
        'MAIL_PROOF_OPEN',
        'MAIL_PROOF_OWN',
      ),
    },
  },
  foretell: {
    method: 'get',
    path: '/mail-jobs/{jobId}/pulls/{billNumber}',
    summary: 'What taking a bill out would do: trays and mailing below their minimum, and what that costs',
    permission: 'mail.read',
    tags,
    request: { params: ofJob.extend({ billNumber: z.string().min(1) }) },
    responses: {
      200: answer('What would follow.', PullForetold),
      ...mayRefuse('MAIL_JOB_MISSING', 'MAIL_JOB_NOT_IN_STATE', 'MAIL_PIECE_MISSING', 'MAIL_PIECE_PULLED'),
    },
  },
  pull: {
    method: 'post',
    path: '/mail-jobs/{jobId}/pulls',
    summary: 'Take a single bill out of a job that is not mailed: held, pulled or recalled',
    permission: 'mail.work',
    tags,
    request: { params: ofJob, body: json(NewPull) },
    responses: {
      200: shown,
      ...mayRefuse(
        'MAIL_JOB_MISSING',
        'MAIL_JOB_NOT_IN_STATE',
        'MAIL_PACKAGE_ON_ITS_WAY',
        'MAIL_PIECE_MISSING',
        'MAIL_PIECE_PULLED',
        'MAIL_PULL_BREAKS_MAILING',
      ),
    },
  },
  sortAnew: {
    method: 'post',
    path: '/mail-jobs/{jobId}/sort-anew',
    summary:
      'Give a job up, sort its run anew without the bills taken out of it and one more, and print it again',
    permission: 'mail.send',
    tags,
    request: {
      params: ofJob,
      body: json(
        NewPull.extend({ billNumber: NewPull.shape.billNumber.nullable().describe('Null: none besides.') }),
      ),
    },
    responses: {
      200: answer(
        'The print files were asked for; once they are made, the run waits for a job.',
        z.object({ runId: z.int(), printJobId: z.int(), pieces: z.int(), leftOut: z.int() }),
      ),
      ...mayRefuse(
        'GATE_IS_RED',
        'MAIL_JOB_MISSING',
        'MAIL_JOB_NOT_IN_STATE',
        'MAIL_PACKAGE_ON_ITS_WAY',
        'MAIL_PIECE_MISSING',
        'MAIL_PIECE_PULLED',
        'PRINT_PART_NOT_FOUND',
        'RUN_NOT_FOUND',
        'RUN_NOT_IN_STATE',
        'RUN_NOT_SORTED',
        'SERIALS_SPENT',
        'SORT_LISTS_EXPIRED',
        'SORT_NEEDS_POLICY',
        'STOCK_SHORT',
      ),
    },
  },
  reconcile: {
    method: 'post',
    path: '/mail-jobs/{jobId}/reconcile',
    summary: 'Close a job whose counts all come to the same',
    permission: 'mail.send',
    tags,
    request: { params: ofJob, body: json(z.object({ note: FreeText.max(500).nullable().default(null) })) },
    responses: {
      200: shown,
      ...mayRefuse(
        'MAIL_COUNTS_DIFFER',
        'MAIL_JOB_MISSING',
        'MAIL_JOB_NOT_IN_STATE',
        'MAIL_POSTAGE_UNEXPLAINED',
      ),
    },
  },
  drop: {
    method: 'post',
    path: '/mail-jobs/{jobId}/drop',
    summary: 'Give up a job that is not mailed: its serial numbers stay used',
    permission: 'mail.send',
    tags,
    request: { params: ofJob, body: json(z.object({ reason: whyText })) },
    responses: {
      200: shown,
      ...mayRefuse('MAIL_JOB_MISSING', 'MAIL_JOB_NOT_IN_STATE', 'MAIL_PACKAGE_ON_ITS_WAY'),
    },
  },
} as const satisfies Record<string, Route>
