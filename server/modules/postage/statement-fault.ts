import type { StatementToEnter } from './enter-statement.ts'

export type StatementFault = { readonly field: string; readonly reason: string }

/**
 * What keeps a statement from being taken: a day to come, a line that is not pieces × price, lines that do not come to its pieces or to its amount.
 * Null when it holds together. Prices of the post office have three decimals: lines are in mills, and the total is rounded once, halves up
 * (PS Form 3600-FCM, net postage due).
 */
export function statementFault(
  { mailedOn, pieces, amountCents, lines }: StatementToEnter,
  today: string,
): StatementFault | null {
  if (today < mailedOn) return { field: 'mailedOn', reason: 'Write today or an earlier day.' }
  if (lines.length === 0) return null
  const wrong = lines.findIndex((line) => line.pieces * line.priceMills !== line.amountMills)
  if (wrong >= 0) {
    const { line, pieces: many, priceMills } = lines[wrong]!
    return {
      field: `lines.${wrong}.amountMills`,
      reason: `Line “${line}”: ${many} pieces at $${(priceMills / 1000).toFixed(3)} come to $${((many * priceMills) / 1000).toFixed(3)}. Write that, or mend pieces or price.`,
    }
  }
  // A discount counts pieces that stand on a line of their own already.
  const counted = sum(lines.filter(({ priceMills }) => priceMills >= 0).map((line) => line.pieces))
  if (counted !== pieces)
    return { field: 'pieces', reason: `The lines have ${counted} pieces. Write that, or mend the lines.` }
  const total = millsToCents(sum(lines.map(({ amountMills }) => amountMills)))
  if (total !== amountCents)
    return {
      field: 'amountCents',
      reason: `The lines come to $${(total / 100).toFixed(2)}. Write that, or mend the lines.`,
    }
  return null
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** Thousandths of a dollar to whole cents, halves up. */
export const millsToCents = (mills: number): number => Math.floor((mills + 5) / 10)
