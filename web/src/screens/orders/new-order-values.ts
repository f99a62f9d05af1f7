import { noService, serviceBody, type ServiceValues } from '../../parts/service-choices.ts'
import { dayFault, serviceFaults } from '../../parts/form-faults.ts'
import type { NewOrder, Order } from './order-queries.ts'

/** An order as its form holds it. */
export type OrderValues = ServiceValues & {
  kind: Order['kind']
  serviceId: string
  wantedOn: string
  driverNote: string
  missedOn: string
  missedReason: string
  remedy: string
}

export const noOrder = (requestId: string): OrderValues & { requestId: string } => ({
  ...noService,
  kind: 'bulky',
  serviceId: '',
  wantedOn: '',
  driverNote: '',
  missedOn: '',
  missedReason: '',
  remedy: 'reschedule',
  requestId,
})

export const bringsContainer = ({ kind }: Pick<OrderValues, 'kind'>): boolean =>
  kind === 'deliver' || kind === 'swap'
/** Whether an order is about a service that is there. */
export const isAboutService = ({ kind }: Pick<OrderValues, 'kind'>): boolean =>
  kind !== 'deliver' && kind !== 'bulky'

/** An order as the contract takes it; what is typed for another kind is left out. */
export function orderBody(values: OrderValues & { readonly requestId: string }): NewOrder {
  const { quantity, units: _, ...container } = serviceBody(values)
  const missed = values.kind === 'missed-pickup'
  return {
    kind: values.kind,
    serviceId: isAboutService(values) && values.serviceId !== '' ? Number(values.serviceId) : null,
    quantity,
    container: bringsContainer(values) ? container : null,
    wantedOn: values.wantedOn || null,
    driverNote: values.driverNote.trim() || null,
    ...(missed && {
      missedOn: values.missedOn || null,
      missedReason: values.missedReason.trim() || null,
      remedy: values.remedy === 'credit' ? 'credit' : 'reschedule',
    }),
    requestId: values.requestId,
  }
}

/** Whether a number of containers or pickups can be ordered. */
export const isQuantity = (text: string): boolean =>
  /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 100

const needsService = ({ kind, remedy }: OrderValues): boolean =>
  kind === 'swap' || kind === 'remove' || (kind === 'missed-pickup' && remedy === 'credit')

/** What is wrong with an order by field, and what to type. */
export const orderFaults = (values: OrderValues): Record<string, string> => ({
  ...(needsService(values) && values.serviceId === '' && { serviceId: 'Choose the service it is about.' }),
  ...(bringsContainer(values) && serviceFaults(values, '')),
  ...(!isQuantity(values.quantity) && { quantity: 'Write a number from 1 to 100.' }),
  ...(values.kind === 'missed-pickup' && dayFault('missedOn', values.missedOn)),
})

/** Whether enough is chosen for asking what it costs. */
export const canBeQuoted = (values: OrderValues): boolean => Object.keys(orderFaults(values)).length === 0
