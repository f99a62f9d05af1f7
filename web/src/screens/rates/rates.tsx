import { Group, Stack, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { rateChoices } from '../../city-queries.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { rateColumns } from './rate-columns.tsx'
import { rateRows, rateVersions, type Version } from './rate-queries.ts'
import type { RateSearch } from './rate-search.ts'
import { VersionFacts } from './version-facts.tsx'

/** The rate tables as they were adopted: each version with its resolution, and its rows. */
export function Rates() {
  const search = useSearch({ from: '/office/rates' })
  const versions = useQuery(rateVersions)
  const list = useInfiniteQuery(rateRows(search))
  const chosen = versions.data?.rows.find(({ id }) => id === search.version)
  const total = list.data?.pages[0]?.totals.rows
  return (
    <Stack gap="sm">
      <PageHead
        title="Rates"
        state={
          total === undefined
            ? ''
            : `${count(total, 'row')} ${chosen ? `of ${chosen.label}` : 'in force today'}`
        }
        action={<ButtonLink to="/rates/quote">Work out a quote</ButtonLink>}
      />
      <Filters search={search} versions={versions.data?.rows ?? []} />
      <Refusal error={versions.error ?? list.error} />
      {chosen && <VersionFacts version={chosen} />}
      {!list.error && (
        <DataTable
          label="Rates"
          rows={list.data?.pages.flatMap((page) => page.rows)}
          columns={rateColumns}
          rowKey={({ id }) => id}
          onEnd={() => {
            if (list.hasNextPage) void list.fetchNextPage()
          }}
          empty={
            versions.data?.rows.length === 0
              ? 'The city has no rates yet. Load its folder: the guide tells how.'
              : 'No rate is like that. Take a filter away, or choose another table.'
          }
        />
      )}
    </Stack>
  )
}

function Filters({ search, versions }: { search: RateSearch; versions: readonly Version[] }) {
  const navigate = useNavigate()
  const choices = useQuery(rateChoices).data
  const set = (change: Partial<Record<keyof RateSearch, unknown>>) =>
    void navigate({ to: '/rates', search: { ...search, ...change } as RateSearch, replace: true })
  const find = useDebouncedCallback((text: string) => set({ find: text || undefined }), 250)
  return (
    <Group gap="sm" align="flex-end">
      <ChoiceField
        label="Table"
        none="All in force today"
        choices={versions.map(({ id }) => String(id))}
        wordsOf={(id) => nameOf(versions.find((version) => String(version.id) === id))}
        value={String(search.version ?? '')}
        onChange={({ currentTarget }) => set({ version: Number(currentTarget.value) || undefined })}
      />
      <ChoiceField
        label="Class"
        none="All classes"
        choices={choices?.classes ?? []}
        value={search.class ?? ''}
        onChange={({ currentTarget }) => set({ class: currentTarget.value || undefined })}
      />
      <ChoiceField
        label="Stream"
        none="All streams"
        choices={[...new Set(choices?.services.map(({ stream }) => stream))].filter((one) => one !== '*')}
        value={search.stream ?? ''}
        onChange={({ currentTarget }) => set({ stream: currentTarget.value || undefined })}
      />
      <TextInput
        label="Find"
        placeholder="96 gal, bulky …"
        defaultValue={search.find ?? ''}
        onChange={({ currentTarget }) => find(currentTarget.value)}
      />
    </Group>
  )
}

const nameOf = (version: Version | undefined): string =>
  version ? `${version.label}, from ${version.effectiveFrom}${version.inForce ? ' (in force)' : ''}` : ''
