import { Anchor } from '@mantine/core'
import type { Column } from '../../parts/data-table.tsx'
import { filled } from '../../parts/filled.ts'
import { Money, signedMoney } from '../../parts/money.tsx'
import { wordOf } from '../../parts/words.ts'
import { percentChange, percentWords } from './impact-words.ts'
import type { ProposedRate } from './proposal-queries.ts'

const any = (cell: string): string => (cell === '*' ? 'any' : wordOf(cell))
const billedAs = ({ text, size, stream, container, pickups }: ProposedRate): string =>
  filled(text.en, {
    size: any(size),
    stream: any(stream),
    container: any(container),
    pickups: pickups === '*' ? '' : pickups,
  })

/** What a proposed rate shows: what it is for, what is in force, and what would be. */
export const rateChangeColumns = (edit: ((row: ProposedRate) => void) | null): Column<ProposedRate>[] => [
  { key: 'class', title: 'Class', sortBy: (row) => row.class, cell: (row) => any(row.class) },
  {
    key: 'what',
    title: 'On the bill',
    sortBy: billedAs,
    wrap: true,
    cell: (row) => <What row={row} edit={edit} />,
  },
  { key: 'row', title: 'Row', sortBy: ({ row }) => row, cell: ({ row }) => row, wrap: true },
  { key: 'per', title: 'Per', cell: ({ per }) => wordOf(per) },
  ...amounts,
]

const amounts: readonly Column<ProposedRate>[] = [
  {
    key: 'before',
    title: 'In force',
    align: 'right',
    sortBy: ({ beforeCents }) => beforeCents,
    cell: (row) => <Value cents={row.beforeCents} percent={row.beforePercentThousandths} none="new" />,
  },
  {
    key: 'after',
    title: 'Proposed',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: (row) => <Value cents={row.amountCents} percent={row.percentThousandths} none="follows others" />,
  },
  { key: 'change', title: 'Change', align: 'right', sortBy: movedCents, cell: changeWords },
  { key: 'cap', title: 'Noticed cap', cell: (row) => <Cap row={row} /> },
]

type WhatProps = { readonly row: ProposedRate; readonly edit: ((row: ProposedRate) => void) | null }

function What({ row, edit }: WhatProps) {
  if (!edit || !row.canEdit) return billedAs(row)
  return (
    <Anchor component="button" type="button" inherit ta="left" onClick={() => edit(row)}>
      {billedAs(row)}
    </Anchor>
  )
}

type ValueProps = { readonly cents: number | null; readonly percent: number | null; readonly none: string }

function Value({ cents, percent, none }: ValueProps) {
  if (cents !== null) return <Money cents={cents} />
  return percent === null ? none : percentWords(percent)
}

function movedCents({ beforeCents, amountCents }: ProposedRate): number | null {
  return beforeCents === null || amountCents === null ? null : amountCents - beforeCents
}

function changeWords(row: ProposedRate): string {
  const cents = movedCents(row)
  return cents === null ? '' : `${signedMoney(cents)} ${percentChange(row.beforeCents!, row.amountCents!)}`
}

function Cap({ row: { capCents, amountCents } }: { readonly row: ProposedRate }) {
  if (capCents === null) return null
  return (
    <span>
      {(amountCents ?? 0) > capCents && '▲ over '}
      <Money cents={capCents} />
    </span>
  )
}
