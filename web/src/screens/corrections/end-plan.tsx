import { call } from '@cartwright/api/client'
import { plans } from '@cartwright/api/plans'
import type { SuccessOf } from '@cartwright/api/route'
import { Button, Radio, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'

type Ended = SuccessOf<typeof plans.end>
type How = Ended['how']

/** The ways in which a plan ends before its time, as whoever ends it says them. */
const ways: readonly { readonly how: How; readonly label: string }[] = [
  { how: 'paid-off', label: 'All of it is paid now' },
  { how: 'broken', label: 'An installment stayed unpaid' },
  { how: 'cancelled', label: 'It is given up for another reason' },
]

/** What became of a plan that ended, as the panel says it. */
export const endWords: Readonly<Record<How, string>> = {
  'paid-off': 'All of it was to be paid at once',
  broken: 'It was not kept',
  cancelled: 'It was given up',
}

/** Ends a plan before its last installment is due; what is then due and when is shown before. */
export function EndPlan({ planId }: { readonly planId: number }) {
  const may = useMay()('corrections.ask')
  const [ending, end] = useState(false)
  if (!may) return null
  return (
    <>
      <Button variant="default" size="xs" onClick={() => end(true)}>
        End the plan …
      </Button>
      {ending && <EndDialog planId={planId} onClose={() => end(false)} />}
    </>
  )
}

function EndDialog({ planId, onClose }: { readonly planId: number; readonly onClose: () => void }) {
  const form = useForm<{ how: How; reason: string }>({ initialValues: { how: 'paid-off', reason: '' } })
  const { how } = form.values
  const look = useQuery({
    queryKey: ['plan', planId, 'end', how],
    queryFn: () => call(plans.lookAtEnd, { params: { id: planId }, query: { how } }),
    retry: false,
  })
  const navigate = useNavigate()
  const command = useCommand(
    (body: typeof form.values) => call(plans.end, { params: { id: planId }, body }),
    ({ letterId }) =>
      letterId === null
        ? onClose()
        : navigate({ to: '/letters/$letterId', params: { letterId: String(letterId) } }),
  )
  return (
    <FormDialog
      title="End the plan"
      form={form}
      command={command}
      submit="End the plan"
      will={look.data && will(look.data)}
      onClose={onClose}
    >
      <Radio.Group label="Why it ends" {...form.getInputProps('how')}>
        {ways.map(({ how: way, label }) => (
          <Radio key={way} value={way} label={label} mt="xs" />
        ))}
      </Radio.Group>
      <Refusal error={look.error} />
      <ReasonField required label="What was said" {...form.getInputProps('reason')} />
    </FormDialog>
  )
}

const will = ({ how, restCents, dueOn, citation, balanceCents, newBalanceCents }: Ended) => (
  <Text size="sm">
    {money(restCents)} is not due yet: all of it is due on {day(dueOn)}
    {citation && ` (${citation})`}. The account owes {money(balanceCents)} today and {money(newBalanceCents)}{' '}
    then. No penalty is charged.
    {how === 'broken' && ' A letter that says so is drafted, to be looked at before it goes.'}
  </Text>
)
