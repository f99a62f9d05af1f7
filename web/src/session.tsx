import { call } from '@cartwright/api/client'
import type { Permission } from '@cartwright/api/roles'
import { type Session, staff } from '@cartwright/api/staff'
import { queryOptions, useQuery } from '@tanstack/react-query'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => call(staff.session, {}),
  staleTime: 60_000,
})

/** Who is signed in; undefined only before the first answer, which the router waits for. */
export const useSession = (): Session | undefined => useQuery(sessionQuery).data

/** Tells whether the person signed in may do something, so that a screen offers only what will not be refused. */
export function useMay(): (permission: Permission) => boolean {
  const session = useSession()
  return (permission) => session?.permissions.includes(permission) ?? false
}
