import type { reconciliation } from '@cartwright/api/reconciliation'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'

type Open = Pick<SuccessOf<typeof reconciliation.show>, 'lines' | 'items' | 'proposals' | 'next'>
type Asked = ReceivedBy<typeof reconciliation.show>['query']

/**
 * A page of what is open, both sides in their order after the last ones of the page before. What may be the same money as a line of the page comes with
 * it, and so does whatever that names, wherever it stands: so a page can be read by itself, and some of it comes again on a later one. Pure.
 */
export function openPage(
  { lines, items, proposals }: Omit<Open, 'next'>,
  { limit, lineAfter, itemAfter }: Asked,
): Open {
  const lineRest = after(lines, placeOfLine, lineAfter)
  const itemRest = after(items, placeOfItem, itemAfter)
  const [ownLines, ownItems] = [lineRest.slice(0, limit), itemRest.slice(0, limit)]
  const ofPage = new Set(ownLines.map(({ lineId }) => lineId))
  const named = proposals.filter(({ lineIds }) => lineIds.some((id) => ofPage.has(id)))
  const lineIds = new Set([...ofPage, ...named.flatMap((one) => one.lineIds)])
  const keys = new Set([...ownItems.map(({ key }) => key), ...named.flatMap((one) => one.keys)])
  const more = lineRest.length > limit || itemRest.length > limit
  return {
    lines: lines.filter(({ lineId }) => lineIds.has(lineId)),
    items: items.filter(({ key }) => keys.has(key)),
    proposals: named,
    next: more
      ? {
          lineAfter: lastPlace(ownLines, placeOfLine) ?? lineAfter ?? first,
          itemAfter: lastPlace(ownItems, placeOfItem) ?? itemAfter ?? first,
        }
      : null,
  }
}

/** Before everything there is. */
const first = '0000-00-00 '

/** Where a row stands in the order of the list: its day, then its number, written so that texts sort as they do. */
const placeOfLine = ({ on, lineId }: Open['lines'][number]): string =>
  `${on} ${String(lineId).padStart(18, '0')}`
const placeOfItem = ({ on, key }: Open['items'][number]): string => `${on} ${key}`

function after<Row>(rows: readonly Row[], placeOf: (row: Row) => string, place: string | undefined): Row[] {
  return place === undefined ? [...rows] : rows.filter((row) => placeOf(row) > place)
}

const lastPlace = <Row>(rows: readonly Row[], placeOf: (row: Row) => string): string | undefined => {
  const last = rows.at(-1)
  return last && placeOf(last)
}
