import { List, Stack, Text } from '@mantine/core'
import { TextLink } from '../../parts/links.tsx'
import { money } from '../../parts/money.tsx'
import { BillComing } from './bill-coming.tsx'
import type { Moved } from './move-queries.ts'
import { PutRight } from './put-right.tsx'

/** What happens to the books, in words, and the bills that come of it. */
export const MovedShown = ({ moved }: { readonly moved: Moved }) => (
  <Stack gap="sm">
    <List size="sm">
      {moved.sentences.map((sentence) => (
        <List.Item key={sentence}>{sentence}</List.Item>
      ))}
    </List>
    <PutRight bills={moved.putRight} />
    {moved.withoutCents !== null && moved.bills[0] && (
      <Text fw={600}>
        The next bill charges {money(moved.bills[0].chargesCents)} instead of {money(moved.withoutCents)}:{' '}
        {difference(moved.bills[0].chargesCents - moved.withoutCents)}
      </Text>
    )}
    {moved.bills.map((bill) => (
      <BillComing key={`${bill.kind} ${bill.accountNumber}`} bill={bill} />
    ))}
    {moved.liable && <Owes liable={moved.liable} />}
    {moved.moveId !== null && moved.orders.length > 0 && (
      <Text size="sm">
        For the crew:{' '}
        {moved.orders.map(({ orderId, number }, at) => (
          <span key={orderId}>
            {at > 0 && ', '}
            <TextLink to="/orders/$orderId" params={{ orderId: String(orderId) }} fz="inherit">
              {number}
            </TextLink>
          </span>
        ))}
      </Text>
    )}
  </Stack>
)

function difference(cents: number): string {
  if (cents === 0) return 'nothing changes.'
  return cents > 0 ? `${money(cents)} more.` : `${money(-cents)} less.`
}

function askedHow(order: NonNullable<Moved['liable']>['parties'][number]['order']): string {
  if (order === 'first') return 'first'
  return order === 'jointly' ? 'as well' : 'where that one does not pay'
}

const Owes = ({ liable }: { readonly liable: NonNullable<Moved['liable']> }) => (
  <Text size="sm">
    Who owes for it, by {liable.citation}:{' '}
    {liable.parties.map(({ name, role, order }) => `${name} (${role}) ${askedHow(order)}`).join('; ') ||
      'nobody is named'}
    .
  </Text>
)
