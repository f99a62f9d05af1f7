import type { billNow } from '@cartwright/api/bill-now'
import type { InputOf } from '@cartwright/api/route'

export type AskedBill = InputOf<typeof billNow.open>['body']

export type BillNowValues = { kind: AskedBill['kind']; lastOn: string; billOn: string; reason: string }

/** What can be billed on demand, and what each does. */
export const kinds: readonly { value: AskedBill['kind']; label: string; tells: string }[] = [
  {
    value: 'partial',
    label: 'Partial',
    tells: 'The days from the last bill up to a day. The regular bill charges the rest, and no day twice.',
  },
  {
    value: 'final',
    label: 'Final',
    tells:
      'The last bill, up to a day: the account closes with it. One that is closed is billed up to its close.',
  },
  {
    value: 'off-cycle',
    label: 'Off-cycle',
    tells: 'What happened up to a day, such as a bulky pickup, and no days of service.',
  },
]

/** What is asked for, as the server takes it. */
export const askedOf = ({ kind, lastOn, billOn, reason }: BillNowValues): AskedBill => ({
  kind,
  lastOn,
  ...(billOn && { billOn }),
  ...(reason.trim() && { reason }),
})
