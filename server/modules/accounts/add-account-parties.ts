import { sql } from 'kysely'
import { insertNumberedRows } from '#database/insert-rows'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** What a party is to an account, from a day. */
type NewAccountParty = {
  readonly accountId: number
  readonly partyId: number
  readonly role: 'owner' | 'payer' | 'occupant' | 'agent'
  readonly from: PlainDate
  /** The first day it no longer is. */
  readonly until: PlainDate | null
}

/** Puts parties on accounts. */
export async function addAccountParties(work: Work, rows: readonly NewAccountParty[]): Promise<void> {
  await insertNumberedRows(work, {
    into: sql`insert into account_party`,
    rows,
    columns: {
      account_id: ['bigint', ({ accountId }) => accountId],
      party_id: ['bigint', ({ partyId }) => partyId],
      role: ['text', ({ role }) => role],
      from_on: ['date', ({ from }) => from],
      until_on: ['date', ({ until }) => until],
    },
  })
}
