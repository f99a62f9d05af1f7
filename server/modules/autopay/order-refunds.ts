import { isBefore, type PlainDate } from '#kernel/dates'
import type { Cents } from '#kernel/money'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { isBankingDay } from '../bank-files/banking-days.ts'
import { isRoutingNumber } from '../bank-files/routing-number.ts'
import type { AchRunShown } from './ach-run-rows.ts'
import type { BankVault } from './bank-vault.ts'
import { keepRun } from './prepare-run.ts'

/** A refund to a customer’s bank account. */
type OrderedRefund = {
  readonly accountId: number
  readonly amount: Cents
  readonly holderName: string
  readonly routing: string
  readonly accountKind: 'checking' | 'savings'
  readonly bankNumber: string
}

type Order = {
  readonly drawOn: PlainDate
  readonly refunds: readonly OrderedRefund[]
  /** The rule of the city that says they are paid. */
  readonly citation: string
}

/**
 * Prepares a file of refunds (PPD credits), which a second person releases like any other. Nothing is posted here or on its day: whoever orders refunds has
 * taken them out of the books. Refuses a day on which banks are closed or that is over, a routing number that cannot be right, and beside a file of
 * refunds that waits.
 */
export function orderRefunds(
  work: Work,
  vault: BankVault,
  { drawOn, refunds, citation }: Order,
): Promise<AchRunShown> {
  if (isBefore(drawOn, work.today) || !isBankingDay(drawOn))
    refuseField('drawOn', 'Write a day on which banks work, today or later.')
  if (refunds.some(({ routing }) => !isRoutingNumber(routing)))
    refuseField(
      'routing',
      'The last digit of this routing number does not fit. Read it again from the check.',
    )
  const entries = refunds.map(({ bankNumber, amount, ...refund }) => ({
    ...refund,
    mandateId: null,
    billId: null,
    sec: 'PPD' as const,
    side: 'credit' as const,
    sealedNumber: vault.seal(bankNumber),
    last4: bankNumber.slice(-4),
    amountCents: amount,
    flag: null,
  }))
  return keepRun(work, { kind: 'refund', drawOn, entries, leftOut: [], citation })
}
