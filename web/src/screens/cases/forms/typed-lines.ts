import { readMoney } from '../../../parts/money.tsx'

/** A line of a bill that is in dispute, as it is typed. */
export type TypedLine = {
  readonly billNumber: string
  readonly lineNo: number
  readonly what: string
  readonly lineCents: number
  readonly amount: string
}

/** As the server takes them. */
export const sentLines = (lines: readonly TypedLine[]) =>
  lines.map(({ billNumber, lineNo, amount }) => ({ billNumber, lineNo, amountCents: readMoney(amount) ?? 0 }))

/** What is in dispute, in all. */
export const typedCents = (lines: readonly TypedLine[]): number =>
  lines.reduce((sum, { amount }) => sum + (readMoney(amount) ?? 0), 0)

/** Why the lines cannot be sent as they are typed; null when they can. */
export function faultyLines(lines: readonly TypedLine[]): string | null {
  for (const { billNumber, lineNo, amount, lineCents } of lines) {
    const cents = readMoney(amount)
    const line = `Line ${lineNo} of bill ${billNumber}`
    if (cents === null || cents <= 0) return `${line}: write how much of it is in dispute, such as 12.40.`
    if (cents > lineCents) return `${line}: more cannot be in dispute than it charges.`
  }
  return null
}
