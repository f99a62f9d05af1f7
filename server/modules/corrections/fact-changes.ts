import type { KnownDiscount, KnownEvent, KnownFacts, KnownService } from './known-facts.ts'

/** What a correction does to the rows of an account's facts: those that are otherwise, those that are new, those that go. */
export type FactChanges = {
  readonly services: readonly Change<KnownService>[]
  readonly discounts: readonly Change<KnownDiscount>[]
  readonly classes: Change<KnownFacts['classes']> | null
  readonly events: readonly Change<KnownEvent>[]
}

/** One row before and after. `before` is null for one that is new, `after` for one that goes. */
export type Change<Row> = { readonly before: Row | null; readonly after: Row | null }

/** The rows that differ between two states of an account's facts. Services never go: one that never was has no days. */
export function factChanges(before: KnownFacts, after: KnownFacts): FactChanges {
  return {
    services: changesOf(before.services, after.services, ({ serviceId }) => serviceId),
    discounts: changesOf(before.discounts, after.discounts, ({ discountId }) => discountId),
    classes: same(before.classes, after.classes) ? null : { before: before.classes, after: after.classes },
    events: changesOf(before.events, after.events, ({ eventId }) => eventId),
  }
}

/** Whether nothing of the facts would change. */
export const changesNothing = ({ services, discounts, classes, events }: FactChanges): boolean =>
  services.length === 0 && discounts.length === 0 && classes === null && events.length === 0

function changesOf<Row>(
  before: readonly Row[],
  after: readonly Row[],
  numberOf: (row: Row) => number,
): Change<Row>[] {
  const were = new Map(before.map((row) => [numberOf(row), row]))
  const are = new Map(after.map((row) => [numberOf(row), row]))
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((number) => {
    const change = { before: were.get(number) ?? null, after: are.get(number) ?? null }
    return same(change.before, change.after) ? [] : [change]
  })
}

const same = (a: unknown, b: unknown): boolean => steadyText(a) === steadyText(b)

/** A value as text, the same whatever order its fields are in: the database keeps them in an order of its own. */
export const steadyText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part === null || typeof part !== 'object' || Array.isArray(part)
      ? part
      : Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1))),
  )

/**
 * The facts as they were believed before a correction: every row as it was, the new ones gone. Undoing the corrections that came after a
 * bill, the newest first, answers what that bill was made from.
 */
export function undone(known: KnownFacts, { services, discounts, classes, events }: FactChanges): KnownFacts {
  return {
    services: restored(known.services, services, ({ serviceId }) => serviceId),
    discounts: restored(known.discounts, discounts, ({ discountId }) => discountId),
    classes: classes?.before ?? known.classes,
    events: restored(known.events, events, ({ eventId }) => eventId),
  }
}

function restored<Row>(
  rows: readonly Row[],
  changes: readonly Change<Row>[],
  numberOf: (row: Row) => number,
): Row[] {
  const touched = new Set(
    changes.flatMap(({ before, after }) => [before, after].flatMap((row) => (row ? numberOf(row) : []))),
  )
  return [
    ...rows.filter((row) => !touched.has(numberOf(row))),
    ...changes.flatMap(({ before }) => before ?? []),
  ]
}
