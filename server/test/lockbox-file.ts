/** A check to be written: what is left out is an ordinary one of $25.00. */
export type LockboxTold = {
  readonly cents?: number
  readonly transit?: string
  readonly checkNumber?: number
  /** What follows the check number. */
  readonly rest?: string
  /** Texts of overflow records. */
  readonly overflow?: readonly string[]
}

const right = (amount: number, length: number): string => String(amount).padStart(length, '0')
const two = (amount: number): string => String(amount % 100).padStart(2, '0')

/** Writes a lockbox file of one box, right in all counts and sums, as lines. Tests break it afterwards. */
export function lockboxLines(batches: readonly (readonly LockboxTold[])[]): string[] {
  const box = '0022222261123'
  const written = batches.flatMap((checks, index) => {
    const batch = right(index + 1, 3)
    const total = checks.reduce((sum, { cents = 2500 }) => sum + cents, 0)
    return [
      `5${batch}000${box}CITY      0121042882`,
      ...checks.flatMap((check, at) => checkLines(check, batch, at + 1)),
      `7${batch}000${box}${right(checks.length, 3)}${right(total, 10)}`,
    ]
  })
  const all = batches.flat()
  const total = all.reduce((sum, { cents = 2500 }) => sum + cents, 0)
  const lines = [
    '100CITY      01210428822611230915',
    '2CITY      01210428820000000000400104104 1',
    ...written,
    `8000000${box}${right(all.length, 4)}${right(total, 10)}`,
  ]
  return [...lines, `9${right(lines.length + 1, 6)}`]
}

function checkLines(check: LockboxTold, batch: string, at: number): string[] {
  const { cents = 2500, transit = '121042882', checkNumber = 100 + at, rest = '', overflow = [] } = check
  const item = right(at, 3)
  return [
    `6${batch}${item}${right(cents, 10)}${transit}0000004711${right(checkNumber, 10)}${rest}`,
    ...overflow.map(
      (text, index) => `4${batch}${item}6${two(index + 1)}${index === overflow.length - 1 ? 9 : 0}${text}`,
    ),
  ]
}
