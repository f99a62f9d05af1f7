import type { ExpectedItem, MatchWhy } from '@cartwright/api/reconciliation-shapes'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { isTransposed } from '../cash/find-candidates.ts'

type Why = z.infer<typeof MatchWhy>

/** A line of a statement: what comes in is positive, what leaves is negative. */
export type BankLine = {
  readonly lineId: number
  readonly on: PlainDate
  readonly cents: number
  /** What the office has to do with it, as the type codes tell. */
  readonly use: string
  readonly reference: string
  readonly text: string
}
/** Something of ours that a statement has to show, with the number the bank may name it by. */
export type Expected = {
  readonly key: string
  readonly kind: z.infer<typeof ExpectedItem>['kind']
  readonly on: PlainDate
  readonly cents: number
  readonly number: string | null
}
export type Proposal = {
  readonly lineIds: readonly number[]
  readonly keys: readonly string[]
  readonly sure: boolean
  readonly why: readonly Why[]
  /** What the bank has more than we do. */
  readonly differenceCents: number
}
type Open = { readonly lines: readonly BankLine[]; readonly items: readonly Expected[] }
type Pair = { readonly line: BankLine; readonly item: Expected }

/** What a line of a kind may be of: the type codes of banks are coarse, and each bank has habits of its own. */
const fitting: Readonly<Record<Expected['kind'], readonly string[]>> = {
  'bank-deposit': ['deposit', 'other'],
  lockbox: ['lockbox', 'deposit', 'other'],
  electronic: ['ach-received', 'wire', 'other'],
  'counter-cards': ['card', 'ach-received', 'other'],
  'autopay-file': ['ach-file', 'ach-received', 'other'],
  'refund-file': ['ach-file', 'other'],
  'provider-payout': ['ach-received', 'card', 'returned', 'other'],
  'returned-item': ['returned', 'other'],
  'refund-check': ['check-paid', 'other'],
  'payment-by-hand': ['deposit', 'lockbox', 'card', 'ach-received', 'wire', 'other'],
}

/**
 * What may be the same money. Sure is only what comes to the same to the cent, and either bears the number of what it is, or is alone: nothing
 * else of the bank and nothing else of ours could be meant within so many days. Everything else is proposed, the likeliest first, and a person
 * decides, of no more than five for a line. No line and nothing of ours is in two sure ones.
 */
export function findMatches(open: Open, { withinDays }: { readonly withinDays: number }): Proposal[] {
  const named = byNumber(open)
  const rest = without(open, named)
  const near = pairsOf(rest, withinDays)
  const equal = byAmount(near.filter(({ line, item }) => line.cents === item.cents))
  const sure = equal.filter((one) => one.sure)
  const left = without(rest, sure)
  const leftPairs = pairsOf(left, withinDays)
  return [
    ...named,
    ...sure,
    ...atMostFive([...equal.filter((one) => !one.sure), ...sumsOfADay(left), ...leftPairs.flatMap(misread)]),
  ]
}

/** Where everybody owes the same, a line could be anything: the five likeliest for each line are enough to choose from. */
function atMostFive(proposals: readonly Proposal[]): Proposal[] {
  const told = new Map<number, number>()
  return proposals.filter(({ lineIds: [first = 0] }) => {
    const before = told.get(first) ?? 0
    told.set(first, before + 1)
    return before < 5
  })
}

const without = ({ lines, items }: Open, taken: readonly Proposal[]): Open => {
  const lineIds = new Set(taken.flatMap((one) => one.lineIds))
  const keys = new Set(taken.flatMap((one) => one.keys))
  return {
    lines: lines.filter(({ lineId }) => !lineIds.has(lineId)),
    items: items.filter(({ key }) => !keys.has(key)),
  }
}

const total = (some: readonly { readonly cents: number }[]): number =>
  some.reduce((sum, { cents }) => sum + cents, 0)

function proposal(
  lines: readonly BankLine[],
  items: readonly Expected[],
  { sure, why }: Pick<Proposal, 'sure' | 'why'>,
): Proposal {
  return {
    lineIds: lines.map(({ lineId }) => lineId),
    keys: items.map(({ key }) => key),
    sure,
    why,
    differenceCents: total(lines) - total(items),
  }
}

/** Lines that bear the number of one thing of ours: all of them together are it, or it differs by so much. */
function byNumber({ lines, items }: Open): Proposal[] {
  const numbered = numbersOf(items)
  const named = lines.flatMap((line) => {
    const meant = bornBy(line, numbered)
    return meant.length === 1 ? [{ line, item: meant[0]! }] : []
  })
  return [...Map.groupBy(named, ({ item }) => item)].map(([item, pairs]) => {
    const theirs = pairs.map(({ line }) => line)
    const equal = total(theirs) === item.cents
    return proposal(theirs, [item], { sure: equal, why: equal ? ['number', 'amount'] : ['number'] })
  })
}

/** Things of ours by the digits of their numbers: long ones, with how long they are, and short ones without leading zeros. */
type Numbered = {
  readonly long: ReadonlyMap<string, readonly Expected[]>
  readonly lengths: ReadonlySet<number>
  readonly short: ReadonlyMap<string, readonly Expected[]>
}

