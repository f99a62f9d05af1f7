import type { Party, PartyRole } from '@cartwright/api/account-shapes'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

type Role = z.infer<typeof PartyRole>
type PartyShown = z.infer<typeof Party>

/** One row of who is what to an account. */
export type Standing = {
  readonly id: number
  readonly partyId: number
  readonly role: Role
  readonly from: PlainDate
  readonly until: PlainDate | null
}

const columns = [
  'id',
  'name',
  'kind',
  'phone',
  'email',
  'language',
  'mail_line_1',
  'mail_line_2',
  'mail_place',
  'mail_state',
  'mail_zip',
  'confidential_address',
] as const

/** Parties by their numbers. */
export async function partiesById(work: Work, ids: readonly number[]): Promise<Map<number, PartyShown>> {
  if (ids.length === 0) return new Map()
  const rows = await work.db.selectFrom('party').select(columns).where('id', 'in', ids).execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        partyId: row.id,
        name: row.name,
        kind: row.kind as PartyShown['kind'],
        phone: row.phone,
        email: row.email,
        language: row.language as PartyShown['language'],
        mail:
          row.mail_line_1 === null
            ? null
            : {
                line1: row.mail_line_1,
                line2: row.mail_line_2,
                place: row.mail_place ?? '',
                state: row.mail_state ?? '',
                zip: row.mail_zip ?? '',
              },
        confidentialAddress: row.confidential_address,
      },
    ]),
  )
}

/** A party that is known. Refuses a number that is none. */
export async function partyById(work: Work, partyId: number): Promise<PartyShown> {
  return (await partiesById(work, [partyId])).get(partyId) ?? refuse('PARTY_NOT_FOUND', { partyId })
}

/** Everybody who is, was or will be something to an account, newest first. */
export async function standings(work: Work, accountId: number): Promise<Standing[]> {
  const rows = await work.db
    .selectFrom('account_party')
    .select(['id', 'party_id', 'role', 'from_on', 'until_on'])
    .where('account_id', '=', accountId)
    .orderBy('from_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    partyId: row.party_id,
    role: row.role as Role,
    from: row.from_on,
    until: row.until_on,
  }))
}
