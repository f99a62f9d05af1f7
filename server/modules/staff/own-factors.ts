import { sql } from 'kysely'
import type { Work } from '#kernel/work'

/** What a person has set up beside their password. */
export async function ownFactors(work: Work, userId: string, oidc: { readonly label: string } | null) {
  const directory = work.db.withSchema('directory')
  const codes = await directory
    .selectFrom('sign_in_code')
    .select(['confirmed_at'])
    .select(
      sql<number>`(select count(*) from directory.backup_code b where b.user_id = sign_in_code.user_id and used_at is null)`.as(
        'left',
      ),
    )
    .where('user_id', '=', userId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  const passkeys = await directory
    .selectFrom('passkey')
    .select(['id', 'name', 'created_at', 'last_used_at'])
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const linked = await directory
    .selectFrom('oidc_identity')
    .select('user_id')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return {
    oidc: oidc && { label: oidc.label, linked: linked !== undefined },
    codes: codes?.confirmed_at ? { since: codes.confirmed_at.toString(), backupCodesLeft: codes.left } : null,
    passkeys: passkeys.map(({ id, name, created_at, last_used_at }) => ({
      id,
      name,
      createdAt: created_at.toString(),
      lastUsedAt: last_used_at?.toString() ?? null,
    })),
  }
}
