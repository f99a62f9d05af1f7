import { readMoney } from '../../parts/money.tsx'

/** An account that takes a part, as a form holds it. */
type TakerValues = { readonly accountNumber: string; readonly weight: string }

/** A transfer as a form holds it: all of it text. */
export type TransferValues = {
  /** Empty: the balance; otherwise bill and line of a charge, `12 3`. */
  readonly line: string
  readonly amount: string
  readonly to: readonly TakerValues[]
  /** The weight of the share that stays; empty: none stays. */
  readonly stays: string
  readonly reason: string
}

export const noTransfer: TransferValues = {
  line: '',
  amount: '',
  to: [{ accountNumber: '', weight: '1' }],
  stays: '',
  reason: '',
}

/** What is moved and to whom, as the contract takes it. What is no number is left for the office to refuse by name. */
export function transferBody({ line, amount, to, stays }: TransferValues, accountNumber: string) {
  const [billId, lineNo] = line.split(' ').map(Number)
  const taking = to.map((one) => ({
    accountNumber: one.accountNumber.trim(),
    weight: Number(one.weight || Number.NaN),
  }))
  return {
    amountCents: readMoney(amount) ?? Number.NaN,
    to: stays === '' ? taking : [{ accountNumber, weight: Number(stays) }, ...taking],
    line: billId && lineNo ? { billId, lineNo } : null,
  }
}
