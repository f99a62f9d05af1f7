import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { nameKey } from '../accounts/name-key.ts'
import { mailingOf, type MailingRow } from './mailing-rows.ts'

type NoticedMail = MailingRow & { readonly confidential: boolean }

/** Whose mail a notice is of: the party of an account by its number or its name, or whoever pays; null where the account has no such party with mail. */
export async function noticedParty(
  work: Work,
  {
    accountId,
    partyId,
    name,
  }: { readonly accountId: number; readonly partyId: number | null; readonly name: string },
): Promise<NoticedMail | null> {
  const { rows } = await sql<{ id: number; name: string; role: string }>`
    select y.id, y.name, ap.role from account_party ap join party y on y.id = ap.party_id
    where ap.account_id = ${accountId} and ap.from_on <= ${work.today}::date
      and (ap.until_on is null or ap.until_on > ${work.today}::date)
    order by ap.role <> 'payer', ap.id`.execute(work.db)
  const found = rows.find((row) =>
    partyId === null
      ? name === ''
        ? row.role === 'payer'
        : nameKey(row.name) === nameKey(name)
      : row.id === partyId,
  )
  return found ? mailingOf(work, { accountId, partyId: found.id }) : null
}
