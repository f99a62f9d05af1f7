import { createHash } from 'node:crypto'
import type { partyMerges } from '@cartwright/api/party-merges'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { deliveryOfParties } from './change-delivery.ts'
import { partyById } from './party-queries.ts'

type Preview = SuccessOf<typeof partyMerges.preview>
export type MergeSide = Preview['kept']
type Field = Preview['conflicts'][number]['field']
export type MergePair = { readonly keep: number; readonly merge: number }

/** What a merge of two parties would move, what somebody must decide, and whether an address would be hidden. */
export async function previewMerge(work: Work, { keep, merge }: MergePair): Promise<Preview> {
  if (keep === merge) refuse('MERGE_WITH_ITSELF', {})
  const [kept, merged] = [await sideOf(work, keep), await sideOf(work, merge)]
  const hidden = [kept, merged].filter(({ confidentialAddress }) => confidentialAddress).length
  const moves = await movesOf(work, merge)
  return {
    kept,
    merged,
    conflicts: conflictsOf(kept, merged),
    moves,
    confidential: hidden === 0 ? 'neither' : hidden === 2 ? 'both' : 'one',
    seen: createHash('sha256')
      .update(JSON.stringify([kept, merged]))
      .digest('hex'),
  }
}

async function sideOf(work: Work, partyId: number): Promise<MergeSide> {
  const party = await partyById(work, partyId)
  if (await isMerged(work, partyId)) refuse('PARTY_NOT_FOUND', { partyId })
  const { rows } = await sql<{ number: string; role: string; from: PlainDate; until: PlainDate | null }>`
    select a.number, ap.role, ap.from_on as "from", ap.until_on as until
    from account_party ap join account a on a.id = ap.account_id where ap.party_id = ${partyId}
    order by a.number, ap.role, ap.from_on`.execute(work.db)
  return {
    ...party,
    delivery: (await deliveryOfParties(work, [partyId])).get(partyId) ?? null,
    roles: rows.map(({ number, role, from, until }) => ({
      accountNumber: number,
      role: role as MergeSide['roles'][number]['role'],
      from: from.toString(),
      until: until?.toString() ?? null,
    })),
  }
}

async function isMerged({ db }: Work, partyId: number): Promise<boolean> {
  const { rows } = await sql`select from party where id = ${partyId} and merged_into is not null`.execute(db)
  return rows.length > 0
}

/** Where both say something, and not the same. */
function conflictsOf(kept: MergeSide, merged: MergeSide): Preview['conflicts'] {
  const fields: readonly Field[] = ['name', 'kind', 'phone', 'email', 'language', 'mail', 'delivery']
  return fields
    .map((field) => ({ field, kept: wordsOf(kept, field), merged: wordsOf(merged, field) }))
    .filter((both) => both.kept !== '' && both.merged !== '' && both.kept !== both.merged)
}

/** One fact of a party as a person reads it; nothing where it says nothing. */
function wordsOf(side: MergeSide, field: Field): string {
  if (field !== 'mail') return side[field] ?? ''
  const { mail } = side
  return mail === null
    ? ''
    : [mail.line1, mail.line2, `${mail.place} ${mail.state} ${mail.zip}`].filter(Boolean).join(', ')
}

/**
 * How much of each kind is of the record that would go. What was said, promised and written stays under the name it was said, promised and
 * written to: that is how it was.
 */
async function movesOf({ db }: Work, merge: number): Promise<Preview['moves']> {
  const { rows } = await sql<{ what: string; count: number; how: 'moves' | 'stays' }>`
    select 'roles on accounts' as what, count(*) as count, 'moves' as how from account_party where party_id = ${merge}
    union all
    select 'cases of those accounts', count(distinct c.id), 'moves' from desk_case c
    join account_party ap on ap.account_id = c.account_id where ap.party_id = ${merge}
    union all
    select 'wish how bills go', count(*), 'moves' from party_delivery where party_id = ${merge}
    union all
    select 'telephone numbers noted beside it', count(*), 'stays' from party_phone where party_id = ${merge}
    union all
    select 'conversations', count(*), 'stays' from contact where party_id = ${merge}
    union all
    select 'promises to pay', count(*), 'stays' from promise where party_id = ${merge}
    union all
    select 'identity checks', count(*), 'stays' from identity_check where party_id = ${merge}
    union all
    select 'letters', count(*), 'stays' from letter where party_id = ${merge} or copy_to = ${merge}
    union all
    select 'deposits', count(*), 'stays' from deposit where party_id = ${merge}`.execute(db)
  return rows.filter(({ count }) => count > 0)
}
