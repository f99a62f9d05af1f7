/** What delivery point validation said of an address, as a vendor or the post office tells it. */
export type DpvAnswer = {
  /** The two letters of each footnote: `AA`, `BB`. */
  readonly footnotes: readonly string[]
  /** Y, D, S or N; null where it was not asked. */
  readonly dpv: string | null
  readonly vacant: boolean
  readonly noStat: boolean
}

/** What is done with mail to the address. `fix`: mailed, and the address is to be mended; `warn`: mailed, and a person should look. */
export type DpvOutcome = 'good' | 'fix' | 'warn' | 'blocked' | 'not-coded'

type Meaning = {
  readonly code: string
  readonly meaning: string
  readonly outcome: Exclude<DpvOutcome, 'not-coded'>
}

/** From where the codes and their meanings are. */
export const dpvSource =
  'USPS Addresses API 3.0.2 (DPVConfirmation) and the footnotes of USPS DPV as published in google/libaddressinput’s usps_data.proto'

/** The answers of delivery point validation, and what follows from each. */
export const dpvConfirmations: readonly Meaning[] = [
  { code: 'Y', meaning: 'Confirmed, with the unit where there is one', outcome: 'good' },
  { code: 'D', meaning: 'The building is confirmed; the unit is missing', outcome: 'fix' },
  { code: 'S', meaning: 'The building is confirmed; the unit is not', outcome: 'fix' },
  { code: 'N', meaning: 'Not confirmed', outcome: 'blocked' },
]

/** The footnotes, and what follows from each. One that says nothing bad is `good`. */
export const dpvFootnotes: readonly Meaning[] = [
  { code: 'AA', meaning: 'Matched to the ZIP+4 file', outcome: 'good' },
  { code: 'A1', meaning: 'Not matched to the ZIP+4 file', outcome: 'blocked' },
  { code: 'BB', meaning: 'All parts confirmed', outcome: 'good' },
  { code: 'CC', meaning: 'The unit is not known, and is not needed', outcome: 'fix' },
  { code: 'C1', meaning: 'The unit is not known, and is needed', outcome: 'fix' },
  { code: 'N1', meaning: 'A building of many units; the unit is missing', outcome: 'fix' },
  { code: 'M1', meaning: 'The house number is missing', outcome: 'blocked' },
  { code: 'M3', meaning: 'There is no such house number', outcome: 'blocked' },
  { code: 'P1', meaning: 'The number of the box is missing', outcome: 'blocked' },
  { code: 'P3', meaning: 'There is no such box', outcome: 'blocked' },
  { code: 'F1', meaning: 'A military address', outcome: 'good' },
  { code: 'G1', meaning: 'General delivery', outcome: 'good' },
  { code: 'U1', meaning: 'A ZIP code of one recipient', outcome: 'good' },
  { code: 'PB', meaning: 'A street address of a post office box', outcome: 'good' },
  { code: 'RR', meaning: 'Confirmed with its private mailbox', outcome: 'good' },
  { code: 'R1', meaning: 'Confirmed without its private mailbox', outcome: 'good' },
  { code: 'R7', meaning: 'No carrier delivers there (route R777 or R779)', outcome: 'warn' },
  { code: 'IA', meaning: 'An Informed Address', outcome: 'good' },
  { code: 'TA', meaning: 'Confirmed without the letter behind the house number', outcome: 'good' },
  { code: 'NL', meaning: 'The new address of a move cannot be confirmed', outcome: 'warn' },
]

const byConfirmation = new Map(dpvConfirmations.map((one) => [one.code, one]))
const byFootnote = new Map(dpvFootnotes.map((one) => [one.code, one]))

export const isConfirmation = (code: string): boolean => byConfirmation.has(code)
export const isFootnote = (code: string): boolean => byFootnote.has(code)

const severity: readonly DpvOutcome[] = ['good', 'warn', 'fix', 'blocked']

/**
 * What is done with mail to an address: the worst of what its answer and its footnotes say. Vacant and no-stat (the post office delivers
 * nothing there yet) warn. N, and the footnotes M1, M3, P1, P3 and A1, keep a piece out of automation.
 */
export function dpvOutcome({ dpv, footnotes, vacant, noStat }: DpvAnswer): DpvOutcome {
  if (dpv === null) return 'not-coded'
  const told: readonly DpvOutcome[] = [
    // An answer that nobody knows confirms nothing.
    byConfirmation.get(dpv)?.outcome ?? 'blocked',
    ...footnotes.map((code) => byFootnote.get(code)?.outcome ?? 'good'),
    vacant || noStat ? 'warn' : 'good',
  ]
  return told.reduce((worst, one) => (severity.indexOf(one) > severity.indexOf(worst) ? one : worst))
}

/** The same in words for the screen, the worst first. */
export function dpvWords({ dpv, footnotes, vacant, noStat }: DpvAnswer): string[] {
  const told = [
    ...footnotes.flatMap((code) => byFootnote.get(code) ?? []).filter(({ outcome }) => outcome !== 'good'),
    ...(dpv === null ? [] : [byConfirmation.get(dpv)]),
  ].flatMap((one) => (one ? [one] : []))
  const sorted = told.toSorted((a, b) => severity.indexOf(b.outcome) - severity.indexOf(a.outcome))
  return [
    ...sorted.map(({ meaning }) => meaning),
    ...(vacant ? ['Vacant'] : []),
    ...(noStat ? ['The post office counts no delivery there'] : []),
  ]
}
