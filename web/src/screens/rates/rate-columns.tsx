import type { Column } from '../../parts/data-table.tsx'
import { filled } from '../../parts/filled.ts'
import { Money } from '../../parts/money.tsx'
import { titleOf, wordOf } from '../../parts/words.ts'
import type { Rate } from './rate-queries.ts'

/** `4.8 %`, from thousandths of a percent. */
const percent = (thousandths: number): string => `${thousandths / 1000} %`
const any = (cell: string): string => (cell === '*' ? 'any' : wordOf(cell))

const billedAs = ({ text, size, stream, container }: Rate): string =>
  filled(text.en, { size: any(size), stream: any(stream), container: any(container) })

/** What a rate row shows. */
export const rateColumns: readonly Column<Rate>[] = [
  { key: 'class', title: 'Class', sortBy: (rate) => rate.class, cell: (rate) => any(rate.class) },
  {
    key: 'what',
    title: 'On the bill',
    sortBy: billedAs,
    cell: billedAs,
    wrap: true,
  },
  { key: 'charge', title: 'Charges', sortBy: ({ charge }) => charge, cell: ({ charge }) => titleOf(charge) },
  { key: 'stream', title: 'Stream', sortBy: ({ stream }) => stream, cell: ({ stream }) => any(stream) },
  {
    key: 'container',
    title: 'Container',
    sortBy: ({ container }) => container,
    cell: ({ container }) => any(container),
  },
  { key: 'size', title: 'Size', sortBy: ({ size }) => size, cell: ({ size }) => any(size) },
  { key: 'pickups', title: 'Pickups', sortBy: ({ pickups }) => pickups, cell: ({ pickups }) => any(pickups) },
  {
    key: 'amount',
    title: 'Rate',
    align: 'right',
    sortBy: ({ amountCents, percentThousandths }) => amountCents ?? percentThousandths,
    cell: (rate) => <Amount rate={rate} />,
  },
  { key: 'per', title: 'Per', cell: ({ per }) => wordOf(per) },
  {
    key: 'cap',
    title: 'Noticed cap',
    align: 'right',
    sortBy: ({ capCents }) => capCents,
    cell: ({ capCents }) => capCents !== null && <Money cents={capCents} />,
  },
  { key: 'gl', title: 'GL', sortBy: ({ glCode }) => glCode, cell: ({ glCode }) => glCode },
  {
    key: 'resolution',
    title: 'Resolution',
    sortBy: ({ resolution }) => resolution,
    cell: ({ resolution }) => resolution,
  },
]

function Amount({ rate: { amountCents, percentThousandths, share } }: { rate: Rate }) {
  if (amountCents !== null) return <Money cents={amountCents} />
  if (share) return `${percent(share.percentThousandths)} of ${share.of} less ${share.less}`
  return percentThousandths === null ? '' : percent(percentThousandths)
}
