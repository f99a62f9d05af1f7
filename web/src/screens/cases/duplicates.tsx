import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { CaseWays } from './case-ways.tsx'
import { MergeForm } from './forms/merge-form.tsx'
import { MergedBefore } from './merged-before.tsx'
import { type Duplicate, duplicates } from './merge-queries.ts'
import { ChooseTwo } from './choose-two.tsx'

/** Who is in the books twice: likely pairs, any two that somebody names, and what was merged before. */
export function Duplicates() {
  const list = useQuery(duplicates)
  const { keep, merge } = useSearch({ from: '/office/cases/duplicates' })
  const navigate = useNavigate()
  const may = useMay()('parties.merge')
  const show = (pair: { keep?: number; merge?: number }) =>
    void navigate({ to: '/cases/duplicates', search: pair, replace: true })
  const rows = list.data?.rows
  return (
    <Stack gap="md">
      <PageHead
        title="Duplicate customers"
        state={
          rows &&
          (rows.length === 0 ? 'Nobody seems to be in the books twice.' : count(rows.length, 'likely pair'))
        }
      />
      <CaseWays />
      <Text size="sm">
        Two records are likely one person when their names are of the same words and they share a telephone
        number, an e-mail address or a mailing address. Nothing is merged before you have seen what moves.
      </Text>
      <Refusal error={list.error} />
      {!list.error && (
        <DataTable
          label="Likely the same"
          rows={rows}
          columns={pairColumns}
          rowKey={({ keptId, mergedId }) => `${keptId} ${mergedId}`}
          {...(may && { onOpen: (pair: Duplicate) => show({ keep: pair.keptId, merge: pair.mergedId }) })}
          empty="No two records look like one person."
          height="24rem"
        />
      )}
      {may && <ChooseTwo onChosen={(pair) => show(pair)} />}
      <Title order={2}>Merged before</Title>
      <MergedBefore />
      {may && keep !== undefined && merge !== undefined && (
        <MergeForm
          key={`${keep} ${merge}`}
          keep={keep}
          merge={merge}
          onSwap={() => show({ keep: merge, merge: keep })}
          onClose={() => show({})}
        />
      )}
    </Stack>
  )
}

const words = { phone: 'telephone', email: 'e-mail', mail: 'mailing address' } as const

const pairColumns: readonly Column<Duplicate>[] = [
  {
    key: 'name',
    title: 'First record',
    sortBy: ({ name }) => name,
    cell: ({ name, keptId }) => `${name} (${keptId})`,
  },
  {
    key: 'accounts',
    title: 'Its accounts',
    wrap: true,
    cell: ({ accounts }) => accounts.join(', ') || 'none',
  },
  { key: 'other', title: 'Second record', cell: ({ otherName, mergedId }) => `${otherName} (${mergedId})` },
  {
    key: 'others',
    title: 'Accounts of the second',
    wrap: true,
    cell: ({ otherAccounts }) => otherAccounts.join(', ') || 'none',
  },
  { key: 'same', title: 'Same', wrap: true, cell: ({ same }) => same.map((one) => words[one]).join(', ') },
]
