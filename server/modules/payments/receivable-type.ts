import type { ReceivableTypeRule } from '../policies/allocation-policy.ts'

type Typed = { readonly ledgerCode: string; readonly lineKind: string | null; readonly source: string }

/** The type of an item as the city has it, with its place among the types. */
export type ReceivableType = {
  readonly code: string | null
  readonly rank: number
  readonly penalty: boolean
  readonly onlyDirected: boolean
}

/**
 * Of which type an item is: the first that names its ledger account, its kind of bill line, or what made its entry; else the first that names
 * nothing. Of an item that no type takes the code is null, and it ranks last. Pure.
 */
export function receivableType(item: Typed, types: readonly ReceivableTypeRule[]): ReceivableType {
  const named = types.findIndex(
    ({ ledgerCodes, lineKinds, sources }) =>
      ledgerCodes.includes(item.ledgerCode) ||
      (item.lineKind !== null && lineKinds.includes(item.lineKind)) ||
      sources.includes(item.source),
  )
  const rank = named >= 0 ? named : types.findIndex(takesTheRest)
  const found = types[rank]
  return found
    ? { code: found.type, rank, penalty: found.penalty, onlyDirected: found.onlyDirected }
    : { code: null, rank: types.length, penalty: false, onlyDirected: false }
}

const takesTheRest = ({ ledgerCodes, lineKinds, sources }: ReceivableTypeRule): boolean =>
  ledgerCodes.length + lineKinds.length + sources.length === 0
