import type { rates } from '@cartwright/api/rates'
import type { InputOf } from '@cartwright/api/route'
import { plusDays } from '../../parts/day.tsx'
import { noService, serviceBody, type ServiceValues } from '../../parts/service-choices.ts'

/** A quote as the form holds it. The key tells services apart while some are taken away. */
export type QuoteValues = {
  readonly class: string
  readonly zone: string
  readonly from: string
  /** The last day, as people say it. */
  readonly to: string
  readonly services: readonly (ServiceValues & { readonly key: number })[]
  readonly discount: string
}

/** A month from the first of the month a day lies in, with room for one service. */
export function emptyQuote(today: string, of: string): QuoteValues {
  const from = `${today.slice(0, 8)}01`
  const next = `${plusDays(from, 31).slice(0, 8)}01`
  return {
    class: of,
    zone: '',
    from,
    to: plusDays(next, -1),
    services: [{ ...noService, key: 1 }],
    discount: '',
  }
}

/** The quote as the contract takes it. */
export const quoteBody = (values: QuoteValues): InputOf<typeof rates.quote>['body'] => ({
  class: values.class,
  zone: values.zone || null,
  from: values.from,
  until: values.to ? plusDays(values.to, 1) : '',
  services: values.services.map(serviceBody),
  discounts: values.discount ? [{ code: values.discount }] : [],
})
