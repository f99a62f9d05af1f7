import { RunKind } from '@cartwright/api/run-shapes'
import { textOf } from './run-search.ts'
import type { Run } from './run-types.ts'

export type OpenSearch = {
  readonly cycle?: string | undefined
  readonly kind?: Run['kind'] | undefined
  readonly accounts?: string | undefined
}

/** What a link may fill in before a run is opened: the cycle, what kind of run, and its accounts. */
export const readOpenSearch = ({ cycle, kind, accounts }: Record<string, unknown>): OpenSearch => ({
  cycle: textOf(cycle),
  kind: RunKind.safeParse(kind).data,
  accounts: textOf(accounts),
})
