import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { staffLinks } from '@cartwright/api/staff-links'
import { queryOptions } from '@tanstack/react-query'

export type StaffLinks = SuccessOf<typeof staffLinks.list>
export type StaffLink = StaffLinks['rows'][number]

export const staffLinkList = queryOptions({
  queryKey: ['adjustments', 'staff-links'],
  queryFn: () => call(staffLinks.list, {}),
})
