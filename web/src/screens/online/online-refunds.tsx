import { call } from '@cartwright/api/client'
import { online } from '@cartwright/api/online'
import { Button, Group, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { Money, money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { type OnlineRefund, onlineRefunds, refundStanding } from './online-queries.ts'

type Asking = { readonly deed: 'approve' | 'decline'; readonly refund: OnlineRefund }

/** Money that goes back by the provider: what waits for a second person, and what became of the rest. Nothing where nobody asked. */
export function OnlineRefunds() {
  const { data, error } = useQuery(onlineRefunds)
  const may = useMay()('refunds.approve')
  const [asking, ask] = useState<Asking | null>(null)
  if (error) return <Refusal error={error} />
  if (!data || data.rows.length === 0) return null
  const close = () => ask(null)
  return (
    <section aria-labelledby="goes-back">
      <Title order={2} id="goes-back" mb="xs">
        What goes back
      </Title>
      <DataTable
        label="What goes back by the provider"
        rows={data.rows}
        columns={may ? [...columns, doing(ask)] : columns}
        rowKey={({ onlineRefundId }) => onlineRefundId}
        empty="Nothing was given back."
        height="18rem"
      />
      {asking?.deed === 'approve' && <Approve refund={asking.refund} onClose={close} />}
      {asking?.deed === 'decline' && <Decline refund={asking.refund} onClose={close} />}
    </section>
  )
}

type DecideProps = { readonly refund: OnlineRefund; readonly onClose: () => void }

function Approve({ refund, onClose }: DecideProps) {
  const { onlineRefundId, reference, amountCents, askedBy, note } = refund
  const form = useForm({ initialValues: {} })
  const command = useCommand(() => call(online.approveRefund, { params: { onlineRefundId } }), onClose)
  return (
    <FormDialog
      title={`Give back ${money(amountCents)} of ${reference}`}
      form={form}
      command={command}
      submit="Agree, and give it back"
      onClose={onClose}
      will={<Text size="sm">The provider gives it back to where it came from; that cannot be undone.</Text>}
    >
      <Text size="sm">
        {askedBy}: {note}
      </Text>
    </FormDialog>
  )
}

function Decline({ refund, onClose }: DecideProps) {
  const { onlineRefundId, reference, amountCents } = refund
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value: string) => (value.trim() ? null : 'Write why.') },
  })
  const command = useCommand(
    (body: { reason: string }) => call(online.declineRefund, { params: { onlineRefundId }, body }),
    onClose,
  )
  return (
    <FormDialog
      title={`Decline ${money(amountCents)} of ${reference}`}
      form={form}
      command={command}
      submit="Decline it"
      onClose={onClose}
      will={<Text size="sm">Nothing goes back.</Text>}
    >
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}

const doing = (ask: (asking: Asking) => void): Column<OnlineRefund> => ({
  key: 'do',
  title: 'Do',
  cell: (refund) =>
    refund.state === 'waiting' && (
      <Group gap={4} wrap="nowrap">
        {(['approve', 'decline'] as const).map((deed) => (
          <Button
            key={deed}
            size="compact-sm"
            variant="default"
            aria-label={`${deed === 'approve' ? 'Agree to' : 'Decline'} ${refund.reference}`}
            onClick={() => ask({ deed, refund })}
          >
            {deed === 'approve' ? 'Agree …' : 'Decline …'}
          </Button>
        ))}
      </Group>
    ),
})

const columns: readonly Column<OnlineRefund>[] = [
  { key: 'reference', title: 'Payment', cell: ({ reference }) => reference },
  { key: 'account', title: 'Account', cell: ({ accountNumber }) => accountNumber },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  {
    key: 'state',
    title: 'How it stands',
    wrap: true,
    sortBy: ({ state }) => state,
    cell: ({ state, decidedBy, decidedReason }) => (
      <>
        {refundStanding[state]}
        {decidedReason !== null && (
          <Text size="xs">
            {decidedBy}: {decidedReason}
          </Text>
        )}
      </>
    ),
  },
  { key: 'asked', title: 'Asked', cell: ({ askedOn }) => <Day on={askedOn} /> },
  { key: 'by', title: 'By', wrap: true, cell: ({ askedBy, note }) => `${askedBy}: ${note}` },
]
