import { urlOf } from '@cartwright/api/client'
import { orders } from '@cartwright/api/orders'
import { Anchor, Group, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useToday } from '../../city-queries.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { orderColumns } from './order-columns.tsx'
import { orderList, type Orders } from './order-queries.ts'
import { kindWords, orderKinds } from './order-words.ts'
import { type OrdersSearch, readOrdersSearch } from './orders-search.ts'

const columns = orderColumns({ ofAccount: false })

/** What the crew is asked to do, and the list it takes along. */
export function OrderList() {
  const search = useSearch({ from: '/office/orders' })
  const navigate = useNavigate()
  const list = useInfiniteQuery({ ...orderList(search), placeholderData: (before) => before })
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const first = list.data?.pages[0]
  return (
    <Stack gap="md">
      <PageHead
        title="Service orders"
        state={first ? sentence(first) : ''}
        action={<CrewList route={search.route} />}
      />
      <Filters search={search} routes={first?.routes ?? []} />
      <Refusal error={list.error} />
      <DataTable
        label="Service orders, newest first"
        rows={rows}
        columns={columns}
        rowKey={({ orderId }) => orderId}
        onOpen={({ orderId }) =>
          void navigate({ to: '/orders/$orderId', params: { orderId: String(orderId) } })
        }
        onEnd={() => {
          if (list.hasNextPage) void list.fetchNextPage()
        }}
        empty={emptyWords(search)}
      />
    </Stack>
  )
}

const sentence = ({ counts }: Orders): string =>
  `${count(counts.toDo, 'order')} to do · ${counts.late} late · ${counts.today} scheduled for today`

function emptyWords({ view, kind, route, on }: OrdersSearch): string {
  if (kind || route || on) return 'No order is like that. Take a filter away.'
  if (view === 'late') return 'No order is late.'
  if (view === 'today') return 'Nothing is scheduled for today. Open an order to schedule it.'
  if (view === 'done') return 'No order was done yet.'
  return 'Nothing is to do. An order begins on the page of its account, under “Order”.'
}

const views = ['to-do', 'late', 'today', 'done', 'all'] as const
const viewWords: Record<(typeof views)[number], string> = {
  'to-do': 'To do',
  late: 'Late',
  today: 'Scheduled for today',
  done: 'Done',
  all: 'All',
}

function Filters({ search, routes }: { readonly search: OrdersSearch; readonly routes: readonly string[] }) {
  const navigate = useNavigate()
  const set = (change: Record<string, unknown>) =>
    void navigate({ to: '/orders', search: readOrdersSearch({ ...search, ...change }), replace: true })
  const choose = (field: string) => ({
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      set({ [field]: currentTarget.value }),
  })
  const known = search.route && !routes.includes(search.route) ? [...routes, search.route] : routes
  return (
    <Group gap="sm" align="flex-end">
      <ChoiceField
        label="Which"
        choices={views}
        wordsOf={(view) => viewWords[view as (typeof views)[number]]}
        value={search.view ?? 'to-do'}
        {...choose('view')}
      />
      <ChoiceField
        label="What"
        none="Anything"
        choices={orderKinds}
        wordsOf={kindWords}
        value={search.kind ?? ''}
        {...choose('kind')}
      />
      <ChoiceField
        label="Route"
        none="All routes"
        choices={known}
        wordsOf={(route) => route}
        value={search.route ?? ''}
        {...choose('route')}
      />
      <DayField label="Scheduled or done on" value={search.on ?? ''} {...choose('on')} />
      <Anchor size="sm" pb={8} href={urlOf(orders.workbook, { query: search })} download>
        These orders, Excel
      </Anchor>
    </Group>
  )
}

/** The list of a day for the crew: on paper, as a workbook, or for the device in the truck. */
function CrewList({ route }: { readonly route: string | undefined }) {
  const on = useToday()
  const query = { on, ...(route && { route }) }
  return (
    <Group gap="sm">
      <Text size="sm">Today’s crew list{route ? `, route ${route}` : ''}:</Text>
      <Anchor size="sm" href={urlOf(orders.crewPdf, { query })} target="_blank">
        PDF
      </Anchor>
      <Anchor size="sm" href={urlOf(orders.crewWorkbook, { query })} download>
        Excel
      </Anchor>
      <Anchor size="sm" href={urlOf(orders.crewCsv, { query })} download>
        CSV
      </Anchor>
    </Group>
  )
}
