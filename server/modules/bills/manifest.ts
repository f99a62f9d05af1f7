import { z } from 'zod'

/** One print file, as the printer's operator and the mail house check it. */
export const PrintedPart = z.object({
  file: z.string(),
  firstPiece: z.int(),
  lastPiece: z.int(),
  pages: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  totalDueCents: z.int().describe('Of the payers’ bills in it. Copies for owners ask for nothing.'),
})
export type PrintedPart = z.infer<typeof PrintedPart>

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
  parts: z.array(PrintedPart),
})
export type Manifest = z.infer<typeof Manifest>

export const manifestFile = 'manifest.json'
