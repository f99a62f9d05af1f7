import { call } from '@cartwright/api/client'
import { orders } from '@cartwright/api/orders'
import { List, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useToday } from '../../city-queries.ts'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { dayFault } from '../../parts/form-faults.ts'
import type { OrderForm } from './order-actions.tsx'
import { isQuantity } from './new-order-values.ts'
import { completionPreview } from './order-queries.ts'

/** The crew did it: the day, how many, the serial of the container. */
export function CompleteOrder({ order, onClose }: OrderForm) {
  const { orderId, version } = order
  const today = useToday()
  const form = useForm({
    initialValues: {
      doneOn: order.scheduledOn && order.scheduledOn < today ? order.scheduledOn : today,
      quantity: String(order.quantity),
      serial: order.serial ?? '',
      note: '',
    },
    validate: faultsOf,
  })
  const command = useCommand(
    ({ doneOn, quantity, serial, note }: typeof form.values) =>
      call(orders.complete, {
        params: { orderId },
        body: bodyOf(version, { doneOn, quantity, serial, note }),
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`${order.number} is done`}
      form={form}
      command={command}
      submit="It is done"
      will={<CompletionShown orderId={orderId} version={version} values={form.values} />}
      onClose={onClose}
    >
      <DayField label="Day it was done" data-autofocus {...form.getInputProps('doneOn')} />
      <TextInput label="How many" inputMode="numeric" w="8rem" {...form.getInputProps('quantity')} />
      {order.container !== null && (
        <TextInput label="Serial of the container" maxLength={40} {...form.getInputProps('serial')} />
      )}
      <TextInput label="Note" maxLength={300} {...form.getInputProps('note')} />
    </FormDialog>
  )
}

type Values = { doneOn: string; quantity: string; serial: string; note: string }

const faultsOf = ({ doneOn, quantity }: Values) => ({
  ...dayFault('doneOn', doneOn),
  ...(!isQuantity(quantity) && { quantity: 'Write a number from 1 to 100.' }),
})

const bodyOf = (version: number, { doneOn, quantity, serial, note }: Values) => ({
  version,
  doneOn,
  quantity: Number(quantity),
  serial: serial.trim() || null,
  note: note.trim() || null,
})

type Shown = { readonly orderId: number; readonly version: number; readonly values: Values }

/** What saving it will do to the services and the books, as it is being written. */
function CompletionShown({ orderId, version, values }: Shown) {
  const [settled] = useDebouncedValue(values, 300)
  const ready = Object.keys(faultsOf(settled)).length === 0
  const { data, error } = useQuery(completionPreview(orderId, bodyOf(version, settled), ready))
  if (!ready)
    return <Text size="sm">What it does is shown here when the day and the number are written.</Text>
  // What is wrong with a field is said beside it when it is saved.
  if (error) return <Refusal error={error} />
  if (!data) return <Text size="sm">Asking what it does …</Text>
  return (
    <List size="sm">
      {data.told.map((sentence) => (
        <List.Item key={sentence}>{sentence}</List.Item>
      ))}
    </List>
  )
}
