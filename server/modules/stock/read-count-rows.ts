/** A row of a file of what was counted, as it is written, with its line as an editor counts it. */
export type CountRow = { readonly at: number; readonly line: string; readonly quantity: string }

type Read = {
  readonly lines: readonly { readonly lineId: number; readonly quantity: number }[]
  readonly faults: readonly { readonly line: number; readonly column: string; readonly reason: string }[]
}

/** Reads rows of what was counted against the lines of their count: what fits, and what does not with its column and reason. Pure. */
export function readCountRows(rows: readonly CountRow[], known: ReadonlySet<number>): Read {
  const lines = new Map<number, number>()
  const faults: Read['faults'][number][] = []
  for (const { at, line, quantity } of rows) {
    const wrong = (column: string, reason: string) => faults.push({ line: at, column, reason })
    const lineId = /^\d{1,15}$/.test(line) ? Number(line) : null
    if (lineId === null || !known.has(lineId)) wrong('line', `“${line}” is no line of this count.`)
    else if (lines.has(lineId)) wrong('line', `Line ${lineId} stood in the file before.`)
    else if (!/^\d{1,9}$/.test(quantity.replaceAll(',', '')))
      wrong('quantity', `“${quantity}” is no number of pieces. Write digits, such as 1250.`)
    else lines.set(lineId, Number(quantity.replaceAll(',', '')))
  }
  return { lines: [...lines].map(([lineId, many]) => ({ lineId, quantity: many })), faults }
}
