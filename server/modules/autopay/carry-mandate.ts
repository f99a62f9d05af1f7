import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { changePreferences } from '../accounts/change-preferences.ts'
import { recordCommand } from '../audit/record-command.ts'
import { lockMandate, standingMandate } from './mandate-rows.ts'

/**
 * Takes the autopay of a customer who moves along to their new account: what was agreed to, the bank account and how far it is. The one here stays until its
 * final bill is done. Answers whether there was one to take along.
 */
export async function carryMandate(
  work: Work,
  { from, to }: { readonly from: number; readonly to: Pick<KnownAccount, 'id' | 'number'> },
): Promise<boolean> {
  const standing = await standingMandate(work, from)
  const mandate = standing && (await lockMandate(work, standing.mandateId))
  if (!mandate || mandate.state === 'stopped') return false
  const { rows } = await sql<{ id: number }>`
    insert into autopay_mandate (account_id, replaces_id, given_by, given_on, wording, evidence, holder_name, routing, account_kind,
      sealed_number, last4, state, live_from, details_since, details_changed, why, set_up_by, set_up_on)
    select ${to.id}, id, given_by, given_on, wording, evidence, holder_name, routing, account_kind, sealed_number, last4, state, live_from,
      details_since, details_changed, why, ${work.actor.name}, ${work.today}::date
    from autopay_mandate where id = ${mandate.mandateId} returning id`.execute(work.db)
  await changePreferences(work, to.number, { autopay: mandate.state === 'live' })
  await recordCommand(work, {
    command: 'carry-autopay',
    subject: `account ${to.number}`,
    changes: {
      mandateId: rows[0]!.id,
      from: mandate.accountNumber,
      state: mandate.state,
      endsIn: mandate.last4,
    },
  })
  return true
}
