import { Title } from '@mantine/core'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { Money } from '../../parts/money.tsx'
import type { WholeJob } from './mail-job-queries.ts'
import { pullWords, stepWords } from './mail-job-words.ts'

type Step = WholeJob['steps'][number]
type Pull = WholeJob['pulls'][number]
type Props = { readonly whole: WholeJob }

/** What was done and heard, in its order. */
export const StepTable = ({ whole: { steps } }: Props) => (
  <section aria-labelledby="steps">
    <Title order={2} id="steps" mb="xs">
      Steps
    </Title>
    <DataTable
      label="What was done with the job and what was heard of it"
      rows={steps}
      columns={stepColumns}
      rowKey={(step) => steps.indexOf(step)}
      empty="Nothing was done yet."
      height="20rem"
    />
  </section>
)

/** The bills that were taken out; nothing where there is none. */
export const PullTable = ({ whole: { pulls } }: Props) =>
  pulls.length === 0 ? null : (
    <section aria-labelledby="pulls">
      <Title order={2} id="pulls" mb="xs">
        Taken out
      </Title>
      <DataTable
        label="Bills that were taken out of the job"
        rows={pulls}
        columns={pullColumns}
        rowKey={({ piece }) => piece}
        empty="No bill was taken out."
        height="16rem"
      />
    </section>
  )

const stepColumns: readonly Column<Step>[] = [
  { key: 'step', title: 'Step', cell: ({ step }) => stepWords[step] ?? step },
  { key: 'on', title: 'On', cell: ({ on }) => day(on) },
  {
    key: 'pieces',
    title: 'Pieces',
    align: 'right',
    cell: ({ pieces, expected }) =>
      pieces === null
        ? null
        : pieces === expected
          ? pieces.toLocaleString('en')
          : `⚠ ${pieces.toLocaleString('en')}, not ${(expected ?? 0).toLocaleString('en')}`,
  },
  {
    key: 'postage',
    title: 'Postage',
    align: 'right',
    cell: ({ postageCents }) => postageCents !== null && <Money cents={postageCents} />,
  },
  { key: 'reference', title: 'Reference', wrap: true, cell: ({ reference }) => reference },
  { key: 'note', title: 'Note', wrap: true, cell: ({ note }) => note },
  { key: 'by', title: 'By', wrap: true, cell: ({ by }) => by },
]

const pullColumns: readonly Column<Pull>[] = [
  { key: 'piece', title: 'Piece', align: 'right', cell: ({ piece }) => piece.toLocaleString('en') },
  { key: 'bill', title: 'Bill', cell: ({ billNumber }) => billNumber },
  { key: 'how', title: 'How', cell: ({ how }) => pullWords[how] },
  { key: 'reason', title: 'Why', wrap: true, cell: ({ reason }) => reason },
  { key: 'by', title: 'By', wrap: true, cell: ({ by, on }) => `${day(on)}, ${by}` },
]
