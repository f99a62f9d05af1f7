import type { accounts } from '@cartwright/api/accounts'
import type { ReceivedBy } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockAccount, refuseClosed, refuseField } from './account-queries.ts'
import { addDiscounts } from './add-discounts.ts'
import { refuseBilled } from './billed-until.ts'
import { ratedDiscounts } from './rated-names.ts'

type Given = ReceivedBy<typeof accounts.addDiscount>['body']
type Ending = ReceivedBy<typeof accounts.endDiscount>

/** Gives an account a discount for a time, with the paper that proves it. One discount of a kind on any day. */
export async function giveDiscount(
  work: Work,
  accountNumber: string,
  { code, evidence, ...days }: Given,
): Promise<{ accountNumber: string; discountId: number }> {
  const account = await lockAccount(work, accountNumber)
  const [from, until] = [PlainDate.from(days.from), days.until === null ? null : PlainDate.from(days.until)]
  refuseClosed(account, from)
  const codes = await ratedDiscounts(work)
  if (!codes.includes(code))
    refuseField('code', `The city gives no discount “${code}”. Choose one of: ${codes.join(', ')}.`)
  if (until && !isBefore(from, until))
    refuseField('until', 'Write a day after the first one, or leave it empty.')
  await refuseGiven(work, { accountId: account.id, code, from, until })
  await refuseBilled(work, [account.id], from)
  const [discountId] = await addDiscounts(work, [{ accountId: account.id, code, from, until, evidence }])
  await recordCommand(work, {
    command: 'give-discount',
    subject: `account ${account.number}`,
    changes: { discountId, code, ...days, evidence },
  })
  return { accountNumber: account.number, discountId: discountId! }
}

async function refuseGiven(
  work: Work,
  {
    accountId,
    code,
    from,
    until,
  }: { accountId: number; code: string; from: PlainDate; until: PlainDate | null },
): Promise<void> {
  const given = await work.db
    .selectFrom('account_discount')
    .select(['id', 'from_on', 'until_on'])
    .where('account_id', '=', accountId)
    .where('code', '=', code)
    .where((on) => on.or([on('until_on', 'is', null), on('until_on', '>', from)]))
    .$if(until !== null, (some) => some.where('from_on', '<', until!))
    .orderBy('from_on')
    .executeTakeFirst()
  if (!given) return
  refuse('DISCOUNT_ALREADY_GIVEN', {
    discountId: given.id,
    from: given.from_on.toString(),
    until: given.until_on?.toString() ?? null,
  })
}

/** Ends a discount from a day. Ended from its first day, it was never given. */
export async function endDiscount(work: Work, { params, body }: Ending): Promise<{ accountNumber: string }> {
  const { discountId } = params
  const account = await lockAccount(work, params.accountNumber)
  const discount = await work.db
    .selectFrom('account_discount')
    .select(['code', 'from_on', 'until_on'])
    .where('id', '=', discountId)
    .where('account_id', '=', account.id)
    .executeTakeFirst()
  if (!discount) return refuse('DISCOUNT_NOT_FOUND', { discountId })
  const from = PlainDate.from(body.from)
  if (isBefore(from, discount.from_on))
    refuseField('from', `Write ${discount.from_on.toString()}, its first day, or a later day.`)
  if (discount.until_on && !isBefore(from, discount.until_on))
    refuseField('from', `It ends on ${discount.until_on.toString()} already.`)
  await refuseBilled(work, [account.id], from)
  await endFrom(work, { id: discountId, ends: from, never: from.equals(discount.from_on) })
  await recordCommand(work, {
    command: 'end-discount',
    subject: `account ${account.number}`,
    changes: { discountId, code: discount.code, until: body.from },
    reason: body.reason ?? null,
  })
  return { accountNumber: account.number }
}

async function endFrom(
  { db }: Work,
  { id, ends, never }: { id: number; ends: PlainDate; never: boolean },
): Promise<void> {
  if (never) await db.deleteFrom('account_discount').where('id', '=', id).execute()
  else await db.updateTable('account_discount').set({ until_on: ends }).where('id', '=', id).execute()
}
