import { call, urlOf } from '@cartwright/api/client'
import { purchaseRequests } from '@cartwright/api/purchase-requests'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Money, money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { ReasonForm } from '../refunds/refund-forms.tsx'
import { ReceiveForm } from './receive-form.tsx'
import { type Request, requestOfStock } from './stock-queries.ts'
import { pieces, requestWords } from './stock-words.ts'

type Asking = 'approve' | 'refuse' | 'order' | 'receive' | 'close' | null

/** One request to buy stock: what, how many, who approved it, and what of it has come. */
export function PurchaseRequestPage() {
  const requestId = Number(useParams({ from: '/office/stock/requests/$requestId' }).requestId)
  const query = useQuery(requestOfStock(requestId))
  const [asking, ask] = useState<Asking>(null)
  return (
    <Stack gap="md">
      <PageHead
        title={`Purchase request PR-${requestId}`}
        state={
          query.data &&
          `${requestWords[query.data.state]} · ${query.data.vendor}, ${money(query.data.amountCents)}`
        }
        action={query.data && <Deeds request={query.data} ask={ask} />}
      />
      <TextLink to="/stock/requests">All purchase requests</TextLink>
      <Loaded query={query} rows={8}>
        {(request) => (
          <>
            <RequestFacts request={request} />
            <DataTable
              label="What is asked for"
              rows={request.lines}
              columns={columns}
              rowKey={({ item }) => item}
              empty="Nothing is asked for."
              height="22rem"
            />
            <Asked asking={asking} request={request} onClose={() => ask(null)} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function Deeds({ request, ask }: { readonly request: Request; readonly ask: (asking: Asking) => void }) {
  const may = useMay()
  const { requestId, state } = request
  return (
    <Group gap="xs">
      <Button
        component="a"
        variant="default"
        href={urlOf(purchaseRequests.pdf, { params: { requestId } })}
        target="_blank"
      >
        Print it (PDF)
      </Button>
      {state === 'proposed' && may('stock.approve') && (
        <>
          <Button variant="default" onClick={() => ask('refuse')}>
            Refuse it …
          </Button>
          <Button onClick={() => ask('approve')}>Approve it …</Button>
        </>
      )}
      {(state === 'approved' || state === 'ordered') && may('stock.change') && (
        <Button variant="default" onClick={() => ask('close')}>
          Close it …
        </Button>
      )}
      {state === 'approved' && may('stock.change') && (
        <Button onClick={() => ask('order')}>It was ordered …</Button>
      )}
      {state === 'ordered' && may('stock.change') && (
        <Button onClick={() => ask('receive')}>Receive …</Button>
      )}
    </Group>
  )
}

const RequestFacts = ({ request }: { readonly request: Request }) => (
  <Facts
    facts={{
      Vendor: request.vendor,
      'Needed by': request.needBy && day(request.needBy),
      'Asked for': `${day(request.madeOn)}, ${request.madeBy}`,
      Decided: request.decidedOn && `${day(request.decidedOn)}, ${request.decidedBy}`,
      'Said of it': request.decidedNote,
      Order: request.orderedOn && `${request.orderNumber}, ${day(request.orderedOn)}`,
      Received: `${pieces(request.received)} of ${pieces(request.quantity)}`,
      Closed: request.closedOn && `${day(request.closedOn)}, ${request.closedBy}: ${request.closedReason}`,
      Note: request.note,
    }}
  />
)

type Line = Request['lines'][number]
const columns: readonly Column<Line>[] = [
  {
    key: 'item',
    title: 'Item',
    cell: ({ item }) => (
      <TextLink to="/stock/items/$code" params={{ code: item }} fz="inherit">
        {item}
      </TextLink>
    ),
  },
  { key: 'name', title: 'Name', wrap: true, cell: ({ name, version }) => `${name}, ${version}` },
  { key: 'quantity', title: 'Pieces', align: 'right', cell: ({ quantity }) => pieces(quantity) },
  { key: 'received', title: 'Received', align: 'right', cell: ({ received }) => pieces(received) },
  {
    key: 'thousand',
    title: 'A thousand',
    align: 'right',
    cell: ({ thousandCents }) => thousandCents !== null && <Money cents={thousandCents} />,
  },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    cell: ({ amountCents }) => (amountCents === null ? 'No price yet' : <Money cents={amountCents} />),
  },
  {
    key: 'cartons',
    title: 'Cartons of 25 lb at most',
    align: 'right',
    cell: ({ cartons }) => cartons !== null && pieces(cartons),
  },
]

type AskedProps = { readonly asking: Asking; readonly request: Request; readonly onClose: () => void }

function Asked({ asking, request, onClose }: AskedProps) {
  const today = useToday()
  const params = { requestId: request.requestId }
  const refuse = useCommand(
    ({ reason }: { reason: string }) =>
      call(purchaseRequests.decide, { params, body: { verdict: 'refuse', note: reason } }),
    onClose,
  )
  const close = useCommand(
    (body: { reason: string }) => call(purchaseRequests.close, { params, body }),
    onClose,
  )
  if (asking === null || today === '') return null
  if (asking === 'approve') return <ApproveForm request={request} onClose={onClose} />
  if (asking === 'order') return <OrderForm request={request} today={today} onClose={onClose} />
  if (asking === 'receive') return <ReceiveForm today={today} request={request} onClose={onClose} />
  if (asking === 'refuse')
    return (
      <ReasonForm
        title={`Refuse PR-${request.requestId}`}
        submit="Refuse it"
        will="Nothing of it is ordered. Whoever asked for it may ask anew."
        command={refuse}
        onClose={onClose}
      />
    )
  return (
    <ReasonForm
      title={`Close PR-${request.requestId}`}
      submit="Close it"
      will={`Nothing more of it is expected: ${pieces(request.received)} of ${pieces(request.quantity)} have come.`}
      command={close}
      onClose={onClose}
    />
  )
}

type OfRequest = { readonly request: Request; readonly onClose: () => void }

function ApproveForm({ request, onClose }: OfRequest) {
  const form = useForm({ initialValues: { note: '' } })
  const command = useCommand(
    ({ note }: typeof form.values) =>
      call(purchaseRequests.decide, {
        params: { requestId: request.requestId },
        body: { verdict: 'approve', note: note.trim() || null },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`Approve PR-${request.requestId}, ${money(request.amountCents)}`}
      form={form}
      command={command}
      submit="Approve it"
      onClose={onClose}
      will={
        <Text size="sm">
          Asked for by {request.madeBy}. It may be ordered from {request.vendor}.
        </Text>
      }
    >
      <TextInput label="Note" maxLength={500} {...form.getInputProps('note')} />
    </FormDialog>
  )
}

function OrderForm({ request, today, onClose }: OfRequest & { readonly today: string }) {
  const form = useForm({
    initialValues: { orderNumber: '', orderedOn: today, needBy: request.needBy ?? '' },
    validate: { orderNumber: (value) => (value.trim() ? null : 'Write the number of the order.') },
  })
  const command = useCommand(
    ({ needBy, ...rest }: typeof form.values) =>
      call(purchaseRequests.order, {
        params: { requestId: request.requestId },
        body: { ...rest, needBy: needBy || null },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`PR-${request.requestId} was ordered`}
      form={form}
      command={command}
      submit="It was ordered"
      onClose={onClose}
    >
      <TextInput label="Number of the order" maxLength={40} {...form.getInputProps('orderNumber')} />
      <DayField label="Ordered on" required {...form.getInputProps('orderedOn')} />
      <DayField label="The vendor says it comes by" {...form.getInputProps('needBy')} />
    </FormDialog>
  )
}
