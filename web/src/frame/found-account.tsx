import { type accounts } from '@cartwright/api/accounts'
import type { SuccessOf } from '@cartwright/api/route'
import { Group, Text } from '@mantine/core'
import { money } from '../parts/money.tsx'

export type Found = SuccessOf<typeof accounts.search>['rows'][number]

const matchedBy: Record<Found['matched'], string> = {
  account: 'account number',
  'former-number': 'former number',
  bill: 'bill',
  check: 'check',
  phone: 'telephone',
  email: 'e-mail',
  apn: 'APN',
  address: 'address',
  name: 'name',
}

function owes(cents: number): string {
  if (cents === 0) return 'owes nothing'
  return cents < 0 ? `credit ${money(-cents)}` : `owes ${money(cents)}`
}

/** One account that was found, with enough to know it is the right one. */
export const FoundAccount = ({ found }: { readonly found: Found }) => (
  <>
    <Group justify="space-between" gap="xs" wrap="nowrap" align="baseline">
      <Text fw={600} truncate>
        {found.payerName ?? 'No payer'}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
        {owes(found.balanceCents)}
      </Text>
    </Group>
    <Text size="sm">
      {found.address}, {found.place} {found.zip}
    </Text>
    <Text size="xs" c="dimmed">
      <Text span ff="monospace" size="xs">
        {found.accountNumber}
      </Text>{' '}
      · {found.class} · {found.state} · found by {matchedBy[found.matched]}
      {found.matchedText && ` “${found.matchedText}”`}
      {found.similar && ' (similar)'}
    </Text>
    {found.confidential && (
      <Text size="xs" fw={600} c="red">
        ⚠ Safe at Home: say no address to the caller.
      </Text>
    )}
  </>
)
