import type { pay } from '@cartwright/api/pay'
import type { SuccessOf } from '@cartwright/api/route'
import { Alert, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { TextLink } from '../../parts/links.tsx'
import { money } from '../../parts/money.tsx'
import { PayFrame } from './pay-frame.tsx'
import { paymentOf } from './pay-queries.ts'
import { PayRefusal } from './pay-refusal.tsx'
import { type PayPageParts, usePayPage } from './pay-search.ts'

type Payment = SuccessOf<typeof pay.payment>

/** How a payment stands, for whoever comes back from the provider. It only tells: what is posted, the provider's own word decides. */
export function PayDone() {
  const parts = usePayPage((say) => say.done.title)
  const { token = '' } = useParams({ strict: false })
  const { data, error } = useQuery(paymentOf(token, parts.city))
  return (
    <PayFrame parts={parts} heading={parts.say.done.title} city={data?.city} phone={data?.cityPhone}>
      <PayRefusal error={error} say={parts.say} />
      {!data && !error && <Text>{parts.say.loading}</Text>}
      {data && <Stands payment={data} parts={parts} />}
    </PayFrame>
  )
}

function Stands({
  payment,
  parts: { say, dayOf, city, lang },
}: {
  readonly payment: Payment
  readonly parts: PayPageParts
}) {
  const { state, posted, tender, last4, receivedOn, receiptTo } = payment
  const told = state === 'paid' && !posted ? say.done.posting : say.done[state]
  const good = state === 'paid' || state === 'pending'
  return (
    <Stack gap="sm">
      <div aria-live="polite">
        <Alert role="note" color={good ? 'green' : 'yellow'}>
          {told}
        </Alert>
      </div>
      <Text>
        {say.done.amount}: {money(payment.amountCents)}
      </Text>
      <Text>
        {say.done.number}: {payment.reference}
      </Text>
      {receivedOn !== null && (
        <Text>
          {say.done.received}: {dayOf(receivedOn)}
        </Text>
      )}
      {tender !== null && last4 !== null && (
        <Text>
          {say.done.with}: {say.done.ending(say.ways[tender], last4)}
        </Text>
      )}
      {(state === 'failed' || state === 'expired') && (
        <TextLink to="/pay" search={{ ...city, lang }}>
          {say.byNumber}
        </TextLink>
      )}
      {good && receiptTo !== null && <Text>{say.done.receipt(receiptTo)}</Text>}
    </Stack>
  )
}
