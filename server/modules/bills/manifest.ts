import { PrintPart } from '@cartwright/api/bills'
import { z } from 'zod'

export type PrintedPart = z.infer<typeof PrintPart>

/** How bills of a run go. A manifest of before these were told apart says nothing of them. */
const channels = {
  printed: z.int().optional(),
  both: z.int().optional(),
  emailOnly: z.int(),
  suppressed: z.object({ minimum: z.int(), zero: z.int(), credit: z.int() }).optional(),
  notSent: z.int(),
}

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
  /** All bills of the run: those printed, those that go by e-mail alone, those that a rule keeps back, those nobody wants. */
  bills: z.int(),
  ...channels,
  ownerCopies: z.int(),
  pieces: z.int(),
  fromPiece: z.int(),
  totalDueCents: z.int(),
  parts: z.array(PrintPart),
  /** Pieces that were left out and keep their numbers: their address is confidential, and no mailing address is known. */
  held: z
    .array(z.object({ billId: z.int(), piece: z.int(), ownerCopy: z.boolean(), because: z.string() }))
    .optional(),
})
export type Manifest = z.infer<typeof Manifest>

export const manifestFile = 'manifest.json'