function numbersOf(items: readonly Expected[]): Numbered {
  const told = items.flatMap((item) => {
    const digits = item.number?.replaceAll(/\D/g, '') ?? ''
    return digits === '' ? [] : [{ item, digits }]
  })
  const itemsBy = (some: typeof told, of: (digits: string) => string) =>
    new Map(
      [...Map.groupBy(some, ({ digits }) => of(digits))].map(([key, all]) => [
        key,
        all.map(({ item }) => item),
      ]),
    )
  const long = told.filter(({ digits }) => digits.length >= 8)
  return {
    long: itemsBy(long, (digits) => digits),
    lengths: new Set(long.map(({ digits }) => digits.length)),
    short: itemsBy(
      told.filter(({ digits }) => digits.length < 8),
      withoutZeros,
    ),
  }
}

const withoutZeros = (text: string): string => text.replace(/^0+/, '')

/** What of ours a line names: by a long number anywhere in it, by a short one only as the whole reference. */
function bornBy({ reference, text, cents }: BankLine, { long, lengths, short }: Numbered): Expected[] {
  const told = [reference, text].map((one) => one.replaceAll(/[^0-9A-Za-z]/g, ''))
  const found = new Set(short.get(withoutZeros(told[0]!)) ?? [])
  for (const one of told)
    for (const length of lengths)
      for (let at = 0; at + length <= one.length; at++)
        for (const item of long.get(one.slice(at, at + length)) ?? []) found.add(item)
  return [...found].filter((item) => item.cents > 0 === cents > 0)
}

/** Every line with every thing of ours that it could be by its kind, its side and its day: only those of days that are near are looked at. */
function pairsOf({ lines, items }: Open, withinDays: number): Pair[] {
  const placed = items.map((item, place) => ({ item, place }))
  const ofDay = Map.groupBy(placed, ({ item }) => item.on.toString())
  return lines.flatMap((line) =>
    Array.from({ length: 2 * withinDays + 1 }, (_, index) =>
      line.on.add({ days: index - withinDays }).toString(),
    )
      .flatMap((on) => ofDay.get(on) ?? [])
      .filter(({ item }) => couldBe(line, item, withinDays))
      .toSorted((a, b) => a.place - b.place)
      .map(({ item }): Pair => ({ line, item })),
  )
}

const couldBe = (line: BankLine, item: Expected, withinDays: number): boolean =>
  line.cents > 0 === item.cents > 0 &&
  fitting[item.kind].includes(line.use) &&
  apart(line, item) <= withinDays

const apart = (line: { readonly on: PlainDate }, item: { readonly on: PlainDate }): number =>
  Math.abs(item.on.until(line.on).days)

/** Equal amounts: sure where neither side has another, else each of them, the nearest day first. */
function byAmount(pairs: readonly Pair[]): Proposal[] {
  const ofLine = Map.groupBy(pairs, ({ line }) => line)
  const ofItem = Map.groupBy(pairs, ({ item }) => item)
  return pairs
    .toSorted((a, b) => apart(a.line, a.item) - apart(b.line, b.item))
    .map(({ line, item }) => {
      const alone = ofLine.get(line)!.length === 1 && ofItem.get(item)!.length === 1
      const why: Why[] = ['amount', alone ? 'alone' : apart(line, item) === 0 ? 'day' : 'kind']
      return proposal([line], [item], { sure: alone, why })
    })
}

/** One line that is all of a kind of a day, and one thing of ours that the bank shows as several lines of a day. */
function sumsOfADay({ lines, items }: Open): Proposal[] {
  const ours = bySum(Map.groupBy(items, ({ kind, on }) => `${kind} ${on.toString()}`))
  const theirs = bySum(Map.groupBy(lines, ({ use, on }) => `${use} ${on.toString()}`))
  const why: Why[] = ['sum-of-a-day', 'day']
  return [
    ...lines.flatMap((line) =>
      (ours.get(line.cents) ?? [])
        .filter((all) => all.every((one) => couldBe(line, one, 1)))
        .map((all) => proposal([line], all, { sure: false, why })),
    ),
    ...items.flatMap((item) =>
      (theirs.get(item.cents) ?? [])
        .filter((all) => all.every((one) => couldBe(one, item, 1)))
        .map((all) => proposal(all, [item], { sure: false, why })),
    ),
  ]
}

/** Groups of more than one, by what they come to. */
const bySum = <One extends { readonly cents: number }>(
  groups: ReadonlyMap<string, readonly One[]>,
): Map<number, (readonly One[])[]> =>
  Map.groupBy(
    [...groups.values()].filter((all) => all.length > 1),
    total,
  )

/** An amount with two digits turned about, or less than a hundredth away: somebody may have keyed or counted it wrongly. */
function misread({ line, item }: Pair): Proposal[] {
  const [bank, ours] = [Math.abs(line.cents), Math.abs(item.cents)]
  if (bank === ours) return []
  if (isTransposed(bank, ours)) return [proposal([line], [item], { sure: false, why: ['digits-turned'] })]
  return Math.abs(bank - ours) * 100 < ours ? [proposal([line], [item], { sure: false, why: ['near'] })] : []
}
