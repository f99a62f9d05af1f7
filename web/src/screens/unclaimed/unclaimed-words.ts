import { day } from '../../parts/day.tsx'
import type { Batch, Candidate, Claim, Item } from './unclaimed-queries.ts'

export const kindWords: Record<Candidate['kind'], string> = {
  credit: 'Credit on account',
  check: 'Check never cashed',
  suspense: 'From suspense',
}

export const wayWords: Record<Candidate['way'], string> = {
  notice: 'By a notice',
  small: 'Without notice',
}

/** Whether money may go into a batch now, as people read it. */
export const whenWords = ({ notYet, dueOn }: Pick<Candidate, 'notYet' | 'dueOn'>): string => {
  if (notYet === null) return '● Due'
  return notYet === 'years' ? `From ${day(dueOn)} on` : 'Refund it first: it can go back'
}

export const batchWords: Record<Batch['state'], string> = {
  prepared: '● Prepared',
  published: '▶ Published',
  taken: '✓ Taken',
  dropped: 'Given up',
}

export const itemWords: Record<Item['state'], string> = {
  listed: 'Listed',
  'left-out': 'Left out',
  claimed: '✓ Goes back to whoever claimed it',
  taken: '✓ Taken to the General Fund',
}

export const heldWords: Record<NonNullable<Item['heldBack']>, string> = {
  claim: '● A claim waits for its decision',
  'suit-days': '● Held: a suit may still be served',
  suit: '● Held: in court',
}

export const claimWords: Record<Claim['state'], string> = {
  filed: '● Filed',
  allowed: '✓ Allowed',
  rejected: '✗ Rejected',
  suit: '▶ In court',
  lost: '✗ Lost in court',
}
