import { Role } from '@cartwright/api/roles'
import type { OpenDatabase } from '#database/open-database'

/** What a person is to one city. */
export type Membership = {
  readonly city: { readonly name: string; readonly title: string; readonly demo: boolean }
  readonly role: Role
  readonly accountNumber: string | null
  /** Whether the city asks a second factor of this role. */
  readonly needsFactor: boolean
}

/** The cities a person works for and is not shut out of, by name. */
export async function membershipsOf({ db }: OpenDatabase, userId: string): Promise<Membership[]> {
  const rows = await db
    .withSchema('directory')
    .selectFrom('membership')
    .innerJoin('city', 'city.name', 'membership.city')
    .leftJoin('second_factor_role', (join) =>
      join
        .onRef('second_factor_role.city', '=', 'membership.city')
        .onRef('second_factor_role.role', '=', 'membership.role'),
    )
    .select(['city.name', 'city.title', 'city.demo', 'membership.role', 'membership.account_number'])
    .select('second_factor_role.role as demanded')
    .where('membership.user_id', '=', userId)
    .where('membership.disabled_at', 'is', null)
    .orderBy('city.name')
    .execute()
  return rows.map(({ role, account_number, demanded, ...city }) => ({
    city,
    role: Role.parse(role),
    accountNumber: account_number,
    needsFactor: demanded !== null,
  }))
}
