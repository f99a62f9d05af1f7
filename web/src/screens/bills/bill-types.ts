import type { bills } from '@cartwright/api/bills'
import type { SuccessOf } from '@cartwright/api/route'

export type Bill = SuccessOf<typeof bills.show>
export type BillLine = Bill['lines'][number]
export type Language = 'en' | 'es'

/** What is told of a bill, posted or still on a register. */
export type ToldBill = Pick<
  Bill,
  | 'lines'
  | 'differences'
  | 'history'
  | 'chargesCents'
  | 'totalDueCents'
  | 'dueOn'
  | 'periodFrom'
  | 'periodUntil'
>
