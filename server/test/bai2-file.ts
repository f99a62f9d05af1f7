/** Accounts to be written: the fields of 03 from the currency on, and the lines of 16 and 88 as they stand. */
export type Bai2Told = {
  readonly summaries?: string
  readonly lines?: readonly string[]
  /** What 49 tells: the sum of all amounts, in cents. */
  readonly total: number
}

/** Writes a statement of one group, right in all counts, as lines. Tests break it afterwards. */
export function bai2Lines(accounts: readonly Bai2Told[]): string[] {
  const told = accounts.flatMap(({ summaries = 'USD', lines = [], total }) => [
    `03,4711,${summaries}/`,
    ...lines,
    `49,${total},${lines.length + 2}/`,
  ])
  const sum = accounts.reduce((all, { total }) => all + total, 0)
  return [
    '01,121042882,CITY,261123,0915,1,,,2/',
    '02,CITY,121042882,1,261120,2400,USD,2/',
    ...told,
    `98,${sum},${accounts.length},${told.length + 2}/`,
    `99,${sum},1,${told.length + 4}/`,
  ]
}
