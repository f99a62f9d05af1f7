import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { addDiscounts } from './add-discounts.ts'

type Held = {
  readonly code: string
  readonly evidence: string | null
  readonly from: PlainDate
  readonly until: PlainDate | null
}

/**
 * Writes what a correction found of the discounts of an account, also on days that were billed: what goes, what is otherwise, what is new.
 * Answers the numbers of the new ones in their order.
 */
export async function correctDiscounts(
  work: Work,
  accountId: number,
  wanted: {
    readonly gone: readonly number[]
    readonly changed: readonly (Held & { readonly discountId: number })[]
    readonly found: readonly Held[]
  },
): Promise<number[]> {
  for (const discountId of wanted.gone)
    await work.db.deleteFrom('account_discount').where('id', '=', discountId).execute()
  for (const { discountId, from, until } of wanted.changed)
    await work.db
      .updateTable('account_discount')
      .set({ from_on: from, until_on: until })
      .where('id', '=', discountId)
      .execute()
  return addDiscounts(
    work,
    wanted.found.map((discount) => ({ ...discount, accountId })),
  )
}

/** The class an account has, and those it had on days before. */
type Classes = readonly {
  readonly class: string
  readonly from: PlainDate
  readonly until: PlainDate | null
}[]

/** Writes the classes of an account from its first day on: the last one, which has no end, is the class it has. */
export async function correctClasses(work: Work, accountId: number, classes: Classes): Promise<void> {
  await work.db.deleteFrom('account_class_was').where('account_id', '=', accountId).execute()
  for (const { class: name, from, until } of classes) {
    if (until === null)
      await work.db.updateTable('account').set({ class: name }).where('id', '=', accountId).execute()
    else
      await work.db
        .insertInto('account_class_was')
        .values({ account_id: accountId, class: name, from_on: from, until_on: until })
        .execute()
  }
}
