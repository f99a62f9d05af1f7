import { PrintPart } from '@cartwright/api/bills'
import { z } from 'zod'

export type PrintedPart = z.infer<typeof PrintPart>

/** What was made: every file with its hash, and how many bills of the run are in envelopes and how many are not. */
export const Manifest = z.object({
  city: z.string(),
  runId: z.int(),
  cycle: z.string(),
  periodFrom: z.string(),
  periodUntil: z.string(),
  billOn: z.string(),
  dueOn: z.string(),
  /** The instant as of which the books were read. */
  dataAsOf: z.string().nullable(),
  registerHash: z.string().nullable(),
  templateSha256: z.string(),
  bills: z.int(),
  pieces: z.int(),
  ownerCopies: z.int(),
  emailOnly: z.int(),
  notSent: z.int(),
  fromPiece: z.int(),
  totalDueCents: z.int(),
  parts: z.array(PrintPart),
})
export type Manifest = z.infer<typeof Manifest>

export const manifestFile = 'manifest.json'
