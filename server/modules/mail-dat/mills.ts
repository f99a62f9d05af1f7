/** Thousandths of a dollar to whole cents, halves up: prices of the post office have three decimals, and a total is rounded once. */
export const millsToCents = (mills: number): number => Math.floor((mills + 5) / 10)
