import { Group, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { reasonsShown } from './adjustment-queries.ts'
import { type AdjustmentSearch, readAdjustmentSearch } from './adjustment-search.ts'
import { stateWords } from './adjustment-words.ts'

/** Narrows the list by state, reason, account, who asked, and when. */
export function AdjustmentFilters({ search }: { readonly search: AdjustmentSearch }) {
  const reasons = useQuery(reasonsShown).data?.rows ?? []
  const [account, setAccount] = useState(search.accountNumber ?? '')
  const [person, setPerson] = useState(search.askedBy ?? '')
  const set = useNarrow(search)
  const setLater = useDebouncedCallback(set, 400)
  return (
    <Group gap="sm" align="flex-end">
      <ChoiceField
        label="State"
        w="11rem"
        none="All"
        choices={Object.keys(stateWords)}
        wordsOf={(state) => stateWords[state as keyof typeof stateWords]}
        value={search.state ?? ''}
        onChange={({ currentTarget }) => set({ state: currentTarget.value })}
      />
      <ChoiceField
        label="Reason"
        w="12rem"
        none="All"
        choices={reasons.map(({ code }) => code)}
        wordsOf={(code) => reasons.find((one) => one.code === code)?.en ?? code}
        value={search.reason ?? ''}
        onChange={({ currentTarget }) => set({ reason: currentTarget.value })}
      />
      <TextInput
        label="Account"
        w="9rem"
        value={account}
        onChange={({ currentTarget: { value } }) => {
          setAccount(value)
          setLater({ accountNumber: value })
        }}
      />
      <TextInput
        label="Asked by"
        w="9rem"
        value={person}
        onChange={({ currentTarget: { value } }) => {
          setPerson(value)
          setLater({ askedBy: value })
        }}
      />
      <DayField
        label="From"
        value={search.from ?? ''}
        onChange={({ currentTarget }) => set({ from: currentTarget.value })}
      />
      <DayField
        label="Through"
        value={search.through ?? ''}
        onChange={({ currentTarget }) => set({ through: currentTarget.value })}
      />
    </Group>
  )
}

function useNarrow(search: AdjustmentSearch) {
  const navigate = useNavigate()
  return (change: Record<string, unknown>) =>
    void navigate({
      to: '/adjustments',
      search: readAdjustmentSearch({ ...search, ...change }),
      replace: true,
    })
}
