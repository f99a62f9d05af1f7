import { labelingWords } from '../postal/labeling-lists.ts'
import type { Qualification } from './qualification.ts'
import type { SortBasis } from './sort-basis.ts'

type Told = Pick<Qualification, 'unpriced' | 'levels'> & {
  readonly single: { readonly noBarcode: number; readonly tooFew: number; readonly tooHeavy: number }
  /** Bills that were taken out of the mailing before it was sorted anew. */
  readonly leftOut: number
}

const many = (pieces: number): string =>
  `${pieces.toLocaleString('en-US')} ${pieces === 1 ? 'piece' : 'pieces'}`

/** What somebody must know who reads the figures of a sort: what is missing, estimated or invented. Pure. */
export function sortNotes(basis: SortBasis, { unpriced, levels, single, leftOut }: Told): string[] {
  const unknown = levels.filter(({ mills, pieces }) => mills === null && pieces > 0)
  return [
    single.noBarcode > 0 &&
      `${many(single.noBarcode)} go single piece, because their address has no delivery point that allows a barcode.`,
    single.tooFew > 0 &&
      `${many(single.tooFew)} go single piece, because a mailing at automation prices needs ${basis.minimums.mailing} (QSG 230b).`,
    single.tooHeavy > 0 &&
      `${many(single.tooHeavy)} weigh more than 3.5 oz, so they are no letters (DMM 101.1.1), and what they cost is not known here.`,
    leftOut > 0 &&
      `${leftOut.toLocaleString('en-US')} ${leftOut === 1 ? 'bill is' : 'bills are'} left out of the mail of this run: taken out of a job before it was sorted anew.`,
    ...basis.missing.map(
      (kind) => `${labelingWords[kind].title} did not hold: ${labelingWords[kind].without}.`,
    ),
    basis.pricesOn === null
      ? 'No prices were loaded for the day of mailing, so the postage is not known.'
      : unpriced > 0 &&
        `The prices of ${basis.pricesOn} have none for ${unknown.map(({ title }) => title).join(' and ')}: the postage is without ${many(unpriced)}.`,
    `Trays are filled by ${basis.pieceFrom}, to ${basis.packPercent}% of their length.`,
    (basis.pricesArePractice || basis.lists.some(({ isPractice }) => isPractice)) &&
      'Some of the prices or lists are invented for practice: this is not for real mail.',
  ].filter((note) => note !== false)
}
