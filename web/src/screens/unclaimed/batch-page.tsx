import { call, urlOf } from '@cartwright/api/client'
import { unclaimed } from '@cartwright/api/unclaimed'
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
import { ReasonForm } from '../refunds/refund-forms.tsx'
import { PublishForm, TakeForm } from './batch-forms.tsx'
import { ClaimForm, DecideForm } from './claim-forms.tsx'
import { ClaimTable } from './claim-table.tsx'
import { ItemTable } from './item-table.tsx'
import { type Claim, type Item, unclaimedBatch, type WholeBatch } from './unclaimed-queries.ts'
import { batchWords } from './unclaimed-words.ts'

type Asking =
  | { readonly form: 'publish' | 'take' | 'drop' }
  | { readonly form: 'claim' | 'leave-out'; readonly item: Item }
  | { readonly form: 'decide'; readonly claim: Claim }
  | null

/** One batch of unclaimed money: whose it is, what is claimed of it, and what is to be done next. */
export function UnclaimedBatchPage() {
  const batchId = Number(useParams({ from: '/office/unclaimed/$batchId' }).batchId)
  const query = useQuery(unclaimedBatch(batchId))
  const [asking, ask] = useState<Asking>(null)
  const batch = query.data?.batch
  return (
    <Stack gap="md">
      <PageHead
        title={`Unclaimed money UM-${batchId}`}
        state={batch && `${batchWords[batch.state]} · ${count(batch.count, 'item')} of ${money(batch.cents)}`}
        action={query.data && <Deeds whole={query.data} ask={ask} />}
      />
      <TextLink to="/unclaimed">All unclaimed money</TextLink>
      <Loaded query={query} rows={10}>
        {(whole) => (
          <>
            <BatchFacts whole={whole} />
            <ItemTable whole={whole} ask={(form, item) => ask({ form, item })} />
            <ClaimTable whole={whole} decide={(claim) => ask({ form: 'decide', claim })} />
            <Asked asking={asking} whole={whole} onClose={() => ask(null)} />
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
  const { batchId, way, state, takenCents, listedCents } = batch
  const params = { batchId }
  const open = state === 'prepared' || state === 'published'
  const takes = state === (way === 'notice' ? 'published' : 'prepared') && listedCents > 0
  return (
    <Group gap="xs">
      <Button component="a" variant="default" href={urlOf(unclaimed.workbook, { params })} download>
        Treasurer’s list (Excel)
      </Button>
      <Button component="a" variant="default" href={urlOf(unclaimed.notice, { params })} target="_blank">
        {way === 'notice' ? 'Notice (PDF)' : 'List (PDF)'}
      </Button>
      {open && takenCents === 0 && may('payments.post') && (
        <Button variant="default" onClick={() => ask({ form: 'drop' })}>
          Give it up …
        </Button>
      )}
      {state === 'prepared' && way === 'notice' && may('payments.post') && (
        <Button onClick={() => ask({ form: 'publish' })}>It was published …</Button>
      )}
      {takes && may('refunds.approve') && <Button onClick={() => ask({ form: 'take' })}>Take it …</Button>}
    </Group>
  )
}

const BatchFacts = ({ whole: { batch } }: { readonly whole: WholeBatch }) => (
  <Facts
    facts={{
      Rule: batch.citation,
      Note: batch.note,
      Prepared: `${day(batch.madeOn)}, ${batch.madeBy}`,
      'Becomes the city’s': batch.becomesOn && day(batch.becomesOn),
      Published:
        batch.firstOn &&
        batch.secondOn &&
        `${batch.newspaper}, ${day(batch.firstOn)} and ${day(batch.secondOn)}`,
      'Open claims': batch.openClaims > 0 && String(batch.openClaims),
      Taken: batch.takenCents > 0 && `${money(batch.takenCents)} to ledger account ${batch.ledgerAccount}`,
      Ended: batch.endedOn && `${day(batch.endedOn)}, ${batch.endedBy}`,
    }}
  />
)

type AskedProps = { readonly asking: Asking; readonly whole: WholeBatch; readonly onClose: () => void }

function Asked({ asking, whole, onClose }: AskedProps) {
  const today = useToday()
  const { batchId } = whole.batch
  const drop = useCommand(
    (body: { reason: string }) => call(unclaimed.drop, { params: { batchId }, body }),
    onClose,
  )
  if (asking === null || today === '') return null
  if (asking.form === 'publish') return <PublishForm whole={whole} onClose={onClose} />
  if (asking.form === 'take') return <TakeForm whole={whole} today={today} onClose={onClose} />
  if (asking.form === 'claim') return <ClaimForm item={asking.item} today={today} onClose={onClose} />
  if (asking.form === 'decide') return <DecideForm claim={asking.claim} today={today} onClose={onClose} />
  if (asking.form === 'leave-out') return <LeaveOut item={asking.item} onClose={onClose} />
  return (
    <ReasonForm
      title={`Give up the batch UM-${batchId}`}
      submit="Give it up"
      will="Nothing of it is taken. Its money stays where it is, and may go into the next batch. A notice that was published counts for nothing."
      command={drop}
      onClose={onClose}
    />
  )
}

function LeaveOut({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const { itemId, owner, amountCents } = item
  const command = useCommand(
    (body: { reason: string }) => call(unclaimed.leaveOut, { params: { itemId }, body }),
    onClose,
  )
  return (
    <ReasonForm
      title={`Leave ${owner ?? `item U-${itemId}`} out`}
      submit="Leave it out"
      will={`The ${money(amountCents)} stay where they are, and may go into the next batch.`}
      command={command}
      onClose={onClose}
    />
  )
}
