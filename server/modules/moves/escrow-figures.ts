import type { EscrowFigures } from '@cartwright/api/escrow'
import type { z } from 'zod'
import { isBefore, later, PlainDate } from '#kernel/dates'
import { takenBack } from '#kernel/taken-back'
import type { InTransaction, Work } from '#kernel/work'
import { accountByNumber, refuseField } from '../accounts/account-queries.ts'
import { billedUntil } from '../accounts/billed-until.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { closeAccount } from '../services/close-account.ts'
import { type ComingBill, finalBill } from './bill-to-come.ts'
import { heldDeposits, interestOf } from './deposits-queries.ts'

export type Figures = z.infer<typeof EscrowFigures>

/** How many days after the good-through date are worked out, and how far ahead it may lie. */
const [daysAfter, ahead] = [7, 120]

/**
 * What is owed until a day and for each day after it: the account is closed by the books after each of these days, its final bill made, and all
 * of it taken back. So the figures are those of the final bill, to the cent. Refuses a day out of reach.
 */
export async function escrowFigures(
  inTransaction: InTransaction,
  { accountNumber, goodThrough }: { readonly accountNumber: string; readonly goodThrough: string },
): Promise<Figures> {
  const day = PlainDate.from(goodThrough)
  const known = await inTransaction((work) => standingOf(work, accountNumber, day))
  const bills: ComingBill[] = []
  for (let after = 0; after <= daysAfter; after++)
    bills.push(
      await takenBack(inTransaction, (work) => endingOn(work, accountNumber, day.add({ days: after }))),
    )
  const [bill, next] = bills as [ComingBill, ComingBill]
  return {
    ...known,
    accountNumber,
    goodThrough,
    unbilled: bill.lines.map(({ en, es, periodFrom, periodUntil, amountCents }) => ({
      en,
      es,
      periodFrom,
      periodUntil,
      amountCents,
    })),
    unbilledCents: bill.chargesCents,
    totalCents: bill.totalDueCents,
    perDayCents: next.totalDueCents - bill.totalDueCents,
    after: bills.slice(1).map(({ totalDueCents }, index) => ({
      on: day.add({ days: index + 1 }).toString(),
      totalCents: totalDueCents,
    })),
  }
}

async function standingOf(work: Work, accountNumber: string, day: PlainDate) {
  const account = await accountByNumber(work, accountNumber)
  const last = work.today.add({ days: ahead })
  if (isBefore(day, work.today) || isBefore(last, day))
    refuseField('goodThrough', `Write a day from ${work.today.toString()} to ${last.toString()}.`)
  const held = await heldDeposits(work, account.id)
  let depositCents = 0
  for (const deposit of held) depositCents += deposit.amountCents + (await interestOf(work, deposit, day))
  const billed = await billedUntil(work, [account.id])
  return {
    balanceCents: await accountBalance(work, account.id),
    depositCents,
    billedThrough: billed?.until.subtract({ days: 1 }).toString() ?? null,
  }
}

/** The final bill as if a day were the last one. Days that were billed ahead are owed all the same. */
async function endingOn(work: Work, accountNumber: string, lastDay: PlainDate): Promise<ComingBill> {
  const account = await accountByNumber(work, accountNumber)
  if (account.closedOn) return finalBill(work, account, account.closedOn)
  const billed = await billedUntil(work, [account.id])
  const from = later(later(lastDay.add({ days: 1 }), account.openedOn), billed?.until ?? account.openedOn)
  await closeAccount(work, { params: { accountNumber }, body: { from: from.toString() } })
  return finalBill(work, await accountByNumber(work, accountNumber), from)
}
