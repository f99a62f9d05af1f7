import type { partyMerges } from '@cartwright/api/party-merges'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { nameWords } from './name-key.ts'

type Duplicate = SuccessOf<typeof partyMerges.duplicates>['rows'][number]
type Same = Duplicate['same'][number]
type Candidate = {
  readonly id: number
  readonly name: string
  readonly why: Same
  readonly shared: string
  readonly accounts: readonly string[]
}

/**
 * Parties that are likely one: their names are of the same words, in whatever order, and they share a telephone number, an e-mail address
 * or a mailing address. The record that was there first is the one to keep.
 */
export async function likelyDuplicates(work: Work): Promise<Duplicate[]> {
  const alike = Map.groupBy(await candidates(work), ({ name, why, shared }) =>
    [why, shared, nameWords(name).toSorted().join(' ')].join('|'),
  )
  const pairs = new Map<string, Duplicate>()
  for (const [first, ...others] of [...alike.values()].map((group) => group.toSorted((a, b) => a.id - b.id)))
    for (const other of others) addPair(pairs, first!, other)
  return [...pairs.values()].toSorted((a, b) => a.keptId - b.keptId || a.mergedId - b.mergedId)
}

function addPair(pairs: Map<string, Duplicate>, first: Candidate, other: Candidate): void {
  const key = `${first.id} ${other.id}`
  const known = pairs.get(key)
  if (first.id === other.id) return
  pairs.set(key, {
    keptId: first.id,
    mergedId: other.id,
    name: first.name,
    otherName: other.name,
    same: [...new Set([...(known?.same ?? []), other.why])],
    accounts: [...first.accounts],
    otherAccounts: [...other.accounts],
  })
}

/** All parties that share something with another, once for each thing they share. */
async function candidates({ db }: Work): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with told as materialized (
      select id, name, 'phone' as why, phone as shared from party where phone is not null and merged_into is null
      union all
      select id, name, 'email', lower(email) from party where email is not null and merged_into is null
      union all
      select id, name, 'mail', upper(mail_line_1 || ' ' || coalesce(mail_line_2, '') || ' ' || left(mail_zip, 5)) from party
      where mail_line_1 is not null and merged_into is null
    ), shared as (
      select why, shared from told group by why, shared having count(distinct id) > 1
    )
    select t.id, t.name, t.why, t.shared,
      coalesce((select jsonb_agg(distinct a.number) from account_party ap join account a on a.id = ap.account_id
        where ap.party_id = t.id), '[]') as accounts
    from told t join shared s using (why, shared) order by t.id`.execute(db)
  return rows
}
