import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { RequestForm } from './request-form.tsx'
import { type Request, requestsOfStock } from './stock-queries.ts'
import { pieces, requestWords } from './stock-words.ts'

/** The requests to buy stock, and where each stands. */
export function PurchaseRequestList() {
  const query = useQuery(requestsOfStock)
  const navigate = useNavigate()
  const may = useMay()('stock.change')
  const [asking, setAsking] = useState(false)
  const open = query.data?.rows.filter(({ state }) => state !== 'closed' && state !== 'refused')
  return (
    <Stack gap="md">
      <PageHead
        title="Purchase requests"
        state={open && `${count(open.length, 'request')} open`}
        action={may && <Button onClick={() => setAsking(true)}>Ask for a purchase …</Button>}
      />
      <TextLink to="/stock">All stock</TextLink>
      <Refusal error={query.error} />
      <DataTable
        label="Purchase requests, newest first"
        rows={query.data?.rows}
        columns={columns}
        rowKey={({ requestId }) => requestId}
        onOpen={({ requestId }) =>
          void navigate({ to: '/stock/requests/$requestId', params: { requestId: String(requestId) } })
        }
        empty="Nobody has asked for a purchase yet. Open the item that has to be ordered and ask from there."
      />
      {asking && <RequestForm onClose={() => setAsking(false)} />}
    </Stack>
  )
}

const columns: readonly Column<Request>[] = [
  {
    key: 'request',
    title: 'Request',
    sortBy: ({ requestId }) => requestId,
    cell: ({ requestId }) => (
      <TextLink to="/stock/requests/$requestId" params={{ requestId: String(requestId) }} fz="inherit">
        PR-{requestId}
      </TextLink>
    ),
  },
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => requestWords[state] },
  {
    key: 'vendor',
    title: 'Vendor',
    wrap: true,
    sortBy: ({ vendor }) => vendor,
    cell: ({ vendor }) => vendor,
  },
  {
    key: 'items',
    title: 'Items',
    wrap: true,
    cell: ({ lines }) => lines.map(({ item, quantity }) => `${pieces(quantity)} ${item}`).join(', '),
  },
  {
    key: 'amount',
    title: 'Expected cost',
    align: 'right',
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  {
    key: 'received',
    title: 'Received',
    align: 'right',
    cell: ({ received, quantity }) => `${pieces(received)} of ${pieces(quantity)}`,
  },
  {
    key: 'need',
    title: 'Needed by',
    sortBy: ({ needBy }) => needBy,
    cell: ({ needBy }) => needBy && day(needBy),
  },
  { key: 'by', title: 'Asked for', wrap: true, cell: ({ madeBy, madeOn }) => `${madeBy}, ${day(madeOn)}` },
]
