import type { cash } from '@cartwright/api/cash'
import type { InputOf } from '@cartwright/api/route'
import { readMoney } from '../../parts/money.tsx'

type Body = InputOf<typeof cash.open>['body']
export type Opening = {
  controlCount: string
  controlCents: string
  kind: Body['kind']
  tender: 'check' | 'cash'
  asks: 'amount' | 'check' | 'routing'
  receivedOn: string
  note: string
}

export const noOpening = (today: string): Opening => ({
  controlCount: '',
  controlCents: '',
  kind: 'mail',
  tender: 'check',
  asks: 'check',
  receivedOn: today,
  note: '',
})

/** What is wrong with the control figures, beside their fields. */
export const controlFaults = {
  controlCount: (text: string) =>
    /^\d+$/.test(text.trim()) && Number(text) > 0 ? null : 'Write how many remittances there are.',
  controlCents: (text: string) =>
    (readMoney(text) ?? 0) > 0 ? null : 'Write the total of the tape, such as 1,234.50.',
}

/** The control figures as the office takes them. */
export const controlOf = ({
  controlCount,
  controlCents,
}: Pick<Opening, 'controlCount' | 'controlCents'>) => ({
  controlCount: Number(controlCount),
  controlCents: readMoney(controlCents) ?? 0,
})

/** The request that opens a batch. */
export const openingBody = (values: Opening, key: string): Body => ({
  ...values,
  ...controlOf(values),
  key,
  note: values.note.trim() || null,
})
