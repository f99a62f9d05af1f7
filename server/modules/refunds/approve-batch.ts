import { sql } from 'kysely'
import { cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Actor, Work } from '#kernel/work'
import { type KnownAccount, lockAccountById } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { accountBalance, codesByKind } from '../ledger/ledger-queries.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { draftLetter } from '../letters/draft-letter.ts'
import { depositById } from '../moves/deposits-queries.ts'
import { oweDepositBack } from '../moves/settle-deposit.ts'
import { approvesRefundsUpTo } from '../online/refund-authority.ts'
import type { RefundRule } from '../policies/refund-policy.ts'
import { returnItem } from '../suspense/return-item.ts'
import { orderOnline } from './give-back.ts'
import { payeeOf } from './payee.ts'
import { ruleOfToday } from './prepare-batch.ts'
import { type BatchShown, lockBatch, type RefundShown, wholeBatch, type WholeBatch } from './refund-rows.ts'
import { waysOf } from './refund-ways.ts'

/**
 * Approves a batch as the second person: each refund leaves its credit, deposit or suspense for the account of refunds that are owed, and what is to
 * pay another account does so at once. All of it or nothing. Refuses who made it or asked for something in it, more than the person may approve,
 * and refunds whose money is no longer there.
 */
export async function approveRefunds(work: Work, batchId: number): Promise<WholeBatch> {
  const rule = await ruleOfToday(work)
  const { batch, refunds } = await lockBatch(work, batchId)
  if (batch.state !== 'proposed')
    refuse('REFUND_BATCH_NOT_PROPOSED', { state: batch.state, by: batch.decidedBy ?? '' })
  const live = refunds.filter(({ state }) => state === 'proposed')
  if (live.length === 0) refuse('REFUND_BATCH_EMPTY', {})
  await refuseApprover(work, { batch, live, rule })
  // Payments are held before accounts, as by whoever brings the books to what the provider says.
  await sql`select from payment_intent where id in (select intent_id from refund where batch_id = ${batchId}) order by id for no key update`.execute(
    work.db,
  )
  const accounts = await holdAccounts(work, batchId)
  const gone: number[] = []
  for (const refund of live) {
    const account = accounts.get(refund.refundId) ?? {}
    if (await isThere(work, refund, account.of)) await owe(work, refund, { ...account, rule })
    else gone.push(refund.refundId)
  }
  if (gone.length > 0) refuse('REFUND_CREDIT_GONE', { refundIds: gone })
  await refuseBankGone(work, live)
  await orderOnline(
    work,
    live.filter(({ way }) => way === 'online'),
  )
  await work.db
    .updateTable('refund_batch')
    .set({ state: 'approved', decided_by: work.actor.name, decided_on: work.today })
    .where('id', '=', batchId)
    .execute()
  await recordCommand(work, {
    command: 'approve-refunds',
    subject: `refund batch ${batchId}`,
    changes: { count: live.length, cents: batch.cents, citation: rule.citation },
  })
  return wholeBatch(work, batchId)
}

/** Refuses refunds to a bank account that is no longer one of their ways: the bank told of it, or the payment came back. */
async function refuseBankGone(work: Work, live: readonly RefundShown[]): Promise<void> {
  const toBank = live.filter(({ way }) => way === 'bank')
  const ways = await waysOf(work, toBank)
  const gone = toBank.filter(({ refundId }) => !ways.get(refundId)!.some(({ way }) => way === 'bank'))
  if (gone.length > 0) refuse('REFUND_WAY_GONE', { refundIds: gone.map(({ refundId }) => refundId) })
}

type Asked = { readonly batch: BatchShown; readonly live: readonly RefundShown[]; readonly rule: RefundRule }

async function refuseApprover(work: Work, { batch, live, rule }: Asked): Promise<void> {
  // Nobody decides what they put together, or what the person did under whose authority they work.
  const mine = new Set([keyOf(work.actor), work.actor.delegation?.giver.userId])
  const { made_by_key } = await work.db
    .selectFrom('refund_batch')
    .select('made_by_key')
    .where('id', '=', batch.batchId)
    .executeTakeFirstOrThrow()
  if (mine.has(made_by_key)) refuse('REFUND_OWN_BATCH', { askedBy: batch.madeBy })
  for (const refund of live) {
    const asked = await askedBy(work, refund)
    if (asked && mine.has(asked.key)) refuse('REFUND_OWN_BATCH', { askedBy: asked.name })
  }
  const total = live.reduce((all, { amountCents }) => all + amountCents, 0)
  const upToCents = await approvesRefundsUpTo(work, rule)
  if (upToCents !== null && total > upToCents) refuse('REFUND_ABOVE_AUTHORITY', { cents: total, upToCents })
}

/** Who asked for a deposit, or for money in suspense, to be paid back; null: nobody has to, or nobody is on record. */
async function askedBy(
  work: Work,
  { kind, sourceId }: RefundShown,
): Promise<{ readonly key: string; readonly name: string } | null> {
  if (kind === 'credit') return null
  if (kind === 'deposit') {
    const { askedByKey, askedBy: name } = await depositById(work, sourceId)
    return askedByKey === null ? null : { key: askedByKey, name: name ?? '' }
  }
  const { rows } = await sql<Pick<Actor, 'name' | 'userId' | 'role'>>`
    select actor_name as name, actor_user as "userId", actor_role as role from command_record
    where subject = ${`suspense item ${sourceId}`} and command = 'ask-for-suspense-return' order by id desc limit 1`.execute(
    work.db,
  )
  return rows[0] ? { key: keyOf(rows[0]), name: rows[0].name } : null
}

