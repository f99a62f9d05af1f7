import { Button, Title } from '@mantine/core'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { useMay } from '../../session.tsx'
import type { WholeItem } from './stock-queries.ts'
import { moveWords, pieces, reservationWords, signedPieces, versionWords } from './stock-words.ts'

type Version = WholeItem['versions'][number]
type Place = WholeItem['places'][number]
type Reservation = WholeItem['reservations'][number]
type Move = WholeItem['moves'][number]
type Point = WholeItem['forecast']['points'][number]

/** The steps of the forecast, for whoever wants the numbers. */
export const PointsTable = ({ points }: { readonly points: readonly Point[] }) => (
  <DataTable
    label="What will come and go, day by day"
    rows={points.map((point, at) => ({ ...point, at }))}
    columns={pointColumns}
    rowKey={({ at }) => at}
    empty="Nothing of it is expected to come or go."
    height="16rem"
  />
)

const pointColumns: readonly Column<Point>[] = [
  { key: 'on', title: 'Day', cell: ({ on }) => day(on) },
  { key: 'because', title: 'What', wrap: true, cell: ({ because }) => because },
  { key: 'change', title: 'Pieces', align: 'right', cell: ({ change }) => signedPieces(change) },
  {
    key: 'left',
    title: 'Left',
    align: 'right',
    cell: ({ left }) => (left < 0 ? `● ${pieces(left)}` : pieces(left)),
  },
]

/** The versions of the form. */
export const VersionsTable = ({ rows }: { readonly rows: readonly Version[] }) => (
  <section aria-labelledby="versions">
    <Title order={2} id="versions" mb="xs">
      Versions
    </Title>
    <DataTable
      label="Versions, newest first"
      rows={rows}
      columns={versionColumns}
      rowKey={({ name }) => name}
      empty="There is no version."
      height="14rem"
    />
  </section>
)

const versionColumns: readonly Column<Version>[] = [
  { key: 'name', title: 'Version', cell: ({ name }) => name },
  { key: 'from', title: 'From', cell: ({ fromOn }) => day(fromOn) },
  { key: 'until', title: 'Last day of use', cell: ({ lastUseOn }) => lastUseOn && day(lastUseOn) },
  { key: 'standing', title: 'Today', cell: ({ standing }) => versionWords[standing] },
  { key: 'on-hand', title: 'On hand', align: 'right', cell: ({ onHand }) => pieces(onHand) },
  { key: 'note', title: 'What changed', wrap: true, cell: ({ note }) => note },
]

/** Where the lots lie, in the order in which they are used. */
export const PlacesTable = ({ rows }: { readonly rows: readonly Place[] }) => (
  <section aria-labelledby="lots">
    <Title order={2} id="lots" mb="xs">
      Lots
    </Title>
    <DataTable
      label="Lots and where they lie, in the order in which they are used"
      rows={rows}
      columns={placeColumns}
      rowKey={({ lotId, location }) => `${lotId} ${location}`}
      empty="Nothing lies anywhere. Receive what came."
      height="16rem"
    />
  </section>
)

const placeColumns: readonly Column<Place>[] = [
  { key: 'lot', title: 'Lot', cell: ({ lotId }) => `L-${lotId}` },
  {
    key: 'location',
    title: 'Location',
    sortBy: ({ location }) => location,
    cell: ({ location }) => location,
  },
  { key: 'quantity', title: 'Pieces', align: 'right', cell: ({ quantity }) => pieces(quantity) },
  { key: 'version', title: 'Version', cell: ({ version }) => version },
  { key: 'usable', title: 'May be used', cell: ({ usable }) => (usable ? '✓ Yes' : '✗ No') },
  { key: 'received', title: 'Received', cell: ({ receivedOn }) => day(receivedOn) },
  { key: 'vendor', title: 'Vendor', wrap: true, cell: ({ vendor }) => vendor },
  { key: 'slip', title: 'Packing slip', cell: ({ packingSlip }) => packingSlip },
]

