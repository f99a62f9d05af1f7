import { z } from 'zod'
import { FreeText } from './free-text.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'
import { Sample } from './review-shapes.ts'
import { accountParams, runParams } from './run-shapes.ts'

const tags = ['Bill runs'] as const

/** The sample of a register: drawn by chance, signed bill by bill. */
export const reviews = {
  sample: {
    method: 'get',
    path: '/runs/{id}/sample',
    summary: 'The sample of a register, with how each of its bills was signed',
    permission: 'runs.read',
    tags,
    request: { params: runParams },
    responses: { 200: answer('The sample.', Sample), ...mayRefuse('RUN_NOT_FOUND') },
  },
  draw: {
    method: 'post',
    path: '/runs/{id}/sample',
    summary: 'Draw the sample of a register, once; starting the review does it too',
    permission: 'runs.prepare',
    tags,
    request: {
      params: runParams,
      body: json(
        z.object({
          seed: z
            .string()
            .trim()
            .min(1)
            .max(100)
            .optional()
            .describe('When somebody else chose it, such as an auditor; by chance when left out.'),
        }),
      ),
    },
    responses: {
      200: answer('The sample.', Sample),
      ...mayRefuse('RUN_NOT_FOUND', 'RUN_NOT_IN_STATE', 'SAMPLE_ALREADY_DRAWN'),
    },
  },
  sign: {
    method: 'post',
    path: '/runs/{id}/sample/{accountNumber}',
    summary: 'Sign one bill of the sample: right, or wrong with a note',
    permission: 'runs.prepare',
    tags,
    request: {
      params: accountParams,
      body: json(
        z.object({
          verdict: z
            .enum(['right', 'wrong', 'overruled'])
            .describe('`overruled`: right, although another person found it wrong.'),
          note: FreeText.max(500).optional().describe('Needed unless the bill is right.'),
          billHash: z.string().optional().describe('The `billHash` of the bill that was looked at.'),
        }),
      ),
    },
    responses: {
      200: answer('The sample as it is now.', Sample),
      ...mayRefuse(
        'RUN_NOT_FOUND',
        'RUN_NOT_IN_STATE',
        'NOT_IN_SAMPLE',
        'SAMPLE_BILL_CHANGED',
        'SAMPLE_FOUND_WRONG',
        'SAMPLE_NOT_FOUND_WRONG',
      ),
    },
  },
  redraw: {
    method: 'get',
    path: '/runs/{id}/sample/drawn-again',
    summary: 'Draw the sample again from its seed, as an auditor does, and compare',
    permission: 'runs.read',
    tags,
    request: { params: runParams },
    responses: {
      200: answer(
        'Whether the register as it is now gives the same bills.',
        z.object({
          same: z.boolean().nullable().describe('Null when no sample was drawn.'),
          missing: z.array(z.string()).describe('In the sample, and not drawn now.'),
          added: z.array(z.string()).describe('Drawn now, and not in the sample.'),
        }),
      ),
      ...mayRefuse('RUN_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
