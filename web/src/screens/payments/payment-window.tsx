import { Button, Group, Stack, Text } from '@mantine/core'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { money } from '../../parts/money.tsx'
import { Window } from '../../parts/window.tsx'
import { titleOf } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import type { Payment } from '../accounts/account-queries.ts'
import { PaidItems } from './paid-items.tsx'

type PaymentWindowProps = {
  readonly payment: Payment
  readonly onClose: () => void
  readonly onTakeBack: () => void
  readonly onReturned: () => void
}

/** One payment: what it pays, what of it is a credit, and what became of it. */
export function PaymentWindow({ payment, onClose, onTakeBack, onReturned }: PaymentWindowProps) {
  const may = useMay()('payments.reverse')
  const { paid, creditCents, reversal } = payment
  return (
    <Window onClose={onClose} title={`Payment of ${money(payment.amountCents)}`} size="lg">
      <Stack gap="sm">
        <Facts
          facts={{
            Tender: titleOf(payment.tender),
            Receipt: payment.receipt,
            Check: payment.checkNumber,
            Received: day(payment.receivedOn),
            Posted: day(payment.postedOn),
            'First posted to': payment.movedFrom,
          }}
        />
        {reversal && (
          <Text>
            ⟲ Taken back on {day(reversal.reversedOn)} by {reversal.by}. {reversal.reason} (
            {reversal.citation}): {reversal.note}
            {reversal.movedTo &&
              ` The money is on account ${reversal.movedTo.accountNumber}, receipt ${reversal.movedTo.receipt}.`}
          </Text>
        )}
        {paid.length > 0 && (
          <>
            <Text fw={600}>{reversal ? 'What it had paid' : 'What it pays'}</Text>
            <PaidItems label="Items" items={paid} />
          </>
        )}
        {creditCents > 0 && <Text>{money(creditCents)} is a credit, which pays what is billed next.</Text>}
        <Group justify="flex-end">
          {may && !reversal && (payment.tender === 'check' || payment.tender === 'ach') && (
            <Button variant="default" onClick={onReturned}>
              The bank returned it …
            </Button>
          )}
          {may && !reversal && (
            <Button variant="default" onClick={onTakeBack}>
              Take it back …
            </Button>
          )}
          <Button onClick={onClose} data-autofocus>
            Close
          </Button>
        </Group>
      </Stack>
    </Window>
  )
}
