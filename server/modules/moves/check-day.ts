import { isBefore, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { type KnownAccount, refuseField } from '../accounts/account-queries.ts'

/** Refuses a day, by the field it was written in, on which nothing can begin or end: before the account was opened, or over a year ahead. */
export function refuseDay(
  work: Work,
  {
    field,
    day,
    account,
  }: { readonly field: string; readonly day: PlainDate; readonly account?: KnownAccount },
): void {
  if (account && isBefore(day, account.openedOn))
    refuseField(field, `Write ${account.openedOn.toString()}, when the account was opened, or a later day.`)
  const last = work.today.add({ years: 1 })
  if (isBefore(last, day)) refuseField(field, `Write ${last.toString()} or an earlier day.`)
}
