import { call } from '@cartwright/api/client'
import { orders } from '@cartwright/api/orders'
import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useToday } from '../../city-queries.ts'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { OrderForm } from './order-actions.tsx'
import type { OrderShown } from './order-queries.ts'

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
  })
  const command = useCommand(
    ({ doneOn, quantity, serial, note }: typeof form.values) =>
      call(orders.complete, {
        params: { orderId },
        body: {
          version,
          doneOn,
          quantity: Number(quantity || Number.NaN),
          serial: serial.trim() || null,
          note: note.trim() || null,
        },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`${order.number} is done`}
      form={form}
      command={command}
      submit="It is done"
      will={willBe(order)}
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

function willBe({ kind, changesService, container, quotedWords }: OrderShown): string {
  const what = container ?? 'the container'
  const changes = {
    deliver: `The service of ${what} begins on that day and is billed from then on. `,
    swap: `The service is ${what} from that day on. `,
    remove: `The service of ${what} ends on that day. `,
  }[kind as string]
  return `${changesService && changes ? changes : ''}What it costs is on the next bill. Said when it was ordered: ${quotedWords}`
}