/** What is reserved for runs and what they used. */
export const ReservationsTable = ({ rows }: { readonly rows: readonly Reservation[] }) => (
  <section aria-labelledby="reservations">
    <Title order={2} id="reservations" mb="xs">
      For runs
    </Title>
    <DataTable
      label="What is reserved for runs and what they used, newest first"
      rows={rows}
      columns={reservationColumns}
      rowKey={({ subject }) => subject}
      empty="No run has reserved any of it yet. A run reserves what it needs when it is printed."
      height="16rem"
    />
  </section>
)

const reservationColumns: readonly Column<Reservation>[] = [
  {
    key: 'subject',
    title: 'For',
    cell: ({ subject, runId }) =>
      runId === null ? (
        subject
      ) : (
        <TextLink to="/stock/runs/$runId" params={{ runId: String(runId) }} fz="inherit">
          {subject}
        </TextLink>
      ),
  },
  { key: 'state', title: 'State', cell: ({ state }) => reservationWords[state] },
  { key: 'quantity', title: 'Reserved', align: 'right', cell: ({ quantity }) => pieces(quantity) },
  { key: 'used', title: 'Used', align: 'right', cell: ({ used }) => used !== null && pieces(used) },
  {
    key: 'spoiled',
    title: 'Spoiled',
    align: 'right',
    cell: ({ spoiled }) => spoiled !== null && pieces(spoiled),
  },
  { key: 'made', title: 'By', wrap: true, cell: ({ madeBy, madeOn }) => `${madeBy}, ${day(madeOn)}` },
]

const ownKinds = new Set(['received', 'used', 'spoiled', 'destroyed'])

const isOwn = ({ kind, takenBackBy, subject }: Move): boolean =>
  ownKinds.has(kind) && takenBackBy === null && subject === null

function backCell(move: Move, may: boolean, takeBack: (move: Move) => void) {
  if (move.takenBackBy !== null) return `by move ${move.takenBackBy}`
  return (
    may &&
    isOwn(move) && (
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Take back move ${move.moveId}`}
        onClick={() => takeBack(move)}
      >
        Take back …
      </Button>
    )
  )
}

type MovesTableProps = { readonly rows: readonly Move[]; readonly takeBack: (move: Move) => void }

/** What came and went, newest first. */
export function MovesTable({ rows, takeBack }: MovesTableProps) {
  const may = useMay()('stock.change')
  return (
    <section aria-labelledby="moves">
      <Title order={2} id="moves" mb="xs">
        What came and went
      </Title>
      <DataTable
        label="What came and went, newest first"
        rows={rows}
        columns={[
          ...moveColumns,
          {
            key: 'back',
            title: 'Taken back',
            cell: (move) => backCell(move, may, takeBack),
          },
        ]}
        rowKey={({ moveId }) => moveId}
        empty="Nothing came or went yet."
        height="26rem"
      />
    </section>
  )
}

const moveColumns: readonly Column<Move>[] = [
  { key: 'move', title: 'Move', align: 'right', cell: ({ moveId }) => moveId },
  { key: 'on', title: 'Day', sortBy: ({ movedOn }) => movedOn, cell: ({ movedOn }) => day(movedOn) },
  { key: 'kind', title: 'What', sortBy: ({ kind }) => kind, cell: ({ kind }) => moveWords[kind] },
  { key: 'quantity', title: 'Pieces', align: 'right', cell: ({ quantity }) => signedPieces(quantity) },
  { key: 'lot', title: 'Lot', cell: ({ lotId, location }) => `L-${lotId} at ${location}` },
  { key: 'left', title: 'Left of it', align: 'right', cell: ({ leftAfter }) => pieces(leftAfter) },
  {
    key: 'why',
    title: 'Why',
    wrap: true,
    cell: ({ subject, reason, transferId }) =>
      [subject, transferId !== null && `transfer T-${transferId}`, reason].filter(Boolean).join(', '),
  },
  { key: 'by', title: 'By', wrap: true, cell: ({ by }) => by },
]
