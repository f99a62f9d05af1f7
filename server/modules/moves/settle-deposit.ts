import { cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, lockAccount } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { codesByKind } from '../ledger/ledger-queries.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { depositRule } from '../policies/move-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import {
  depositById,
  depositShown,
  type DepositShown,
  heldDeposits,
  interestOf,
  type StoredDeposit,
} from './deposits-queries.ts'

/** A deposit in a state that a step can be taken from, while nobody else changes its account. */
async function lockDeposit(
  work: Work,
  depositId: number,
  needed: DepositShown['state'],
): Promise<StoredDeposit> {
  await lockAccount(work, (await depositById(work, depositId)).accountNumber)
  const deposit = await depositById(work, depositId)
  if (deposit.state !== needed) refuse('DEPOSIT_NOT_HELD', { state: deposit.state })
  return deposit
}

/** Lets a deposit with its interest pay what its account owes. Refuses one that is not held any more. */
export async function applyDeposit(work: Work, depositId: number): Promise<DepositShown> {
  await settle(work, await lockDeposit(work, depositId, 'held'), 'applied')
  return depositShown(work, depositId)
}

/** Asks for a deposit to be paid back. Nothing is posted: another person decides. */
export async function askForRefund(work: Work, depositId: number): Promise<DepositShown> {
  const deposit = await lockDeposit(work, depositId, 'held')
  await work.db
    .updateTable('deposit')
    .set({ state: 'refund-asked', asked_by: work.actor.name, asked_by_key: keyOf(work.actor) })
    .where('id', '=', depositId)
    .execute()
  await recordCommand(work, {
    command: 'ask-for-deposit-refund',
    subject: `account ${deposit.accountNumber}`,
    changes: { depositId, amountCents: deposit.amountCents },
  })
  return depositShown(work, depositId)
}

/** Pays a deposit back with its interest. Refuses the person who asked for it. */
export async function refundDeposit(work: Work, depositId: number): Promise<DepositShown> {
  const deposit = await lockDeposit(work, depositId, 'refund-asked')
  if (deposit.askedByKey === keyOf(work.actor))
    refuse('DEPOSIT_OWN_REFUND', { askedBy: deposit.askedBy ?? '' })
  await settle(work, deposit, 'refunded')
  return depositShown(work, depositId)
}

/**
 * Owes a deposit that somebody asked to be paid back, with its interest, in a ledger account until its check is written. Whoever calls has seen to it
 * that another person decides, and records the command it is part of.
 */
export async function oweDepositBack(
  work: Work,
  depositId: number,
  owedIn: string,
): Promise<{ amountCents: number; entryId: number }> {
  const deposit = await lockDeposit(work, depositId, 'refund-asked')
  return settleInto(work, deposit, { to: 'refunded', credit: owedIn })
}

/**
 * What happens to the deposits of an account that ends, by the city's rule: they pay the final bill, or wait to be paid back. Answers what
 * was said of it.
 */
export async function settleAtEnd(
  work: Work,
  account: KnownAccount,
): Promise<{ applied: number; waiting: number }> {
  const held = await heldDeposits(work, account.id)
  const rule = depositRule(await policiesFor(work), work.today)
  const sums = { applied: 0, waiting: 0 }
  for (const deposit of held) {
    if (rule?.atEnd === 'apply') sums.applied += await settle(work, deposit, 'applied')
    else sums.waiting += deposit.amountCents
  }
  return sums
}

/** The deposits of an account that moves go with whoever pays to the new one. Answers what they come to. */
export async function moveDeposits(work: Work, from: KnownAccount, to: KnownAccount): Promise<number> {
  const held = await heldDeposits(work, from.id)
  for (const { id, amountCents } of held) {
    await work.db.updateTable('deposit').set({ account_id: to.id }).where('id', '=', id).execute()
    await addStep(work, id, {
      what: 'moved',
      amountCents,
      entryId: null,
      note: `${from.number} to ${to.number}`,
    })
  }
  return held.reduce((total, { amountCents }) => total + amountCents, 0)
}

/** Posts the interest of a deposit, and then all of it to what the account owes or back to the customer. Answers how much that was. */
async function settle(work: Work, deposit: StoredDeposit, to: Settled): Promise<number> {
  const kind = to === 'applied' ? 'receivable' : 'cash'
  const credit = (await codesByKind(work, kind))[kind]
  return (await settleInto(work, deposit, { to, credit })).amountCents
}

type Settled = 'applied' | 'refunded'

async function settleInto(
  work: Work,
  deposit: StoredDeposit,
  { to, credit }: { to: Settled; credit: string },
): Promise<{ amountCents: number; entryId: number }> {
  const interest = await payInterest(work, deposit)
  const amount = deposit.amountCents + interest
  const entryId = await postEntry(work, {
    postedOn: work.today,
    debit: deposit.heldIn,
    credit,
    amount: cents(amount),
    accountId: to === 'applied' ? deposit.accountId : null,
    source: 'deposit',
    sourceId: deposit.id,
  })
  await addStep(work, deposit.id, { what: to, amountCents: amount, entryId, note: null })
  await work.db.updateTable('deposit').set({ state: to }).where('id', '=', deposit.id).execute()
  await recordCommand(work, {
    command: to === 'applied' ? 'apply-deposit' : 'refund-deposit',
    subject: `account ${deposit.accountNumber}`,
    changes: { depositId: deposit.id, amountCents: deposit.amountCents, interestCents: interest },
  })
  return { amountCents: amount, entryId }
}

async function payInterest(work: Work, deposit: StoredDeposit): Promise<number> {
  const rule = depositRule(await policiesFor(work), work.today)
  const interest = await interestOf(work, deposit, work.today)
  if (!rule?.interest || interest === 0) return 0
  const entryId = await postEntry(work, {
    postedOn: work.today,
    debit: rule.interest.ledgerAccount,
    credit: deposit.heldIn,
    amount: cents(interest),
    accountId: null,
    source: 'deposit',
    sourceId: deposit.id,
  })
  await addStep(work, deposit.id, { what: 'interest', amountCents: interest, entryId, note: rule.citation })
  return interest
}

type Step = {
  readonly what: string
  readonly amountCents: number
  readonly entryId: number | null
  readonly note: string | null
}

async function addStep(
  work: Work,
  depositId: number,
  { what, amountCents, entryId, note }: Step,
): Promise<void> {
  await work.db
    .insertInto('deposit_step')
    .values({
      deposit_id: depositId,
      what,
      amount_cents: amountCents,
      on_day: work.today,
      entry_id: entryId,
      note,
      by_name: work.actor.name,
    })
    .execute()
}
