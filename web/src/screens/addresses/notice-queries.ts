import { call } from '@cartwright/api/client'
import { moveNotices } from '@cartwright/api/move-notices'
import type { SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

export type NoticeList = SuccessOf<typeof moveNotices.list>
export type Notice = NoticeList['rows'][number]
export type NoticeFile = NoticeList['files'][number]
export type NoticeFault = SuccessOf<typeof moveNotices.faults>['rows'][number]

export const noticeList = (verdict: Notice['verdict'] | '') =>
  infiniteQueryOptions({
    queryKey: ['addresses', 'notices', verdict],
    queryFn: ({ pageParam }) =>
      call(moveNotices.list, {
        query: { ...(verdict !== '' && { verdict }), ...(pageParam !== '' && { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })

export const noticeFaults = (fileId: number) =>
  queryOptions({
    queryKey: ['addresses', 'notice-lines', fileId],
    queryFn: () => call(moveNotices.faults, { params: { fileId } }),
  })

export const methodWords: Readonly<Record<Notice['method'], string>> = {
  acs: 'ACS',
  'onecode-acs': 'OneCode ACS',
  'ancillary-endorsement': 'Ancillary service endorsement',
  alternative: 'Another approved way',
}
export const methods = Object.keys(methodWords) as Notice['method'][]

export const resultWords: Readonly<Record<Notice['result'], string>> = {
  'no-move': 'Still there',
  moved: 'Moved',
  'moved-no-address': 'Moved, no address',
  'not-deliverable': 'Not deliverable',
}
export const results = Object.keys(resultWords) as Notice['result'][]

export const verdictWords: Readonly<Record<Notice['verdict'], string>> = {
  taken: 'Taken: it changes nothing',
  open: 'To decide',
  accepted: 'Accepted',
  left: 'Left as it is',
  overtaken: 'Changed here meanwhile',
}
