import { Button, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { useMay } from '../../session.tsx'
import { insertPieces, type Piece, type WholeInsert } from './insert-queries.ts'
import { titleOf } from '../../parts/words.ts'

type Whole = { readonly whole: WholeInsert }
type RunRow = WholeInsert['runs'][number]

/** The runs whose bills bear it. */
export const RunTable = ({ whole: { runs } }: Whole) => (
  <section aria-labelledby="runs">
    <Title order={2} id="runs" mb="xs">
      Runs
    </Title>
    <DataTable
      label="Runs whose bills bear it"
      rows={runs}
      columns={runColumns}
      rowKey={({ runId }) => runId}
      empty="No run bears it so far. Once it is approved, every run does whose bills are of its days."
      height="16rem"
    />
  </section>
)

const runColumns: readonly Column<RunRow>[] = [
  {
    key: 'run',
    title: 'Run',
    sortBy: ({ runId }) => runId,
    cell: ({ runId }) => (
      <TextLink to="/runs/$runId" params={{ runId: String(runId) }} fz="inherit">
        Run {runId}
      </TextLink>
    ),
  },
  { key: 'cycle', title: 'Cycle', cell: ({ cycle }) => cycle },
  { key: 'bill', title: 'Bills of', sortBy: ({ billOn }) => billOn, cell: ({ billOn }) => day(billOn) },
  { key: 'state', title: 'State', cell: ({ state }) => titleOf(state) },
  { key: 'pieces', title: 'Pieces', align: 'right', cell: ({ pieces }) => pieces.toLocaleString('en-US') },
]

const pieceColumns: readonly Column<Piece>[] = [
  {
    key: 'position',
    title: 'Piece',
    align: 'right',
    sortBy: ({ position }) => position,
    cell: ({ position }) => position,
  },
  {
    key: 'account',
    title: 'Account',
    sortBy: ({ accountNumber }) => accountNumber,
    cell: ({ accountNumber }) => (
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
        {accountNumber}
      </TextLink>
    ),
  },
  { key: 'parcel', title: 'Parcel', sortBy: ({ parcel }) => parcel, cell: ({ parcel }) => parcel },
  {
    key: 'to',
    title: 'To',
    sortBy: ({ addressee }) => addressee,
    cell: ({ addressee }) => titleOf(addressee),
  },
  {
    key: 'lines',
    title: 'Address',
    wrap: true,
    sortBy: ({ lines }) => lines.join(', '),
    cell: ({ lines }) => lines.join(', '),
  },
]

const why: Column<Piece> = {
  key: 'why',
  title: 'Why',
  wrap: true,
  cell: ({ whyNot, returnedOn, returnReason }) =>
    whyNot ?? (returnedOn === null ? null : `Came back on ${day(returnedOn)}: ${returnReason}`),
}

/** What could not be mailed, and what came back. */
export const UndeliverableTable = ({ whole: { undeliverable } }: Whole) => (
  <section aria-labelledby="undeliverable">
    <Title order={2} id="undeliverable" mb="xs">
      Undeliverable
    </Title>
    <DataTable
      label="What cannot be mailed, and what came back"
      rows={undeliverable}
      columns={[...pieceColumns, why]}
      rowKey={({ pieceId }) => pieceId}
      empty="Everybody on the list can be written to, and nothing came back."
      height="20rem"
    />
  </section>
)

type PieceTableProps = Whole & { readonly onReturn: (piece: Piece) => void }

/** The list as it is mailed: the first five hundred; all of it is in the workbook. */
export function PieceTable({ whole: { insert }, onReturn }: PieceTableProps) {
  const pieces = useQuery(insertPieces(insert.insertId))
  const may = useMay()('mail.work') && insert.state === 'mailed'
  return (
    <section aria-labelledby="list">
      <Title order={2} id="list" mb="xs">
        The list
      </Title>
      <DataTable
        label="Addresses in the order of the mail"
        rows={pieces.data?.rows}
        columns={may ? [...pieceColumns, why, doing(onReturn)] : [...pieceColumns, why]}
        rowKey={({ pieceId }) => pieceId}
        empty="The list is empty."
        height="26rem"
      />
    </section>
  )
}

const doing = (onReturn: PieceTableProps['onReturn']): Column<Piece> => ({
  key: 'do',
  title: 'Do',
  cell: (piece) =>
    piece.whyNot === null &&
    piece.returnedOn === null && (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Came back: piece ${piece.position}`}
        onClick={() => onReturn(piece)}
      >
        Came back …
      </Button>
    ),
})
