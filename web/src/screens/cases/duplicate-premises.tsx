import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Column } from '../../parts/data-table.tsx'
import { accountsOf, DuplicatePairs } from './duplicate-pairs.tsx'
import { MergePremises } from './forms/merge-premises.tsx'
import { MergedPremises } from './merged-premises.tsx'
import { type DuplicatePremise, duplicatePremises } from './premise-merge-queries.ts'

/** Which place is in the books twice, and what was made one before. */
export function DuplicatePremises() {
  const list = useQuery(duplicatePremises)
  const chosen = useSearch({ from: '/office/cases/duplicate-premises' })
  const navigate = useNavigate()
  return (
    <DuplicatePairs
      title="Duplicate premises"
      none="No place seems to be in the books twice."
      rule="Two premises are likely one place when they have the same parcel number and unit, or the same address and unit under two ZIP codes. Another unit is another place. Nothing is merged before you have seen what moves."
      label="Likely one place"
      empty="No two premises look like one place."
      list={list}
      columns={columns}
      chosen={chosen}
      onChoose={(pair) => void navigate({ to: '/cases/duplicate-premises', search: pair, replace: true })}
      form={MergePremises}
      before={<MergedPremises />}
    />
  )
}

const columns: readonly Column<DuplicatePremise>[] = [
  {
    key: 'kept',
    opens: true,
    title: 'First premise',
    wrap: true,
    sortBy: ({ keptAddress }) => keptAddress,
    cell: ({ keptAddress, keptId }) => `${keptAddress} (${keptId})`,
  },
  accountsOf.first,
  {
    key: 'merged',
    title: 'Second premise',
    wrap: true,
    cell: ({ mergedAddress, mergedId }) => `${mergedAddress} (${mergedId})`,
  },
  accountsOf.second,
  { key: 'same', title: 'Same', cell: ({ same }) => same.join(', ') },
]
