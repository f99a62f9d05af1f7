import { Button, Group, Text } from '@mantine/core'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { shortDay } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { titleOf } from '../../parts/words.ts'
import type { Item, Line, Proposal, Shown } from './reconcile-queries.ts'
import { itemWords, proposalWords } from './reconcile-words.ts'

type Owned = Line['owned']
type Deed<Row> = ((row: Row) => void) | undefined

type OpenLinesProps = {
  readonly shown: Shown
  /** Called when the end of the list is reached. */
  readonly onEnd: () => void
  readonly onMatch: Deed<Line>
  readonly onOwn: Deed<Line>
}

/** Lines of statements that are not matched, the oldest first, each with what it may be. */
export const OpenLines = ({ shown, onEnd, onMatch, onOwn }: OpenLinesProps) => (
  <DataTable
    label="Lines of the bank that are not matched"
    rows={shown.lines}
    columns={lineColumns(shown, onMatch, onOwn)}
    rowKey={({ lineId }) => lineId}
    onEnd={onEnd}
    empty="Every line of the bank is matched or explained. Load the next statement in Bank files."
    height="32rem"
  />
)

const lineColumns = (
  { items, proposals }: Shown,
  onMatch: Deed<Line>,
  onOwn: Deed<Line>,
): readonly Column<Line>[] => [
  { key: 'on', title: 'Day', sortBy: ({ on }) => on, cell: ({ on }) => shortDay(on) },
  { key: 'days', title: 'Days', align: 'right', sortBy: ({ days }) => days, cell: ({ days }) => days },
  {
    key: 'cents',
    title: 'Amount',
    align: 'right',
    sortBy: ({ cents }) => cents,
    cell: ({ cents }) => <Money cents={cents} />,
  },
  {
    key: 'is',
    title: 'Is',
    sortBy: ({ use }) => use,
    cell: ({ use, typeCode }) => `${titleOf(use)} ${typeCode}`,
  },
  {
    key: 'says',
    title: 'The bank says',
    wrap: true,
    cell: ({ customerReference, text }) => [customerReference, text].filter(Boolean).join(' · '),
  },
  {
    key: 'may-be',
    title: 'May be',
    wrap: true,
    cell: ({ lineId }) => (
      <MayBe proposals={proposals.filter(({ lineIds }) => lineIds.includes(lineId))} items={items} />
    ),
  },
  { key: 'owner', title: 'Seen to by', wrap: true, cell: ({ owned }) => <OwnedBy owned={owned} /> },
  ...(onMatch && onOwn ? [doing(onMatch, onOwn)] : []),
]

const doing = (onMatch: (line: Line) => void, onOwn: (line: Line) => void): Column<Line> => ({
  key: 'do',
  title: 'Do',
  cell: (line) => (
    <Group gap={4} wrap="nowrap">
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => onMatch(line)}
        aria-label={`Match line ${line.lineId}`}
      >
        Match …
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => onOwn(line)}
        aria-label={`Owner of line ${line.lineId}`}
      >
        Owner …
      </Button>
    </Group>
  ),
})

/** The likeliest thing a line may be, and how many others. */
function MayBe({
  proposals,
  items,
}: {
  readonly proposals: readonly Proposal[]
  readonly items: readonly Item[]
}) {
  const [best, ...others] = proposals
  if (!best) return <Text size="sm">Nothing of ours is like it</Text>
  const named = items.filter(({ key }) => best.keys.includes(key))
  return (
    <>
      <Text size="sm">
        {best.sure ? '✓ ' : ''}
        {named.map(itemWords).join('; ')}
      </Text>
      <Text size="xs">
        {proposalWords(best)}
        {others.length > 0 && ` (and ${others.length} more)`}
      </Text>
    </>
  )
}

const OwnedBy = ({ owned }: { readonly owned: Owned }) =>
  owned && (
    <>
      <Text size="sm">{owned.owner}</Text>
      <Text size="xs">{owned.note}</Text>
    </>
  )

type OpenItemsProps = Pick<OpenLinesProps, 'shown' | 'onEnd'> & { readonly onOwn: Deed<Item> }

/** What of ours no statement has yet, the oldest first. */
export const OpenItems = ({ shown, onEnd, onOwn }: OpenItemsProps) => (
  <DataTable
    label="Of ours, on no statement yet"
    rows={shown.items}
    columns={itemColumns(onOwn)}
    rowKey={({ key }) => key}
    onEnd={onEnd}
    empty="Every bank deposit, file and returned item is on a statement."
    height="24rem"
  />
)

const itemColumns = (onOwn: Deed<Item>): readonly Column<Item>[] => [
  { key: 'on', title: 'Day', sortBy: ({ on }) => on, cell: ({ on }) => shortDay(on) },
  { key: 'days', title: 'Days', align: 'right', sortBy: ({ days }) => days, cell: ({ days }) => days },
  {
    key: 'cents',
    title: 'Amount',
    align: 'right',
    sortBy: ({ cents }) => cents,
    cell: ({ cents }) => <Money cents={cents} />,
  },
  {
    key: 'what',
    title: 'What',
    wrap: true,
    sortBy: ({ name }) => name,
    cell: (item) => <Named item={item} />,
  },
  { key: 'owner', title: 'Seen to by', wrap: true, cell: ({ owned }) => <OwnedBy owned={owned} /> },
  ...(onOwn
    ? [
        {
          key: 'do',
          title: 'Do',
          cell: (item: Item) => (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => onOwn(item)}
              aria-label={`Owner of ${item.name}`}
            >
              Owner …
            </Button>
          ),
        },
      ]
    : []),
]

/** The rooms of things that have no page of their own. */
const elsewhere: {
  readonly [Kind in Item['kind']]?:
    | '/cash/bank'
    | '/cash/counter'
    | '/online-payments'
    | '/returned-items'
    | '/refunds'
} = {
  'bank-deposit': '/cash/bank',
  'counter-cards': '/cash/counter',
  'provider-payout': '/online-payments',
  'returned-item': '/returned-items',
  'refund-check': '/refunds',
}

/** What of ours it is, with a link to it. */
function Named({ item: { kind, name, sourceId } }: { readonly item: Item }) {
  const to = elsewhere[kind]
  if (kind === 'payment-by-hand') return name
  if (to !== undefined)
    return (
      <TextLink to={to} fz="inherit">
        {name}
      </TextLink>
    )
  if (kind === 'autopay-file' || kind === 'refund-file')
    return (
      <TextLink to="/autopay/$runId" params={{ runId: String(sourceId) }} fz="inherit">
        {name}
      </TextLink>
    )
  return (
    <TextLink to="/bank-files/$fileId" params={{ fileId: String(sourceId) }} fz="inherit">
      {name}
    </TextLink>
  )
}
