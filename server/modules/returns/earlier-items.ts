import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { payerParty } from '../accounts/payer-party.ts'
import type { ReturnedItemsRule } from '../policies/returned-items-policy.ts'

/** Who pays for an account today, or paid last; null when nobody ever did. */
export async function payerOf(work: Work, accountId: number): Promise<number | null> {
  const { rows } = await sql<{
    id: number
  }>`select id from ${payerParty(work, sql`${accountId}::bigint`)} payer`.execute(work.db)
  return rows[0]?.id ?? null
}

/** How many items of this account or its payer were returned within the days of the rule and charged a fee that stands or waits. */
export async function earlierItems(
  work: Work,
  accountId: number,
  { fee }: Pick<ReturnedItemsRule, 'fee'>,
): Promise<number> {
  if (!fee) return 0
  const partyId = await payerOf(work, accountId)
  const { rows } = await sql<{ items: number }>`
    select count(*)::bigint as items from returned_item i join adjustment f on f.id = i.fee_id
    where (i.account_id = ${accountId} or i.party_id = ${partyId}) and f.state in ('waiting', 'posted')
      and not exists (select from adjustment back where back.reverses_id = f.id and back.state = 'posted')
      and i.recorded_on > ${work.today.subtract({ days: fee.countedDays })}`.execute(work.db)
  return rows[0]!.items
}
