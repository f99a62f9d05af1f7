import { Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTimeZone } from '../../city-queries.ts'
import { day, instant } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay } from '../../session.tsx'
import { OrderActions } from './order-actions.tsx'
import { type OrderShown, orderShown } from './order-queries.ts'
import { containerWords, kindWords, orderState, stepWords } from './order-words.ts'

/** One service order: what is to be done where, what it costs, and all that became of it. */
export function OrderPage() {
  const { orderId } = useParams({ from: '/office/orders/$orderId' })
  const query = useQuery(orderShown(Number(orderId)))
  const may = useMay()('orders.change')
  const shown = query.data
  return (
    <Stack gap="md" maw={900}>
      <PageHead
        title={shown ? `${shown.number} · ${kindWords(shown.kind)}` : `Order ${orderId}`}
        state={shown ? `${orderState(shown)} · ${shown.address}` : ''}
        action={
          <TextLink to="/orders" size="sm">
            All orders
          </TextLink>
        }
      />
      <Loaded query={query} rows={10}>
        {(order) => (
          <>
            {may && (
              <Group gap="xs">
                <OrderActions order={order} />
              </Group>
            )}
            <Told order={order} />
            <History order={order} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

const Told = ({ order }: { readonly order: OrderShown }) => (
  <Facts
    facts={{
      Account: (
        <>
          <TextLink
            to="/accounts/$accountNumber"
            params={{ accountNumber: order.accountNumber }}
            fz="inherit"
          >
            {order.accountNumber}
          </TextLink>{' '}
          {order.payerName}
        </>
      ),
      Address: `${order.address}, ${order.place}`,
      'Route and day': [order.route, order.collectionDay].filter((text) => text).join(', '),
      Container: containerWords(order),
      Serial: order.serial,
      Wanted: order.wantedOn && day(order.wantedOn),
      'Missed on':
        order.missedOn && `${day(order.missedOn)}, told on ${day(order.reportedOn ?? order.orderedOn)}`,
      Why: order.missedReason,
      'Note to the driver': order.driverNote,
      'Said when ordered': order.quotedWords,
      Charge: chargeOf(order),
    }}
  />
)

function chargeOf({ eventId, billNumber, state }: OrderShown) {
  if (billNumber)
    return (
      <TextLink to="/bills/$number" params={{ number: billNumber }} fz="inherit">
        on bill {billNumber}
      </TextLink>
    )
  if (eventId !== null) return 'recorded; it is on the next bill'
  return state === 'done' ? 'none' : 'recorded when it is done'
}

function History({ order }: { readonly order: OrderShown }) {
  const zone = useTimeZone()
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        What became of it
      </Title>
      {order.steps.map(({ what, onDay, note, by, at }) => (
        <div key={at}>
          <Text size="sm">
            <strong>
              {stepWords(what)}
              {onDay ? ` ${day(onDay)}` : ''}
            </strong>
            {note && ` · ${note}`}
          </Text>
          <Text size="xs" c="dimmed">
            {by}, <time dateTime={at}>{instant(at, zone)}</time>
          </Text>
        </div>
      ))}
    </Stack>
  )
}
