import type { Count, CountLine, Item, Request, WholeItem } from './stock-queries.ts'

/** A number of pieces: `1,204`. */
export const pieces = (quantity: number): string => quantity.toLocaleString('en-US').replace('-', '−')
/** The same with its sign: `+12`, `−40`. */
export const signedPieces = (quantity: number): string =>
  quantity > 0 ? `+${pieces(quantity)}` : pieces(quantity)

export const kindWords: Record<Item['kind'], string> = {
  'bill-stock': 'Bill stock',
  envelope: 'Envelopes',
  letterhead: 'Letterhead',
  insert: 'Inserts',
  label: 'Labels',
  supply: 'Supplies',
  'printed-document': 'Printed documents',
}
export const needWords: Record<Item['usedFor'], string> = {
  none: 'Nothing of it',
  sheet: 'One for each sheet',
  piece: 'One for each piece of mail',
}
export const moveWords: Record<WholeItem['moves'][number]['kind'], string> = {
  received: 'Received',
  used: 'Used',
  spoiled: 'Spoiled',
  moved: 'Moved',
  counted: 'Counted',
  destroyed: 'Destroyed',
  'taken-back': 'Taken back',
}
export const versionWords: Record<WholeItem['versions'][number]['standing'], string> = {
  current: '✓ May be used',
  later: 'Not yet',
  obsolete: '✗ Obsolete',
}
export const countWords: Record<Count['state'], string> = {
  open: '▶ Being counted',
  submitted: '● Waits for approval',
  approved: '✓ Approved',
  dropped: 'Given up',
}
export const lineWords: Record<CountLine['standing'], string> = {
  'to-count': '○ To count',
  recount: '● Count it again',
  settled: '✓ Counted',
}
export const requestWords: Record<Request['state'], string> = {
  proposed: '● Waits for approval',
  approved: '✓ Approved, to be ordered',
  refused: '✗ Refused',
  ordered: '▶ Ordered',
  closed: '✓ Closed',
}
export const reservationWords: Record<WholeItem['reservations'][number]['state'], string> = {
  open: '● Reserved',
  used: '✓ Booked',
  released: 'Given free',
}

/** How an item stands, in one sentence: what a person has to know first. */
export function itemSentence({ free, daysLeft, below, unusable, onOrder }: Item): string {
  const lasts = daysLeft === null ? 'lasts for all runs that are planned' : `lasts ${pieces(daysLeft)} days`
  const old = unusable > 0 ? `, ${pieces(unusable)} may not be used` : ''
  const ordered = onOrder > 0 ? `, ${pieces(onOrder)} ordered` : ''
  return `${pieces(free)} free${old}${ordered}, ${lasts}${below ? ' · ● Order now' : ''}`
}
