import type { AccountFacts } from './bill-facts.ts'
import type { BillDocument } from './register-types.ts'

/** How an account came from its last bill to this one, before new charges. Payments and other credits are negative. */
export type Settled = {
  readonly previousBalanceCents: number
  readonly paymentsCents: number
  readonly adjustmentsCents: number
  readonly payments: BillDocument['payments']
  readonly adjustments: BillDocument['adjustments']
}

const words: Readonly<Record<string, { en: string; es: string }>> = {
  'installment-plan': { en: 'Moved to installments', es: 'Pasado a pagos a plazos' },
  installment: { en: 'Installment due', es: 'Pago a plazos' },
  deposit: { en: 'Deposit applied', es: 'Depósito aplicado' },
  reversal: { en: 'Entry taken back', es: 'Asiento anulado' },
}
const otherWords = { en: 'Adjustment', es: 'Ajuste' }

/**
 * Chains a bill to the last one: what that said was due, then everything the ledger has moved beside bills since. An entry
 * that became visible late, under a number older than the last bill had seen, is in the sum and so is shown too.
 */
export function settleBalance({
  newest,
  beside,
  openedOn,
}: Pick<AccountFacts, 'newest' | 'beside' | 'openedOn'>): Settled {
  const payments = beside.unseen.flatMap(({ payment, cents }) =>
    payment ? [{ ...payment, amountCents: -cents }] : [],
  )
  const others = beside.unseen.filter(({ payment }) => payment === null)
  const paymentsCents = payments.reduce((total, { amountCents }) => total - amountCents, 0)
  const adjustmentsCents = beside.cents - beside.shownCents - paymentsCents
  const adjustments = others.map(({ postedOn, source, label, cents }) => ({
    postedOn,
    ...(label ?? words[source] ?? otherWords),
    amountCents: cents,
  }))
  const late = adjustmentsCents - others.reduce((total, { cents }) => total + cents, 0)
  return {
    previousBalanceCents: newest?.totalDueCents ?? 0,
    paymentsCents,
    adjustmentsCents,
    payments,
    adjustments:
      late === 0
        ? adjustments
        : [...adjustments, { postedOn: newest?.issuedOn ?? openedOn, ...otherWords, amountCents: late }],
  }
}
