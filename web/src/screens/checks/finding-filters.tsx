import { Button, Group, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { readMoney } from '../../parts/money.tsx'
import { checkPeople } from './check-queries.ts'
import { stateWords } from './check-words.ts'
import { type ChecksSearch, readChecksSearch } from './checks-search.ts'

const states = ['waiting', 'open', 'in_work', 'back', 'accepted', 'mended', 'all'] as const
const words: Record<(typeof states)[number], string> = {
  ...stateWords,
  waiting: 'Still to do',
  all: 'All, mended too',
}
const roles = ['coordinator', 'clerk', 'manager'] as const

/** Narrows the list by state, by whom it lies with, and by what is at stake. */
export function FindingFilters({ search }: { readonly search: ChecksSearch }) {
  const navigate = useNavigate()
  const people = useQuery(checkPeople).data?.rows ?? []
  const [amount, setAmount] = useState(search.minCents ? (search.minCents / 100).toFixed(2) : '')
  const set = (change: Record<string, unknown>) =>
    void navigate({ to: '/checks', search: readChecksSearch({ ...search, ...change }), replace: true })
  const setLater = useDebouncedCallback(set, 400)
  const names = new Map(people.map(({ userId, name }) => [userId, name]))
  return (
    <Group gap="sm" align="flex-end">
      <ChoiceField
        label="State"
        choices={states}
        wordsOf={(state) => words[state as (typeof states)[number]]}
        value={search.state ?? 'waiting'}
        onChange={({ currentTarget }) => set({ state: currentTarget.value })}
      />
      <ChoiceField
        label="Lies with"
        none="Anybody"
        choices={['me', ...roles, ...names.keys()]}
        wordsOf={(owner) => names.get(owner) ?? (owner === 'me' ? 'Me and my role' : `Any ${owner}`)}
        value={search.owner ?? ''}
        onChange={({ currentTarget }) => set({ owner: currentTarget.value })}
      />
      <TextInput
        label="At stake at least"
        placeholder="$0.00"
        w="9rem"
        inputMode="decimal"
        value={amount}
        error={amount !== '' && readMoney(amount) === null && 'Write an amount, such as 25.00.'}
        onChange={({ currentTarget: { value } }) => {
          setAmount(value)
          if (value === '' || readMoney(value) !== null) setLater({ minCents: readMoney(value) ?? undefined })
        }}
      />
      {search.run !== undefined && (
        <Button variant="default" onClick={() => set({ run: undefined })}>
          Only of run {search.run} ✕
        </Button>
      )}
    </Group>
  )
}
