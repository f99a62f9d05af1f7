import { Stack, Text, Title } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ComponentType, ReactNode } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { CaseWays } from './case-ways.tsx'

type Pair = { readonly keptId: number; readonly mergedId: number }
type Chosen = { readonly keep?: number | undefined; readonly merge?: number | undefined }
/** What the form of two that are chosen is given. */
export type MergeProps = {
  readonly keep: number
  readonly merge: number
  /** Keeps the other one instead. */
  readonly onSwap: () => void
  readonly onClose: () => void
}

type DuplicatePairsProps<Row extends Pair> = {
  readonly title: string
  /** Said in place of how many pairs there are. */
  readonly none: string
  /** What makes two likely one. */
  readonly rule: string
  readonly label: string
  readonly empty: string
  readonly list: UseQueryResult<{ readonly rows: readonly Row[] }>
  readonly columns: readonly Column<Row>[]
  readonly chosen: Chosen
  readonly onChoose: (pair: { keep?: number; merge?: number }) => void
  readonly form: ComponentType<MergeProps>
  /** What was made one before, with the way back. */
  readonly before: ReactNode
  readonly children?: ReactNode
}

/** What is in the books twice: likely pairs, the form of one that is chosen, and what was merged before. */
export function DuplicatePairs<Row extends Pair>(props: DuplicatePairsProps<Row>) {
  const { list, onChoose, form: Form, chosen } = props
  const { keep, merge } = chosen
  const may = useMay()('parties.merge')
  const rows = list.data?.rows
  return (
    <Stack gap="md">
      <PageHead
        title={props.title}
        state={rows && (rows.length === 0 ? props.none : count(rows.length, 'likely pair'))}
      />
      <CaseWays />
      <Text size="sm">{props.rule}</Text>
      <Refusal error={list.error} />
      {!list.error && (
        <DataTable
          label={props.label}
          rows={rows}
          columns={props.columns}
          rowKey={({ keptId, mergedId }) => `${keptId} ${mergedId}`}
          {...(may && { onOpen: (pair: Row) => onChoose({ keep: pair.keptId, merge: pair.mergedId }) })}
          empty={props.empty}
          height="24rem"
        />
      )}
      {may && props.children}
      <Title order={2}>Merged before</Title>
      {props.before}
      {may && keep !== undefined && merge !== undefined && (
        <Form
          key={`${keep} ${merge}`}
          keep={keep}
          merge={merge}
          onSwap={() => onChoose({ keep: merge, merge: keep })}
          onClose={() => onChoose({})}
        />
      )}
    </Stack>
  )
}

/** The accounts of both sides of a pair, as columns. */
export const accountsOf = {
  first: {
    key: 'accounts',
    title: 'Its accounts',
    wrap: true,
    cell: ({ accounts }: { readonly accounts: readonly string[] }) => accounts.join(', ') || 'none',
  },
  second: {
    key: 'others',
    title: 'Accounts of the second',
    wrap: true,
    cell: ({ otherAccounts }: { readonly otherAccounts: readonly string[] }) =>
      otherAccounts.join(', ') || 'none',
  },
} as const
