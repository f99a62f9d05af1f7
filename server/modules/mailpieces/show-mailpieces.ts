import type { MailpieceSpec } from '@cartwright/api/mailpiece-shapes'
import type { mailpieces } from '@cartwright/api/mailpieces'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import { billPiece } from './bill-piece.ts'
import { checkMailpiece } from './check-mailpiece.ts'
import { holding, mailpieceSpecs, type StoredSpec } from './mailpiece-specs.ts'

export type SpecShown = z.output<typeof MailpieceSpec>

/** All versions, each held against the rules with one sheet in it. */
export async function showMailpieces(work: Work): Promise<SuccessOf<typeof mailpieces.list>> {
  const specs = await mailpieceSpecs(work)
  return { rows: specs.map((spec) => specShown(spec, specs, work)), usual: billPiece }
}

/** One version, with whether it holds today. */
export const specShown = (spec: StoredSpec, all: readonly StoredSpec[], { today }: Work): SpecShown => ({
  specId: spec.id,
  use: spec.use,
  version: spec.version,
  from: spec.from.toString(),
  madeBy: spec.madeBy,
  madeOn: spec.madeOn.toString(),
  reason: spec.reason,
  body: spec.body,
  holds: holding(all, spec.use, today)?.id === spec.id,
  checked: checkMailpiece({ body: spec.body, sheets: 1, inserts: [] }),
})

/** What a piece would be with this much in it, beside what it is without the inserts. Nothing is kept. */
export function tryMailpiece({
  body: { body, sheets, inserts },
}: ReceivedBy<typeof mailpieces.check>): SuccessOf<typeof mailpieces.check> {
  return {
    checked: checkMailpiece({ body, sheets, inserts }),
    without: checkMailpiece({ body, sheets, inserts: [] }),
  }
}
