/** The labeling lists of the post office that a sort of letters needs. */
export const labelingKinds = ['l801', 'l201', 'l606', 'l002'] as const
export type LabelingKind = (typeof labelingKinds)[number]

/** What each list says, how many digits its ZIP codes have, and what falls away without it. */
export const labelingWords: Readonly<
  Record<LabelingKind, { readonly title: string; readonly digits: 3 | 5; readonly without: string }>
> = {
  l801: {
    title: 'L801, AADCs for letters',
    digits: 3,
    without: 'pieces below 150 for their ZIP code are all mixed AADC: nothing is sorted to an AADC',
  },
  l201: {
    title: 'L201, mixed AADC by origin',
    digits: 3,
    without: 'the labels of mixed AADC trays name the post office of the permit: ask it for the right line',
  },
  l606: {
    title: 'L606, 5-digit schemes',
    digits: 5,
    without: 'ZIP codes are sorted one by one, not by their schemes',
  },
  l002: {
    title: 'L002, 3-digit prefixes and SCFs',
    digits: 3,
    without: 'there is no planning estimate by SCF, which no price depends on',
  },
}

/** A label with the ZIP codes or prefixes it holds for, both ends included. */
export type LabelingRow = { readonly from: string; readonly to: string; readonly label: string }

/** A list as it is in force, with its days. */
export type LabelingList = {
  readonly kind: LabelingKind
  readonly effectiveOn: string
  /** The last day it may be used. */
  readonly lastOn: string
  readonly isPractice: boolean
  readonly rows: readonly LabelingRow[]
}

/** Finds the label of a ZIP code or prefix: a table of all of them, made once for a list, since a million pieces ask. */
export function labelTable({ kind, rows }: Pick<LabelingList, 'kind' | 'rows'>): (zip: number) => number {
  const table = new Int32Array(10 ** labelingWords[kind].digits).fill(-1)
  for (const [index, { from, to }] of rows.entries()) table.fill(index, Number(from), Number(to) + 1)
  return (zip) => table[zip]!
}
