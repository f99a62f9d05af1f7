import { cases } from '@cartwright/api/cases'
import { urlOf } from '@cartwright/api/client'
import { Button, Group, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { workPeople } from '../workplan/work-queries.ts'
import { type CaseCounts, caseTypes } from './case-queries.ts'
import { type CaseSearch, readCaseSearch } from './case-search.ts'

type FiltersProps = {
  readonly search: CaseSearch
  readonly go: (to: CaseSearch) => void
  readonly counts: CaseCounts | undefined
}

const label = (name: string, many: number | undefined): string =>
  many === undefined ? name : `${name} ${many}`

/** Which cases are shown, and the same on paper or as a workbook. */
export function CaseFilters({ search, go, counts }: FiltersProps) {
  const set = (change: Record<string, unknown>) => go(readCaseSearch({ ...search, ...change }))
  return (
    <Group justify="space-between" align="flex-end" gap="xs" data-no-print>
      <SegmentedControl
        aria-label="Which cases"
        value={search.view ?? 'open'}
        onChange={(view) => set({ view })}
        data={[
          { value: 'open', label: label('All open', counts?.open) },
          { value: 'late', label: label('Late', counts?.late) },
          { value: 'mine', label: label('Mine', counts?.mine) },
          { value: 'waiting', label: label('Waiting', counts?.waiting) },
          { value: 'closed', label: 'Closed' },
        ]}
        style={{ maxWidth: '100%', overflowX: 'auto' }}
      />
      <Narrowing search={search} set={set} />
      <Group gap="xs">
        <Button component="a" variant="default" href={urlOf(cases.workbook, { query: search })} download>
          Excel
        </Button>
        <Button variant="default" onClick={() => print()}>
          Print
        </Button>
      </Group>
    </Group>
  )
}

type Narrowed = {
  readonly search: CaseSearch
  readonly set: (change: Record<string, unknown>) => void
}

function Narrowing({ search, set }: Narrowed) {
  const types = useQuery(caseTypes).data?.rows ?? []
  const people = useQuery(workPeople).data?.rows ?? []
  const [words, type] = useState(search.q ?? '')
  const look = useDebouncedCallback((q: string) => set({ q }), 300)
  const labels = new Map(types.map(({ code, label: title }) => [code, title]))
  return (
    <Group gap="xs" align="flex-end">
      <ChoiceField
        label="Type"
        none="Any"
        choices={[...labels.keys()]}
        wordsOf={(code) => labels.get(code) ?? code}
        value={search.type ?? ''}
        onChange={({ currentTarget }) => set({ type: currentTarget.value })}
      />
      <NativeSelect
        label="Owner"
        value={search.owner ?? ''}
        onChange={({ currentTarget }) => set({ owner: currentTarget.value })}
        data={[
          { value: '', label: 'Anybody' },
          { value: 'nobody', label: 'Nobody yet' },
          ...people.map(({ userId, name }) => ({ value: userId, label: name })),
        ]}
      />
      <TextInput
        label="Words"
        placeholder="title, payer, account"
        w="12rem"
        value={words}
        onChange={({ currentTarget: { value } }) => {
          type(value)
          look(value)
        }}
      />
      {search.account && (
        <Button variant="default" onClick={() => set({ account: undefined })}>
          Only of {search.account} ✕
        </Button>
      )}
    </Group>
  )
}
