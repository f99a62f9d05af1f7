import { call, urlOf } from '@cartwright/api/client'
import { refunds } from '@cartwright/api/refunds'
import { Button, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { ApproveForm, ChecksForm } from './batch-forms.tsx'
import { BankFileForm } from './bank-file-form.tsx'
import { ApplyForm, ReasonForm, VoidForm, WayForm } from './refund-forms.tsx'
import { type Refund, refundBatch, type WholeBatch } from './refund-queries.ts'
import { type Deed, RefundTable } from './refund-table.tsx'
import { batchWords } from './refund-words.ts'

type Asking =
  | { readonly form: 'approve' | 'checks' | 'bank' | 'drop' }
  | { readonly form: Deed; readonly refund: Refund }
  | null

/** One batch of refunds: who gets what, and what is to be done next. */
export function RefundBatchPage() {
  const batchId = Number(useParams({ from: '/office/refunds/$batchId' }).batchId)
  const query = useQuery(refundBatch(batchId))
  const [asking, ask] = useState<Asking>(null)
  const batch = query.data?.batch
  const close = () => ask(null)
  return (
    <Stack gap="md">
      <PageHead
        title={`Refund batch RB-${batchId}`}
        state={
          batch && `${batchWords[batch.state]} · ${count(batch.count, 'refund')} of ${money(batch.cents)}`
        }
        action={query.data && <Deeds whole={query.data} ask={ask} />}
      />
      <TextLink to="/refunds">All refunds</TextLink>
      <Loaded query={query} rows={10}>
        {(whole) => (
          <>
            <BatchFacts whole={whole} />
            <RefundTable whole={whole} ask={(form, refund) => ask({ form, refund })} />
            <Asked asking={asking} whole={whole} onClose={close} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function Deeds({
  whole: { batch },
  ask,
}: {
  readonly whole: WholeBatch
  readonly ask: (asking: Asking) => void
}) {
  const may = useMay()
  const { batchId } = batch
  if (batch.state === 'proposed')
    return (
      <Group gap="xs">
        {may('payments.post') && (
          <Button variant="default" onClick={() => ask({ form: 'drop' })}>
            Give it up …
          </Button>
        )}
        {may('refunds.approve') && <Button onClick={() => ask({ form: 'approve' })}>Approve …</Button>}
      </Group>
    )
  if (batch.state === 'dropped' || batch.toPay === 0) return null
  return (
    <Group gap="xs">
      {batch.bankToSend > 0 && may('autopay.prepare') && (
        <Button variant="default" onClick={() => ask({ form: 'bank' })}>
          File to the bank …
        </Button>
      )}
      {batch.checksToWrite > 0 && may('payments.post') && (
        <>
          <Button
            component="a"
            variant="default"
            href={urlOf(refunds.requests, { params: { batchId } })}
            download
          >
            Check requests (Excel)
          </Button>
          <Button onClick={() => ask({ form: 'checks' })}>Take check numbers back …</Button>
        </>
      )}
    </Group>
  )
}

const BatchFacts = ({ whole: { batch } }: { readonly whole: WholeBatch }) => (
  <Facts
    facts={{
      Rule: batch.citation,
      Note: batch.note,
      'Put together': `${day(batch.madeOn)}, ${batch.madeBy}`,
      Decided: batch.decidedOn && `${day(batch.decidedOn)}, ${batch.decidedBy}`,
      'Wait for a check': batch.state === 'approved' && String(batch.checksToWrite),
      'Wait for a file to the bank': batch.bankToSend > 0 && String(batch.bankToSend),
    }}
  />
)

type AskedProps = { readonly asking: Asking; readonly whole: WholeBatch; readonly onClose: () => void }

function Asked({ asking, whole, onClose }: AskedProps) {
  const today = useToday()
  const { batchId } = whole.batch
  const drop = useCommand(
    (body: { reason: string }) => call(refunds.drop, { params: { batchId }, body }),
    onClose,
  )
  if (asking === null) return null
  if ('refund' in asking) return <AskedOfRefund {...asking} onClose={onClose} />
  if (asking.form === 'approve') return <ApproveForm whole={whole} onClose={onClose} />
  if (asking.form === 'bank') return <BankFileForm onClose={onClose} />
  if (asking.form === 'checks')
    return today === '' ? null : <ChecksForm whole={whole} today={today} onClose={onClose} />
  return (
    <ReasonForm
      title={`Give up the batch RB-${batchId}`}
      submit="Give it up"
      will="Nothing of it is refunded. Its money stays where it is, and may go into the next batch."
      command={drop}
      onClose={onClose}
    />
  )
}

type AskedOfRefundProps = { readonly form: Deed; readonly refund: Refund; readonly onClose: () => void }

function AskedOfRefund({ form, refund, onClose }: AskedOfRefundProps) {
  if (form === 'way') return <WayForm refund={refund} onClose={onClose} />
  if (form === 'apply') return <ApplyForm refund={refund} onClose={onClose} />
  if (form === 'void') return <VoidForm refund={refund} onClose={onClose} />
  return <LeaveOut refund={refund} onClose={onClose} />
}

function LeaveOut({ refund, onClose }: { readonly refund: Refund; readonly onClose: () => void }) {
  const { refundId, payee, amountCents } = refund
  const command = useCommand(
    (body: { reason: string }) => call(refunds.leaveOut, { params: { refundId }, body }),
    onClose,
  )
  return (
    <ReasonForm
      title={`Leave ${payee} out`}
      submit="Leave it out"
      will={`The ${money(amountCents)} stay where they are, and may go into the next batch.`}
      command={command}
      onClose={onClose}
    />
  )
}
