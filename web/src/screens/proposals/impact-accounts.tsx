import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { titleOf } from '../../parts/words.ts'
import { drillColumn, sideColumns, textColumn, wordsColumn } from './impact-columns.tsx'
import { AccountParts } from './account-parts.tsx'
import type { ImpactSearch } from './impact-search.ts'
import { barWords } from './impact-words.ts'
import { type Impact, type ImpactAccount, impactAccounts, type WhatIf } from './proposal-queries.ts'

type Shown = {
  readonly whatIf: WhatIf
  readonly impact: Impact
  readonly search: ImpactSearch
  readonly onGo: (search: ImpactSearch) => void
}

/** Every account before and after, as narrowed; one opens with its charges. */
export function ImpactAccounts({ whatIf, impact, search, onGo }: Shown) {
  const list = useInfiniteQuery(impactAccounts(whatIf.id, search))
  const [open, show] = useState<string | null>(null)
  const totals = list.data?.pages[0]?.totals
  const columns = useMemo(
    () => [
      drillColumn(
        'Account',
        ({ accountNumber }: ImpactAccount) => accountNumber,
        ({ accountNumber }) => show(accountNumber),
        'All that fit',
      ),
      textColumn('Service address', ({ serviceAddress }: ImpactAccount) => serviceAddress),
      textColumn('Class', (row: ImpactAccount) => titleOf(row.class)),
      wordsColumn('What is served', ({ served }: ImpactAccount) => served),
      ...sideColumns<ImpactAccount>(totals),
      textColumn('Months', ({ months }: ImpactAccount) => String(months)),
    ],
    [totals],
  )
  return (
    <Stack gap="xs">
      <Filters impact={impact} search={search} onGo={onGo} />
      <Text size="sm" aria-live="polite" mih="1.55em">
        {totals
          ? `${totals.accounts.toLocaleString('en-US')} accounts, ${money(totals.beforeCents)} before and ${money(totals.afterCents)} after.`
          : ''}
      </Text>
      <Refusal error={list.error} />
      {!list.error && (
        <DataTable
          label="Accounts before and after"
          rows={list.data?.pages.flatMap(({ rows }) => rows)}
          columns={columns}
          rowKey={({ accountNumber }) => accountNumber}
          onOpen={({ accountNumber }) => show(accountNumber)}
          onEnd={() => {
            if (list.hasNextPage) void list.fetchNextPage()
          }}
          empty="No account is like that. Take a filter away."
        />
      )}
      {open !== null && <AccountParts whatIfId={whatIf.id} accountNumber={open} onClose={() => show(null)} />}
    </Stack>
  )
}

const changes = [
  { value: '', label: 'Any change' },
  { value: 'more', label: 'Pay more' },
  { value: 'less', label: 'Pay less' },
  { value: 'same', label: 'Pay the same' },
  { value: 'gaps', label: 'Have days without a rate' },
]
const sorts = [
  { value: 'account', label: 'Account' },
  { value: 'increase', label: 'Largest increase' },
  { value: 'decrease', label: 'Largest decrease' },
]

function Filters({ impact, search, onGo }: Omit<Shown, 'whatIf'>) {
  const set = (change: Partial<Record<keyof ImpactSearch, unknown>>) => {
    const next = Object.entries({ ...search, ...change }).filter(([, one]) => one !== undefined && one !== '')
    onGo(Object.fromEntries(next))
  }
  const find = useDebouncedCallback((text: string) => set({ find: text }), 250)
  return (
    <Group gap="sm" align="flex-end">
      <ChoiceField
        label="Class"
        none="All classes"
        choices={impact.classes.map((one) => one.class)}
        value={search.class ?? ''}
        onChange={({ currentTarget }) => set({ class: currentTarget.value })}
      />
      <NativeSelect
        label="Change"
        data={changes}
        value={search.change ?? ''}
        onChange={({ currentTarget }) => set({ change: currentTarget.value })}
      />
      <NativeSelect
        label="In the order of"
        data={sorts}
        value={search.order ?? 'account'}
        onChange={({ currentTarget }) => set({ order: currentTarget.value })}
      />
      <TextInput
        label="Find"
        placeholder="Number or address"
        defaultValue={search.find ?? ''}
        onChange={({ currentTarget }) => find(currentTarget.value)}
      />
      {chipsOf(search).map(([label, off]) => (
        <Button
          key={label}
          size="compact-sm"
          mb={6}
          variant="outline"
          rightSection={<span aria-hidden>×</span>}
          aria-label={`${label}: take off`}
          onClick={() => set(off)}
        >
          {label}
        </Button>
      ))}
    </Group>
  )
}

type Chip = readonly [label: string, off: Partial<Record<keyof ImpactSearch, undefined>>]

/** Narrowings that came with a bar, a limit or a typical customer, each to be taken off alone. */
function chipsOf({ served, minPercent, maxPercent, minCents, maxCents }: ImpactSearch): Chip[] {
  const chips: (Chip | false)[] = [
    served !== undefined && [served, { served: undefined }],
    (minPercent ?? maxPercent) !== undefined && [
      barWords('percent', minPercent ?? null, maxPercent ?? null),
      { minPercent: undefined, maxPercent: undefined },
    ],
    (minCents ?? maxCents) !== undefined && [
      `${barWords('dollars', minCents === undefined ? null : minCents / 100, maxCents === undefined ? null : maxCents / 100)} a month`,
      { minCents: undefined, maxCents: undefined },
    ],
  ]
  return chips.filter((chip) => chip !== false)
}
