import { adjustments } from '@cartwright/api/adjustments'
import { urlOf } from '@cartwright/api/client'
import { Anchor, Group, Stack } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { DataTable } from '../../parts/data-table.tsx'
import { TextLink } from '../../parts/links.tsx'
import { money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { adjustmentColumns } from './adjustment-columns.tsx'
import { AdjustmentFilters } from './adjustment-filters.tsx'
import { adjustmentList } from './adjustment-queries.ts'

/** Adjustments, newest first: what waits, what was posted, by reason, account and person. */
export function AdjustmentList() {
  const search = useSearch({ from: '/office/adjustments' })
  const navigate = useNavigate()
  const may = useMay()
  const list = useInfiniteQuery({ ...adjustmentList(search), placeholderData: (before) => before })
  const totals = list.data?.pages[0]?.totals
  return (
    <Stack gap="md">
      <PageHead
        title="Adjustments"
        state={
          totals
            ? `${count(totals.count, 'adjustment')}: credits of ${money(totals.creditCents)}, charges of ${money(totals.debitCents)}.`
            : ''
        }
        action={
          <Group gap="md">
            {may('adjustments.link-staff') && (
              <TextLink to="/staff-links" size="sm">
                Staff and their own accounts
              </TextLink>
            )}
            <Anchor size="sm" href={urlOf(adjustments.workbook, { query: search })} download>
              These adjustments, Excel
            </Anchor>
          </Group>
        }
      />
      <AdjustmentFilters search={search} />
      <Refusal error={list.error} />
      <DataTable
        label="Adjustments, newest first"
        rows={list.data?.pages.flatMap((page) => page.rows)}
        columns={adjustmentColumns(totals)}
        rowKey={({ adjustmentId }) => adjustmentId}
        onOpen={({ adjustmentId }) =>
          void navigate({
            to: '/adjustments/$adjustmentId',
            params: { adjustmentId: String(adjustmentId) },
          })
        }
        onEnd={() => {
          if (list.hasNextPage) void list.fetchNextPage()
        }}
        empty={
          search.state === 'waiting'
            ? 'Nothing waits for approval.'
            : 'No adjustment is like that. Ask for one on an account: “Credit or charge …”.'
        }
      />
    </Stack>
  )
}
