import type { PostalItemCode } from './postal-items.ts'

/** Prices in force on a day, in thousandths of a dollar. What the list does not have is missing. */
export type Mills = Readonly<Partial<Record<PostalItemCode, number>>>

/** What a letter weighs at most, in thousandths of an ounce: above it is a flat (DMM 101.1.1). */
export const mostMills = 3500
const stamped: readonly (readonly [upTo: number, item: PostalItemCode])[] = [
  [2000, 'single-piece-stamped-2-oz'],
  [3000, 'single-piece-stamped-3-oz'],
  [3500, 'single-piece-stamped-3.5-oz'],
]

/** What a letter costs by itself: its first ounce, and each further one that it begins. Null: the list does not say, or it is no letter. Pure. */
export function singlePieceMills(
  mills: Mills,
  { weightMills, by }: { readonly weightMills: number; readonly by: 'metered' | 'stamped' },
): number | null {
  if (weightMills > mostMills) return null
  const first = mills[`single-piece-${by}`]
  if (first === undefined || weightMills <= 1000) return first ?? null
  const whole = by === 'stamped' ? stamped.find(([upTo]) => weightMills <= upTo) : undefined
  const told = whole && mills[whole[1]]
  if (told !== undefined) return told
  const further = furtherOunce(mills)
  return further === null ? null : first + further * (Math.ceil(weightMills / 1000) - 1)
}

/** The price of a further ounce: as the list has it, or the step from the first stamped ounce to the second, which is the same. */
function furtherOunce(mills: Mills): number | null {
  const [own, one, two] = [
    mills['single-piece-additional-ounce'],
    mills['single-piece-stamped'],
    mills['single-piece-stamped-2-oz'],
  ]
  return own ?? (one === undefined || two === undefined ? null : two - one)
}
