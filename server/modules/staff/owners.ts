import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { people, type Person } from './staff-queries.ts'

/** A person who owns work, as it is stored with the work. */
export type OwnerColumns = { readonly owner_user: string | null; readonly owner_name: string | null }

/** The people who can own work: the city's staff who are not shut out. */
export const staffOf = async (work: Work): Promise<Person[]> =>
  (await people(work)).filter(({ role, disabled }) => role !== 'customer' && !disabled)

/**
 * Tells owners by their `userId`, as they are stored. Refuses OWNER_NOT_OF_STAFF. Nobody reads the staff for work that has no owner.
 */
export async function ownersOf(
  work: Work,
  userIds: readonly (string | null)[],
): Promise<(userId: string | null) => OwnerColumns> {
  const staff = userIds.some((one) => one !== null) ? await staffOf(work) : []
  const find = (userId: string | null): OwnerColumns => {
    if (userId === null) return { owner_user: null, owner_name: null }
    const found = staff.find((one) => one.userId === userId)
    return found
      ? { owner_user: found.userId, owner_name: found.name }
      : refuse('OWNER_NOT_OF_STAFF', { userId })
  }
  for (const userId of userIds) find(userId)
  return find
}

/** An owner as the contract has it. */
export const asOwner = ({ owner_user, owner_name }: OwnerColumns): { userId: string; name: string } | null =>
  owner_user === null ? null : { userId: owner_user, name: owner_name ?? '' }
