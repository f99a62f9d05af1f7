import { noService, serviceBody, type ServiceValues } from '../../parts/service-choices.ts'
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

/** Whether enough is chosen for asking what it costs. */
export const canBeQuoted = (values: OrderValues): boolean =>
  (!bringsContainer(values) || (values.stream !== '' && values.container !== '')) &&
  (values.kind !== 'missed-pickup' || values.missedOn !== '') &&
  ((values.kind !== 'swap' && values.kind !== 'remove') || values.serviceId !== '') &&
  /^\d+$/.test(values.quantity)
