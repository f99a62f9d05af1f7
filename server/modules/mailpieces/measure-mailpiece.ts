import type { Mailpiece } from './mailpiece.ts'

/** What a piece comes to, and how its sheet lies in it. */
export type Measured = {
  readonly weightMills: number
  readonly thicknessMils: number
  readonly lengthMils: number
  readonly heightMils: number
  /** How high the folded sheet is, and how high its first panel, which has the address. */
  readonly panelMils: number
  readonly addressPanelMils: number
  /** How far the sheet can move in the envelope; nothing where the address is on the envelope itself. */
  readonly playMils: { readonly across: number; readonly down: number }
}

/**
 * Weight and measures of a piece: an envelope (its thickness is that of both faces), its sheets folded upon themselves, the reply envelope
 * and the inserts. Exact, in thousandths: nothing is rounded.
 */
export function measureMailpiece({ body, sheets, inserts }: Mailpiece): Measured {
  const { envelope, sheet, foldsAtMils, replyEnvelope } = body
  const panels = panelsOf(sheet.heightMils, foldsAtMils)
  const beside = [...(replyEnvelope ? [replyEnvelope] : []), ...inserts]
  const panelMils = Math.max(...panels)
  return {
    weightMills: sum([
      envelope.weightMills,
      sheets * sheet.weightMills,
      ...beside.map((one) => one.weightMills),
    ]),
    thicknessMils: sum([
      envelope.thicknessMils,
      sheets * panels.length * sheet.thicknessMils,
      ...beside.map((one) => one.thicknessMils),
    ]),
    lengthMils: envelope.lengthMils,
    heightMils: envelope.heightMils,
    panelMils,
    addressPanelMils: panels[0]!,
    playMils: body.window
      ? {
          across: Math.max(0, envelope.lengthMils - sheet.lengthMils),
          down: Math.max(0, envelope.heightMils - panelMils),
        }
      : { across: 0, down: 0 },
  }
}

/** The heights of the panels between the folds, from the top of the sheet. */
function panelsOf(heightMils: number, foldsAtMils: readonly number[]): number[] {
  const edges = [0, ...foldsAtMils, heightMils]
  return edges.slice(1).map((edge, index) => edge - edges[index]!)
}

const sum = (some: readonly number[]): number => some.reduce((all, one) => all + one, 0)
