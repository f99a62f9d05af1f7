import { refuseField } from '../accounts/account-queries.ts'
import type { Body } from './mailpiece.ts'

/** Refuses what cannot be: folds out of order or off the sheet, an address off it, a window off its envelope. */
export function refuseUnfit({ sheet, foldsAtMils, window, envelope, lines, barcode }: Body): void {
  const edges = [0, ...foldsAtMils, sheet.heightMils]
  if (edges.some((edge, index) => index > 0 && edge <= edges[index - 1]!))
    refuseField(
      'body.foldsAtMils',
      'Write the folds from the top of the sheet, each farther down than the one before, all on the sheet.',
    )
  if (!window) return
  if (
    window.leftMils + window.widthMils > envelope.lengthMils ||
    window.bottomMils + window.heightMils > envelope.heightMils
  )
    refuseField(
      'body.window',
      'The window is larger than the envelope. Measure it from the left and the lower edge.',
    )
  const panel = edges[1]!
  for (const [field, area] of [
    ['body.lines', lines],
    ['body.barcode', barcode],
  ] as const)
    if (area && (area.xMils + area.widthMils > sheet.lengthMils || area.yMils + area.heightMils > panel))
      refuseField(
        field,
        'This does not lie on the first panel of the sheet. Measure it from the upper left corner of the sheet.',
      )
}
