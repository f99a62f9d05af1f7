/** A mailing to come, with what it needs; null: nobody knows. */
type Coming = { readonly mailOn: string; readonly needCents: number | null }
type Standing = { readonly afterCents: number; readonly standing: 'covered' | 'low' | 'short' }

export type Foreseen<Row> = {
  readonly runs: readonly (Row & Standing)[]
  /** The mailing the postage does not last for. */
  readonly shortOn: string | null
  /** What is missing so that all of it is mailed and the account never falls below its lowest balance. */
  readonly depositCents: number
  /** The day of the first mailing after which it would. */
  readonly depositBy: string | null
}

/**
 * Goes through the mailings to come in the order of their days: what is left after each, which one the postage does not last for, and how much has to
 * come before which day. A need that nobody knows counts for nothing, and is told beside it.
 */
export function foresee<Row extends Coming>(
  { balanceCents, lowestCents }: { readonly balanceCents: number; readonly lowestCents: number | null },
  coming: readonly Row[],
): Foreseen<Row> {
  const lowest = lowestCents ?? 0
  let left = balanceCents
  const runs = coming
    .toSorted((a, b) => a.mailOn.localeCompare(b.mailOn))
    .map((run) => {
      left -= run.needCents ?? 0
      return { ...run, afterCents: left, standing: standingOf(left, lowest) }
    })
  return {
    runs,
    shortOn: runs.find(({ standing }) => standing === 'short')?.mailOn ?? null,
    depositCents: Math.max(0, lowest - Math.min(balanceCents, left)),
    depositBy: runs.find(({ standing }) => standing !== 'covered')?.mailOn ?? null,
  }
}

const standingOf = (left: number, lowest: number): Standing['standing'] => {
  if (left < 0) return 'short'
  return left < lowest ? 'low' : 'covered'
}
