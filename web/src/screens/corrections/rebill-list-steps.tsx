import { Button, Group, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money, signedMoney } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { approveAll, askForAll, lookAtAll, type RebillList } from './rebill-list-queries.ts'

/** What a list comes to, and what is to be done next with it. */
export function RebillListSteps({ list }: { readonly list: RebillList }) {
  const may = useMay()
  const [approving, approve] = useState(false)
  const look = useCommand((again: boolean) => lookAtAll(list.listId, again))
  const ask = useCommand(() => askForAll(list.listId))
  const mayAsk = may('corrections.ask')
  return (
    <Stack gap="xs">
      <Text fw={600}>{totals(list)}</Text>
      <Text size="sm">{next(list)}</Text>
      <Refusal error={look.error ?? ask.error} />
      <Group gap="xs">
        {mayAsk && list.new > 0 && (
          <Button loading={look.isPending && !look.variables} onClick={() => look.mutate(false)}>
            Work out what they come to
          </Button>
        )}
        {mayAsk && list.new === 0 && list.ready > 0 && (
          <Button loading={ask.isPending} onClick={() => ask.mutate(undefined)}>
            Ask for {count(list.ready, 'row')}
          </Button>
        )}
        {may('adjustments.approve') && list.waiting > 0 && (
          <Button onClick={() => approve(true)}>Approve {count(list.waiting, 'row')} …</Button>
        )}
        {mayAsk && list.bad + list.returned > 0 && (
          <Button
            variant="default"
            loading={look.isPending && look.variables}
            onClick={() => look.mutate(true)}
          >
            Work out the bad rows again
          </Button>
        )}
      </Group>
      {approving && <ApproveList list={list} onClose={() => approve(false)} />}
    </Stack>
  )
}

const totals = ({ rows, bad, creditedCents, billedCents, postedCents }: RebillList): string =>
  `${count(rows, 'row')}, ${bad.toLocaleString('en-US')} bad. ${money(-creditedCents)} is credited, ${money(billedCents)} is billed anew: ${signedMoney(postedCents)} together.`

function next(list: RebillList): string {
  if (list.new > 0) return `${count(list.new, 'row')} to work out. Nothing changes on the accounts by that.`
  if (list.ready > 0)
    return 'Look at the rows, then ask for them: they wait for a second person, and bad rows stay here.'
  if (list.heldUp > 0)
    return `${count(list.heldUp, 'row')} cannot be approved as they are: open the correction, have its adjustment returned, and work it out again.`
  if (list.waiting > 0) return `${count(list.waiting, 'row waits', 'rows wait')} for a second person.`
  return `${count(list.posted, 'bill')} cancelled and billed anew.${list.bad > 0 ? ' Bad rows wait here until they are mended, or brought again.' : ''}`
}

function ApproveList({ list, onClose }: { readonly list: RebillList; readonly onClose: () => void }) {
  const form = useForm({ initialValues: { note: '' } })
  const command = useCommand(({ note }: typeof form.values) => approveAll(list.listId, note), onClose)
  return (
    <FormDialog
      title={`Approve ${count(list.waiting, 'row')}`}
      form={form}
      command={command}
      submit="Approve and post"
      will="Each account is posted for itself: its bills are cancelled, new ones take their place, and a letter is drafted. What changed since it was asked for is held up with the reason, and the others go on."
      onClose={onClose}
    >
      <ReasonField label="Note" data-autofocus {...form.getInputProps('note')} />
    </FormDialog>
  )
}
