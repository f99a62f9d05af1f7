import type { accounts } from '@cartwright/api/accounts'
import type { ReceivedBy } from '@cartwright/api/route'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockAccount, refuseField } from './account-queries.ts'
import { payerHasEmail } from './payers-by-email.ts'

type Preferences = ReceivedBy<typeof accounts.changePreferences>['body']

const columnOf = {
  billBy: 'bill_by',
  largePrint: 'large_print',
  autopay: 'autopay',
  ownerCopy: 'owner_copy',
  note: 'note',
} as const
type Column = (typeof columnOf)[keyof typeof columnOf]

/** Changes how an account gets its bill, and its note. What is left out stays; what is so already is not recorded. */
export async function changePreferences(
  work: Work,
  accountNumber: string,
  wanted: Preferences,
): Promise<{ accountNumber: string }> {
  const account = await lockAccount(work, accountNumber)
  if ((wanted.billBy === 'email' || wanted.billBy === 'both') && !(await payerHasEmail(work, account.id)))
    refuseField('billBy', 'The payer has no e-mail address. Write one first, or send the bill on paper.')
  const before: Record<Column, unknown> = await work.db
    .selectFrom('account')
    .select(Object.values(columnOf))
    .where('id', '=', account.id)
    .executeTakeFirstOrThrow()
  const changed = (Object.keys(columnOf) as (keyof typeof columnOf)[]).filter(
    (field) => wanted[field] !== undefined && wanted[field] !== before[columnOf[field]],
  )
  if (changed.length === 0) return { accountNumber: account.number }
  const values = Object.fromEntries(changed.map((field) => [columnOf[field], wanted[field]]))
  await work.db.updateTable('account').set(values).where('id', '=', account.id).execute()
  await recordCommand(work, {
    command: 'change-preferences',
    subject: `account ${account.number}`,
    changes: {
      before: Object.fromEntries(changed.map((field) => [field, before[columnOf[field]]])),
      after: Object.fromEntries(changed.map((field) => [field, wanted[field]])),
    },
  })
  return { accountNumber: account.number }
}
