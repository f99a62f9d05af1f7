import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Column } from '../../parts/data-table.tsx'
import { ChooseTwo } from './choose-two.tsx'
import { accountsOf, DuplicatePairs } from './duplicate-pairs.tsx'
import { MergeForm } from './forms/merge-form.tsx'
import { MergedBefore } from './merged-before.tsx'
import { type Duplicate, duplicates } from './merge-queries.ts'

/** Who is in the books twice: likely pairs, any two that somebody names, and what was merged before. */
export function Duplicates() {
  const list = useQuery(duplicates)
  const chosen = useSearch({ from: '/office/cases/duplicates' })
  const navigate = useNavigate()
  const choose = (pair: { keep?: number; merge?: number }) =>
    void navigate({ to: '/cases/duplicates', search: pair, replace: true })
  return (
    <DuplicatePairs
      title="Duplicate customers"
      none="Nobody seems to be in the books twice."
      rule="Two records are likely one person when their names are of the same words and they share a telephone number, an e-mail address or a mailing address. Nothing is merged before you have seen what moves."
      label="Likely the same"
      empty="No two records look like one person."
      list={list}
      columns={pairColumns}
      chosen={chosen}
      onChoose={choose}
      form={MergeForm}
      before={<MergedBefore />}
    >
      <ChooseTwo onChosen={choose} />
    </DuplicatePairs>
  )
}

const words = { phone: 'telephone', email: 'e-mail', mail: 'mailing address' } as const

const pairColumns: readonly Column<Duplicate>[] = [
  {
    key: 'name',
    opens: true,
    title: 'First record',
    sortBy: ({ name }) => name,
    cell: ({ name, keptId }) => `${name} (${keptId})`,
  },
  accountsOf.first,
  { key: 'other', title: 'Second record', cell: ({ otherName, mergedId }) => `${otherName} (${mergedId})` },
  accountsOf.second,
  { key: 'same', title: 'Same', wrap: true, cell: ({ same }) => same.map((one) => words[one]).join(', ') },
]
