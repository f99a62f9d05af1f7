import { adjustments } from '@cartwright/api/adjustments'
import { call } from '@cartwright/api/client'
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { AdjustmentShown } from './adjustment-queries.ts'
import { amountWords, notApproving, owesWords } from './adjustment-words.ts'
import { DecideAdjustment } from './decide-adjustment.tsx'

type Deed = 'approve' | 'return' | 'withdraw' | 'reverse'

/** What can be done with an adjustment by whoever looks; and why not, when that is not plain. */
export function AdjustmentActions({ adjustment }: { readonly adjustment: AdjustmentShown }) {
  const { may } = adjustment
  const [deed, begin] = useState<Deed | null>(null)
  const why = may.because && notApproving[may.because]
  return (
    <>
      {why && <Text size="sm">{why}</Text>}
      <OtherWay adjustment={adjustment} />
      <DeedButtons may={may} begin={begin} />
      {deed && <DeedDialog key={deed} deed={deed} adjustment={adjustment} onClose={() => begin(null)} />}
    </>
  )
}

/** How what came of something else is taken back. */
function OtherWay({ adjustment: { source, state, reversesId } }: { readonly adjustment: AdjustmentShown }) {
  if (state !== 'posted' || reversesId !== null) return null
  if (source?.kind === 'correction')
    return <Text size="sm">It came of a correction. Correct the past again to take it back.</Text>
  if (source?.kind === 'transfer')
    return <Text size="sm">It came of a transfer. Transfer the amount back to take it back.</Text>
  return null
}

type DeedButtonsProps = {
  readonly may: AdjustmentShown['may']
  readonly begin: (deed: Deed) => void
}

const DeedButtons = ({ may, begin }: DeedButtonsProps) => (
  <Group gap="xs">
    {may.approve && <Button onClick={() => begin('approve')}>Approve …</Button>}
    {may.return && (
      <Button variant="default" onClick={() => begin('return')}>
        Return …
      </Button>
    )}
    {may.withdraw && (
      <Button variant="default" onClick={() => begin('withdraw')}>
        Withdraw …
      </Button>
    )}
    {may.reverse && (
      <Button variant="default" onClick={() => begin('reverse')}>
        Take back …
      </Button>
    )}
  </Group>
)

type DeedDialogProps = {
  readonly deed: Deed
  readonly adjustment: AdjustmentShown
  readonly onClose: () => void
}

function DeedDialog({ deed, adjustment, onClose }: DeedDialogProps) {
  const { adjustmentId: id, accountNumber } = adjustment
  const params = { id }
  const amount = amountWords(adjustment.amountCents)
  switch (deed) {
    case 'approve':
      return (
        <DecideAdjustment
          title={`Approve adjustment ${id}`}
          submit="Approve and post"
          will={`A ${amount} is posted to ${accountNumber} today. It ${owesWords(adjustment.balanceCents)} now, and ${owesWords(adjustment.newBalanceCents ?? 0)} after it.`}
          send={(note) => call(adjustments.approve, { params, body: { note } })}
          onClose={onClose}
        />
      )
    case 'return':
      return (
        <DecideAdjustment
          title={`Return adjustment ${id}`}
          submit="Return it"
          needed="Write why it goes back."
          will={`${adjustment.askedBy} sees why. Nothing is posted.`}
          send={(note) => call(adjustments.giveBack, { params, body: { note } })}
          onClose={onClose}
        />
      )
    case 'withdraw':
      return (
        <DecideAdjustment
          title={`Withdraw adjustment ${id}`}
          submit="Withdraw it"
          will="It waits no longer, and nothing is posted."
          send={(note) => call(adjustments.withdraw, { params, body: { note } })}
          onClose={onClose}
        />
      )
    case 'reverse':
    default:
      return (
        <DecideAdjustment
          title={`Take adjustment ${id} back`}
          submit="Take it back"
          needed="Write why it is taken back."
          will={`The ${amount} is taken back by mirror entries today: within your limits at once, else after approval. This can be done once.`}
          send={(note) => call(adjustments.reverse, { params, body: { note } })}
          onClose={onClose}
        />
      )
  }
}