type Held = { readonly of?: KnownAccount; readonly to?: KnownAccount }

/** Holds all accounts of a batch in the order of their ids, and answers them by refund. */
async function holdAccounts(work: Work, batchId: number): Promise<Map<number, Held>> {
  const rows = await work.db
    .selectFrom('refund')
    .select(['id', 'account_id', 'to_account_id'])
    .where('batch_id', '=', batchId)
    .execute()
  const ids = [...new Set(rows.flatMap((row) => [row.account_id, row.to_account_id]))]
    .filter((id) => id !== null)
    .toSorted((a, b) => a - b)
  const held = new Map<number, KnownAccount>()
  for (const id of ids) held.set(id, await lockAccountById(work, id))
  return new Map(
    rows.map(({ id, account_id, to_account_id }) => {
      const [of, to] = [held.get(account_id ?? 0), held.get(to_account_id ?? 0)]
      return [id, { ...(of && { of }), ...(to && { to }) }]
    }),
  )
}

/** Whether the money is still there: the credit is as large, the deposit or item is still asked to be paid back. */
async function isThere(
  work: Work,
  { kind, sourceId, amountCents }: RefundShown,
  of?: KnownAccount,
): Promise<boolean> {
  if (kind === 'credit') return of !== undefined && (await accountBalance(work, of.id)) <= -amountCents
  if (kind === 'deposit') return (await depositById(work, sourceId)).state === 'refund-asked'
  const { rows } = await sql<{ state: string }>`
    select state from suspense_item where id = ${sourceId} for no key update`.execute(work.db)
  return rows[0]?.state === 'return-asked'
}

async function owe(
  work: Work,
  refund: RefundShown,
  held: Held & { readonly rule: RefundRule },
): Promise<void> {
  const { rule, of, to } = held
  const owedIn = rule.ledgerAccount
  const { entryId, amountCents } = await leave(work, refund, { owedIn, of })
  const applied = to === undefined ? null : await pay(work, refund, { owedIn, amountCents, accountId: to.id })
  const letterId =
    to === undefined && of && refund.way === 'check'
      ? await letter(work, { refund, rule, amountCents, account: of })
      : null
  await work.db
    .updateTable('refund')
    .set({
      state: applied === null ? 'to-pay' : 'applied',
      amount_cents: amountCents,
      owed_in: owedIn,
      owed_entry_id: entryId,
      paid_entry_id: applied,
      letter_id: letterId,
    })
    .where('id', '=', refund.refundId)
    .execute()
}

type Left = { readonly entryId: number; readonly amountCents: number }

/** Takes the money from where it was into the account of refunds that are owed. */
async function leave(
  work: Work,
  { refundId, kind, sourceId, amountCents }: RefundShown,
  { owedIn, of }: { owedIn: string; of?: KnownAccount | undefined },
): Promise<Left> {
  if (kind === 'deposit') return oweDepositBack(work, sourceId, owedIn)
  const from =
    kind === 'suspense'
      ? await returnItem(work, sourceId)
      : (await codesByKind(work, 'receivable')).receivable
  const entryId = await postEntry(work, {
    postedOn: work.today,
    debit: from,
    credit: owedIn,
    amount: cents(amountCents),
    accountId: of?.id ?? null,
    source: 'refund',
    sourceId: refundId,
  })
  return { entryId, amountCents }
}

type Paying = { readonly owedIn: string; readonly amountCents: number; readonly accountId: number }

/** Pays another account of the customer out of what is owed to them. */
const pay = async (
  work: Work,
  { refundId }: RefundShown,
  { owedIn, amountCents, accountId }: Paying,
): Promise<number> =>
  postEntry(work, {
    postedOn: work.today,
    debit: owedIn,
    credit: (await codesByKind(work, 'receivable')).receivable,
    amount: cents(amountCents),
    accountId,
    source: 'refund',
    sourceId: refundId,
  })

type Told = {
  readonly refund: RefundShown
  readonly rule: RefundRule
  readonly amountCents: number
  readonly account: KnownAccount
}

/** Drafts the letter that tells the payee; none where the city has no such template in force, or the payee is nobody of the account: a refund never fails for want of a letter. */
async function letter(work: Work, { refund, rule, amountCents, account }: Told): Promise<number | null> {
  if (rule.letter === undefined) return null
  const { partyId } = await payeeOf(work, refund.refundId)
  const { rows } = await sql<{ may: boolean }>`
    select exists (select from letter_template_version where code = ${rule.letter} and from_on <= ${work.today}::date)
      and exists (select from account_party where account_id = ${account.id} and party_id = ${partyId}::bigint) as may`.execute(
    work.db,
  )
  if (!rows[0]!.may || partyId === null) return null
  const { letterId } = await draftLetter(work, {
    template: rule.letter,
    accountId: account.id,
    partyId,
    subject: { kind: 'refund', id: refund.refundId },
    amountCents,
    facts: { amount: { cents: amountCents }, rule: { text: rule.citation } },
  })
  return letterId
}
