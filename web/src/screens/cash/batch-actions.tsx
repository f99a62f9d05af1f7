import { call } from '@cartwright/api/client'
import { cash } from '@cartwright/api/cash'
import { Button, Group, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { reasonFault } from '../../parts/form-faults.ts'
import { MoneyField } from '../../parts/money-field.tsx'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Batch } from './cash-queries.ts'
import { controlFaults, controlOf } from './opening-values.ts'

/** What is done with an open batch beside entering its lines: take it over, put its control figures right, give it up. */
export function BatchActions({ batch }: { readonly batch: Batch }) {
  const { batchId } = batch
  const params = { batchId }
  const navigate = useNavigate()
  const [changing, setChanging] = useState(false)
  const take = useCommand(() => call(cash.handOver, { params, body: { userId: null } }))
  const drop = useCommand(
    () => call(cash.drop, { params }),
    () => void navigate({ to: '/cash' }),
  )
  return (
    <>
      <Group gap="xs">
        {!batch.mine && (
          <Button onClick={() => take.mutate(undefined)} loading={take.isPending}>
            Take it over from {batch.owner}
          </Button>
        )}
        {batch.mine && (
          <Button variant="default" onClick={() => setChanging(true)}>
            Put the control figures right
          </Button>
        )}
        {batch.mine && batch.count === 0 && (
          <Button variant="default" onClick={() => drop.mutate(undefined)} loading={drop.isPending}>
            Give it up: nothing is in it
          </Button>
        )}
      </Group>
      <Refusal error={take.error ?? drop.error} />
      {changing && <ChangeControl batch={batch} onClose={() => setChanging(false)} />}
    </>
  )
}

function ChangeControl({ batch, onClose }: { readonly batch: Batch; readonly onClose: () => void }) {
  const form = useForm({
    initialValues: {
      controlCount: String(batch.controlCount),
      controlCents: money(batch.controlCents).slice(1),
      reason: '',
    },
    validate: {
      ...controlFaults,
      reason: reasonFault,
    },
  })
  const command = useCommand(
    (values: typeof form.values) =>
      call(cash.control, {
        params: { batchId: batch.batchId },
        body: { ...controlOf(values), reason: values.reason },
      }),
    onClose,
  )
  return (
    <FormDialog
      title="Put the control figures right"
      form={form}
      command={command}
      submit="Change them"
      will="The lines stay as they are. What the figures were stays in the record, with the reason."
      onClose={onClose}
    >
      <TextInput
        label="Control count"
        inputMode="numeric"
        maw="12rem"
        {...form.getInputProps('controlCount')}
      />
      <MoneyField label="Control total" {...form.getInputProps('controlCents')} />
      <ReasonField required {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
