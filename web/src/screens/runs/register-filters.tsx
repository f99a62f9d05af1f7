import { Button, Chip, Group, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { titleOf } from '../../parts/words.ts'
import { filterOf, unfiltered, useRunPlace } from './run-search.ts'
import { Narrowed } from './narrowed.tsx'
import type { ChangeCause, ExceptionCode, RunDetail } from './run-types.ts'
import { causeWords, exceptionWords } from './run-words.ts'

const flags = {
  undecided: 'To decide',
  isNew: 'New',
  isFinal: 'Final',
  isProrated: 'Part of period',
  suppressed: 'Not sent',
  held: 'Held',
} as const

/** Narrows the register. The address keeps the narrowing, so it can be sent to somebody. */
export function RegisterFilters({ run }: { run: RunDetail }) {
  const { place, go } = useRunPlace()
  const narrow = (change: Parameters<typeof go>[0]) => go(change, { replace: true })
  const narrowed = Object.keys(filterOf(place)).length > 0
  return (
    <Group gap="xs" align="flex-end" component="search" aria-label="Narrow the register">
      <SearchField key={narrowed ? 'narrowed' : 'all'} />
      <NativeSelect
        label="Class"
        value={place.class ?? ''}
        onChange={(event) => narrow({ class: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: 'All' },
          ...run.classes.map((one) => ({ value: one.class, label: titleOf(one.class) })),
        ]}
      />
      <NativeSelect
        label="Exception"
        value={place.exception ?? ''}
        onChange={(event) => narrow({ exception: (event.currentTarget.value as ExceptionCode) || undefined })}
        data={[
          { value: '', label: 'Any or none' },
          ...run.exceptions.map(({ code }) => ({ value: code, label: exceptionWords[code] })),
        ]}
        maw={200}
      />
      <NativeSelect
        label="Cause of change"
        value={place.cause ?? ''}
        onChange={(event) => narrow({ cause: (event.currentTarget.value as ChangeCause) || undefined })}
        data={[
          { value: '', label: 'Any or none' },
          ...Object.entries(causeWords).map(([value, label]) => ({ value, label: titleOf(label) })),
        ]}
      />
      <PercentField />
      <Flags />
      <Narrowed />
      {narrowed && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => narrow({ ...unfiltered, against: undefined })}
        >
          Show all
        </Button>
      )}
    </Group>
  )
}

/** What is asked of accounts by yes or no. */
function Flags() {
  const { place, go } = useRunPlace()
  return (
    <Group gap={6}>
      {Object.entries(flags).map(([flag, label]) => (
        <Chip
          key={flag}
          size="sm"
          variant="outline"
          styles={{ label: { borderColor: 'var(--edge)' } }}
          checked={place[flag as keyof typeof flags] ?? false}
          onChange={(checked) => go({ [flag]: checked || undefined }, { replace: true })}
        >
          {label}
        </Chip>
      ))}
    </Group>
  )
}

function SearchField() {
  const { place, go } = useRunPlace()
  const [typed, setTyped] = useState(place.search ?? '')
  const narrow = useDebouncedCallback(
    (search: string) => go({ search: search || undefined }, { replace: true }),
    250,
  )
  return (
    <TextInput
      label="Account, name or address"
      type="search"
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        narrow(event.currentTarget.value)
      }}
      w={220}
    />
  )
}

function PercentField() {
  const { place, go } = useRunPlace()
  const narrow = useDebouncedCallback(
    (percent: number | undefined) => go({ changeOverPercent: percent }, { replace: true }),
    250,
  )
  return (
    <NumberInput
      label="Changed over %"
      value={place.changeOverPercent ?? ''}
      onChange={(value) => narrow(typeof value === 'number' ? Math.round(value) : undefined)}
      min={0}
      max={100_000}
      allowDecimal={false}
      hideControls
      w={120}
    />
  )
}
