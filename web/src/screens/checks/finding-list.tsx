import { checks } from '@cartwright/api/checks'
import { urlOf } from '@cartwright/api/client'
import { Anchor, Box, Checkbox, Group, Stack, Text, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { DataTable } from '../../parts/data-table.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { type Check, type Finding, findingList } from './check-queries.ts'
import type { ChecksSearch } from './checks-search.ts'
import { FindingActions } from './finding-actions.tsx'
import { findingColumns } from './finding-columns.tsx'
import { FindingFilters } from './finding-filters.tsx'
import { type ChosenFindings, useChosenFindings } from './use-chosen-findings.ts'

type Shown = {
  readonly search: ChecksSearch
  readonly check: Check | undefined
  /** Whether the books were ever gone through. */
  readonly checked: boolean
  /** How far the last going through the books is: then the list is asked for again. */
  readonly seen: string
}

/** The findings of one check or of all, what is at stake first, and what can be done with those chosen. */
export function FindingList({ search, check, checked, seen }: Shown) {
  const navigate = useNavigate()
  const mayWork = useMay()('checks.work')
  const list = useInfiniteQuery({ ...findingList(search, seen), placeholderData: (before) => before })
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const sums = list.data?.pages[0]
  const chosen = useChosenFindings(rows)
  return (
    <Stack gap="xs" miw={0}>
      <Heading search={search} check={check} />
      <FindingFilters search={search} />
      {mayWork && <Bar chosen={chosen} rows={rows} />}
      <Refusal error={list.error} />
      <Box onKeyDown={(event) => mayWork && chooseBySpace(event, rows, chosen)} role="presentation">
        <DataTable
          label={`Findings: ${check?.title ?? 'all checks'}`}
          rows={rows}
          columns={findingColumns({
            chosen,
            mayWork,
            ofAll: check === undefined,
            totalCents: sums?.amountCents ?? 0,
          })}
          rowKey={({ id }) => id}
          onOpen={({ id }) =>
            void navigate({ to: '/checks/findings/$findingId', params: { findingId: String(id) } })
          }
          onEnd={() => {
            if (list.hasNextPage) void list.fetchNextPage()
          }}
          empty={emptyWords(search, checked)}
          height="max(20rem, calc(100dvh - 24rem))"
        />
      </Box>
      {sums && (
        <Text size="xs" c="dimmed">
          {count(sums.findings, 'finding')} in all. On a row: arrow keys move, Enter opens
          {mayWork && ', Space chooses'}.
        </Text>
      )}
    </Stack>
  )
}

const Heading = ({ search, check }: Pick<Shown, 'search' | 'check'>) => (
  <Group justify="space-between" align="flex-start" gap="xs">
    <Box style={{ flex: '1 1 16rem' }}>
      <Title order={2} size="h4">
        {check?.title ?? 'All checks'}
      </Title>
      {check && (
        <Text size="sm" c="dimmed">
          {check.looksFor} At stake: {check.atStake}
        </Text>
      )}
    </Box>
    <Anchor size="sm" href={urlOf(checks.workbook, { query: search })} download>
      These findings, Excel
    </Anchor>
  </Group>
)

function Bar({
  chosen,
  rows,
}: {
  readonly chosen: ChosenFindings
  readonly rows: readonly Finding[] | undefined
}) {
  const { ids } = chosen
  return (
    <Group gap="xs" mih={30}>
      <Checkbox
        size="sm"
        label={ids.length > 0 ? `${ids.length.toLocaleString('en-US')} chosen` : 'Choose all shown'}
        checked={ids.length > 0 && ids.length === rows?.length}
        indeterminate={ids.length > 0 && ids.length !== rows?.length}
        onChange={chosen.toggleAll}
      />
      <FindingActions ids={ids} onDone={chosen.clear} />
    </Group>
  )
}

/** Space on the row itself chooses it. */
function chooseBySpace(event: KeyboardEvent, rows: readonly Finding[] | undefined, chosen: ChosenFindings) {
  if (event.key !== ' ' || !(event.target instanceof HTMLTableRowElement)) return
  const row = rows?.[Number(event.target.dataset.index)]
  if (!row) return
  event.preventDefault()
  chosen.toggle(row.id)
}

function emptyWords({ check, state, owner, minCents, run }: ChecksSearch, checked: boolean): string {
  if (!checked) return 'The books were not gone through yet. “Check now” does it, and every night does.'
  if (state || owner || minCents || run) return 'No finding is like that. Take a filter away.'
  return check === 'hauler-list'
    ? 'Nothing differs. Bring the hauler’s list in under “Hauler’s lists”.'
    : 'Nothing is open. The books are as they should be.'
}
