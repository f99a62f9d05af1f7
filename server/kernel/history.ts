import type { RawBuilder } from 'kysely'

/** The account whose history is asked for. */
type HistoryOf = { readonly accountId: number; readonly accountNumber: string }

/** Something that happened, as a source found it. */
type HistoryRow = {
  readonly id: number
  readonly facts: Readonly<Record<string, unknown>>
}

/** How a thing that happened is told: a title, more about it, what it did to the balance, who did it, and where more is told. */
type HistoryTold = {
  readonly title: string
  readonly text?: string | null
  readonly amountCents?: number | null
  readonly by?: string | null
  readonly link?: { readonly to: string; readonly key: string } | null
}

/**
 * A source of the history of an account. Any module brings its own as a value and `server/history-sources.ts` lists it: nothing else has to
 * know of it.
 */
export type HistorySource = {
  /** How filters name it: `payment`. */
  readonly kind: string
  /** Its name on the screen. */
  readonly name: string
  /** Selects `on_day date, id bigint, facts jsonb` of one account, by an index. `id` orders what happened on one day. */
  readonly select: (of: HistoryOf) => RawBuilder<unknown>
  readonly tell: (row: HistoryRow) => HistoryTold
}
