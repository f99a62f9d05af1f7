import type { MailpieceSpec } from '@cartwright/api/mailpiece-shapes'
import type { mailpieces } from '@cartwright/api/mailpieces'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import { billPiece } from './bill-piece.ts'
import { checkMailpiece } from './check-mailpiece.ts'
import { byStock } from './facts-of-stock.ts'
import { refuseUnfit } from './unfit-mailpiece.ts'
import { holding, mailpieceSpecs, type StoredSpec } from './mailpiece-specs.ts'

export type SpecShown = z.output<typeof MailpieceSpec>

/** All versions, each held against the rules with one sheet in it. */
export async function showMailpieces(work: Work): Promise<SuccessOf<typeof mailpieces.list>> {
  const specs = await mailpieceSpecs(work)
  const rows: SpecShown[] = []
  for (const spec of specs) rows.push(await specShown(spec, specs, work))
  return { rows, usual: billPiece }
}

/** One version, with whether it holds today. */
export async function specShown(
  spec: StoredSpec,
  all: readonly StoredSpec[],
  work: Work,
): Promise<SpecShown> {
  const holds = holding(all, spec.use, work.today)?.id === spec.id
  // What no longer holds, or not yet, is shown as it was written down.
  const body = holds ? await byStock(work, spec.body) : spec.body
  return {
    specId: spec.id,
    use: spec.use,
    version: spec.version,
    from: spec.from.toString(),
    madeBy: spec.madeBy,
    madeOn: spec.madeOn.toString(),
    reason: spec.reason,
    body,
    holds,
    checked: checkMailpiece({ body, sheets: 1, inserts: [] }),
  }
}

/** What a piece would be with this much in it, beside what it is without the inserts. Nothing is kept. */
export async function tryMailpiece(
  work: Work,
  { body: { body: typed, sheets, inserts } }: ReceivedBy<typeof mailpieces.check>,
): Promise<SuccessOf<typeof mailpieces.check>> {
  refuseUnfit(typed)
  const body = await byStock(work, typed)
  return {
    checked: checkMailpiece({ body, sheets, inserts }),
    without: checkMailpiece({ body, sheets, inserts: [] }),
  }
}
