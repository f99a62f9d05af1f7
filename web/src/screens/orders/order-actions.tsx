import { call } from '@cartwright/api/client'
import { orders } from '@cartwright/api/orders'
import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type ComponentType, useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { DayField } from '../../parts/day-field.tsx'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { dayFault, orderFault } from '../../parts/form-faults.ts'
import { CompleteOrder } from './complete-order.tsx'
import type { OrderShown } from './order-queries.ts'
import { orderState } from './order-words.ts'

export type OrderForm = { readonly order: OrderShown; readonly onClose: () => void }

/** What can be done with an order as it is now. */
export function OrderActions({ order }: { readonly order: OrderShown }) {
  const [Shown, show] = useState<ComponentType<OrderForm> | null>(null)
  const begin = (Form: ComponentType<OrderForm>) => show(() => Form)
  const toDo = order.state !== 'done' && order.state !== 'cancelled'
  return (
    <>
      {toDo && (
        <>
          <Button onClick={() => begin(CompleteOrder)}>It is done …</Button>
          <Button variant="default" onClick={() => begin(ScheduleOrder)}>
            {order.state === 'scheduled' ? 'Another day …' : 'Schedule …'}
          </Button>
          {order.state !== 'could-not' && (
            <Button variant="default" onClick={() => begin(CouldNot)}>
              Could not be done …
            </Button>
          )}
          <Button variant="default" onClick={() => begin(CancelOrder)}>
            Call off …
          </Button>
        </>
      )}
      {!toDo && order.billNumber === null && !(order.state === 'done' && order.remedy === 'credit') && (
        <Button variant="default" onClick={() => begin(UndoOrder)}>
          Take back …
        </Button>
      )}
      {Shown && <Shown order={order} onClose={() => show(null)} />}
    </>
  )
}

function ScheduleOrder({ order, onClose }: OrderForm) {
  const { orderId, version } = order
  const today = useToday()
  const form = useForm({
    initialValues: {
      scheduledOn: order.scheduledOn ?? order.wantedOn ?? today,
      driverNote: order.driverNote ?? '',
    },
    validate: (values) => ({
      ...dayFault('scheduledOn', values.scheduledOn),
      ...orderFault('scheduledOn', {
        value: values.scheduledOn,
        first: today,
        words: `Write ${day(today)} or a later day.`,
      }),
    }),
  })
  const command = useCommand(
    ({ scheduledOn, driverNote }: typeof form.values) =>
      call(orders.schedule, {
        params: { orderId },
        body: { version, scheduledOn, driverNote: driverNote.trim() || null },
      }),
    onClose,
  )
  const { scheduledOn } = form.values
  return (
    <FormDialog
      title={`Schedule ${order.number}`}
      form={form}
      command={command}
      submit="Schedule"
      will={scheduledOn && `It is on the crew’s list of ${day(scheduledOn)}. Nothing is charged yet.`}
      onClose={onClose}
    >
      <DayField label="Day" data-autofocus {...form.getInputProps('scheduledOn')} />
      <TextInput label="Note to the driver" maxLength={300} {...form.getInputProps('driverNote')} />
    </FormDialog>
  )
}

const whyFault = (reason: string) => ({ ...(!reason.trim() && { reason: 'Write why.' }) })

function CouldNot({ order, onClose }: OrderForm) {
  const { orderId, version } = order
  const form = useForm({
    initialValues: { onDay: useToday(), reason: '' },
    validate: ({ onDay, reason }) => ({ ...dayFault('onDay', onDay), ...whyFault(reason) }),
  })
  const command = useCommand(
    (body: typeof form.values) => call(orders.couldNot, { params: { orderId }, body: { version, ...body } }),
    onClose,
  )
  return (
    <FormDialog
      title={`${order.number} could not be done`}
      form={form}
      command={command}
      submit="Keep it"
      will="Nothing is charged. It stays to do until it is scheduled again or called off."
      onClose={onClose}
    >
      <DayField label="Day the crew was there" data-autofocus {...form.getInputProps('onDay')} />
      <TextInput
        label="Why it could not be done"
        required
        maxLength={300}
        {...form.getInputProps('reason')}
      />
    </FormDialog>
  )
}

const CancelOrder = (props: OrderForm) => (
  <WithReason
    {...props}
    title={`Call ${props.order.number} off`}
    submit="Call off"
    will="It leaves the crew’s list, nothing is charged, and what was free of it is free again."
    run={(orderId, body) => call(orders.cancel, { params: { orderId }, body })}
  />
)

const UndoOrder = (props: OrderForm) => (
  <WithReason
    {...props}
    title={`Take ${props.order.number} back`}
    submit="Take back"
    will={
      props.order.state === 'done'
        ? 'Its charge goes, the services are as they were before it was done, and it is to do again.'
        : 'It is to do again.'
    }
    run={(orderId, body) => call(orders.undo, { params: { orderId }, body })}
  />
)

type WithReasonProps = OrderForm & {
  readonly title: string
  readonly submit: string
  readonly will: string
  readonly run: (orderId: number, body: { version: number; reason: string }) => Promise<unknown>
}

function WithReason({ order, onClose, title, submit, will, run }: WithReasonProps) {
  const form = useForm({ initialValues: { reason: '' }, validate: ({ reason }) => whyFault(reason) })
  const command = useCommand(
    ({ reason }: typeof form.values) => run(order.orderId, { version: order.version, reason }),
    onClose,
  )
  return (
    <FormDialog
      title={title}
      form={form}
      command={command}
      submit={submit}
      will={`Now: ${orderState(order)}. ${will}`}
      onClose={onClose}
    >
      <TextInput label="Why" required maxLength={300} data-autofocus {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
