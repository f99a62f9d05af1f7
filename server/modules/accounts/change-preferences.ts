import type { accounts } from '@cartwright/api/accounts'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { policyOn } from '../policies/policy.ts'
import { lockAccount, refuseField } from './account-queries.ts'
import { payerHasEmail } from './payers-by-email.ts'
import { refuseUnproved } from './refuse-unproved.ts'

type Preferences = ReceivedBy<typeof accounts.changePreferences>['body']

const columnOf = {
  billBy: 'bill_by',
  largePrint: 'large_print',
  autopay: 'autopay',
  ownerCopy: 'owner_copy',
  note: 'note',
} as const
type Column = (typeof columnOf)[keyof typeof columnOf]

/**
 * The same as a caller asks for it: whether the bill is taken from their bank account is guarded by the city’s rule of identity checks, and
 * refused while nobody has proved who they are. It follows what the customer agreed to: by hand it is only taken away where nothing is kept of that, or
 * set where the city has no rule of autopay.
 */
export async function askedPreferences(
  work: Work,
  accountNumber: string,
  wanted: Preferences,
): Promise<{ accountNumber: string }> {
  if (wanted.autopay !== undefined) {
    const { id } = await lockAccount(work, accountNumber)
    const { autopay } = await work.db
      .selectFrom('account')
      .select('autopay')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (autopay !== wanted.autopay) {
      await refuseUnproved(work, id, ['bank'])
      await refuseByHand(work, id, wanted.autopay)
    }
  }
  return changePreferences(work, accountNumber, wanted)
}

/** What customers agreed to is kept by a room above this one: here it is only read. */
async function refuseByHand(work: Work, accountId: number, autopay: boolean): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from autopay_mandate where account_id = ${accountId} and state <> 'stopped'`.execute(work.db)
  const ruled = policyOn(await policiesFor(work), 'autopay', work.today) !== null
  if (rows.length > 0 || (autopay && ruled))
    refuse('AUTOPAY_FOLLOWS_MANDATE', { mandateId: rows[0]?.id ?? null })
}

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
