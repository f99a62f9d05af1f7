import type { Work } from '#kernel/work'
import { mailpieceFor } from '../mailpieces/mailpiece-for.ts'
import { packPercent, type TraySize, traySizes, usualThicknessMils } from '../postal/trays.ts'
import type { TrayRules, UsableTray } from './fill-trays.ts'

export type RunPiece = {
  readonly thicknessMils: number
  readonly weightMills: number
  /** Where both are from, in words. */
  readonly from: string
  readonly trays: TrayRules
}

/** What a bill of one sheet weighs at most with its envelopes: an ounce, the first step of a single piece. */
const usualWeightMills = 1000

const usable = ({ code, lengthMils }: TraySize): UsableTray => ({
  size: code,
  usableMils: Math.floor((lengthMils * packPercent) / 100),
})

/** The usual piece of a run: a bill of one sheet in a #10 envelope. */
const usualPiece: RunPiece = {
  thicknessMils: usualThicknessMils,
  weightMills: usualWeightMills,
  from: 'a filled #10 envelope of 0.02 in and up to an ounce',
  trays: { two: usable(traySizes.MM2), one: usable(traySizes.MM1) },
}

/** The usual piece of a run: the mailpiece of bills that holds today, with one sheet and no insert; where none is set up, what is usual anywhere. */
export async function pieceOfRuns(work: Work): Promise<RunPiece> {
  const checked = await mailpieceFor(work, { sheets: 1, inserts: [] })
  if (!checked) return usualPiece
  const { thicknessMils, weightMills, tray } = checked
  return {
    thicknessMils,
    weightMills,
    from: 'the mailpiece of bills, each with its own sheets and inserts',
    // There is no one-foot tray for what needs an extended one.
    trays: tray === 'EMM' ? { two: usable(traySizes.EMM), one: null } : usualPiece.trays,
  }
}
