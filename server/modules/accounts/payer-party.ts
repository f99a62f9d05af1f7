import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#kernel/work'

/**
 * The party that pays for an account today, or paid last: a subquery of one row with the columns of `party`, or none, to be joined laterally.
 * `account` is the column or number of the account.
 */
export const payerParty = ({ today }: Work, account: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
      select party.* from account_party ap join party on party.id = ap.party_id
      where ap.account_id = ${account} and role = 'payer'
      order by daterange(from_on, until_on) @> ${today}::date desc, from_on desc, ap.id limit 1)`
