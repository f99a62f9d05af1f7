import { Group, Stack } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { cityShown, rateChoices } from '../../city-queries.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { accountColumns } from './account-columns.tsx'
import { accountList } from './account-queries.ts'
import type { ListSearch } from './list-search.ts'

/** All accounts by number, narrowed by cycle, class and state. The address of the screen keeps how it is narrowed. */
export function AccountList() {
  const search = useSearch({ from: '/office/accounts' })
  const navigate = useNavigate()
  const may = useMay()
  const list = useInfiniteQuery(accountList(search))
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const narrowed = Object.keys(search).length > 0
  return (
    <Stack gap="sm">
      <PageHead
        title="Accounts"
        state={
          rows
            ? `${count(rows.length, 'account')} shown${list.hasNextPage ? ', more as you scroll' : ''}`
            : ''
        }
        action={may('accounts.change') && <ButtonLink to="/accounts/open">Open an account</ButtonLink>}
      />
      <Filters search={search} />
      <Refusal error={list.error} />
      {!list.error && (
        <DataTable
          label="Accounts by number"
          rows={rows}
          columns={accountColumns}
          rowKey={({ accountNumber }) => accountNumber}
          onOpen={({ accountNumber }) =>
            void navigate({ to: '/accounts/$accountNumber', params: { accountNumber } })
          }
          onEnd={() => {
            if (list.hasNextPage) void list.fetchNextPage()
          }}
          empty={
            narrowed
              ? 'No account is like that. Take a filter away.'
              : 'There is no account yet. Bring them in from a file under Imports, or open the first one.'
          }
        />
      )}
    </Stack>
  )
}

const states = ['open', 'closing', 'closed'] as const

function Filters({ search }: { search: ListSearch }) {
  const navigate = useNavigate()
  const city = useQuery(cityShown)
  const choices = useQuery(rateChoices)
  const set = (change: Partial<Record<keyof ListSearch, unknown>>) =>
    void navigate({ to: '/accounts', search: { ...search, ...change } as ListSearch, replace: true })
  return (
    <Group gap="sm" align="flex-end">
      <ChoiceField
        label="Cycle"
        none="All cycles"
        choices={city.data?.cycles.map(({ code }) => code) ?? []}
        wordsOf={(code) => city.data?.cycles.find((cycle) => cycle.code === code)?.name ?? code}
        value={search.cycle ?? ''}
        onChange={({ currentTarget }) => set({ cycle: currentTarget.value || undefined })}
      />
      <ChoiceField
        label="Class"
        none="All classes"
        choices={choices.data?.classes ?? []}
        value={search.class ?? ''}
        onChange={({ currentTarget }) => set({ class: currentTarget.value || undefined })}
      />
      <ChoiceField
        label="State"
        none="All states"
        choices={states}
        value={search.state ?? ''}
        onChange={({ currentTarget }) => set({ state: currentTarget.value || undefined })}
      />
      <ChoiceField
        label="Balance"
        none="Any balance"
        choices={['credit']}
        wordsOf={() => 'Credits only'}
        value={search.credit ? 'credit' : ''}
        onChange={({ currentTarget }) => set({ credit: currentTarget.value ? true : undefined })}
      />
    </Group>
  )
}
