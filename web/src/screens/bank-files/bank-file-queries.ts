import type { BankFileView } from '@cartwright/api/bank-file-rows'
import { bankFiles } from '@cartwright/api/bank-files'
import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

type Listed = SuccessOf<typeof bankFiles.list>
export type BankFile = Listed['rows'][number]
export type FileShown = SuccessOf<typeof bankFiles.show>
type Items = SuccessOf<typeof bankFiles.items>
export type FileItem = Items['rows'][number]
export type Notice = SuccessOf<typeof bankFiles.notices>['rows'][number]
export type StatementShown = SuccessOf<typeof bankFiles.statement>
export type FileView = BankFileView
export type Verdict = FileItem['verdict']

export const layouts = queryOptions({
  queryKey: ['bank-files', 'layouts'],
  queryFn: () => call(bankFiles.layouts, {}),
})

export type Folder = SuccessOf<typeof bankFiles.folder>

/** The folder of the city. Files come by themselves, so it is asked for again every half minute. */
export const folderShown = queryOptions({
  queryKey: ['bank-files', 'folder'],
  queryFn: () => call(bankFiles.folder, {}),
  refetchInterval: 30_000,
})

export const fileList = (view: FileView) =>
  infiniteQueryOptions({
    queryKey: ['bank-files', 'list', view],
    queryFn: ({ pageParam: before }) => call(bankFiles.list, { query: { view, limit: 100, before } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }: Listed) => next ?? undefined,
  })

/** One file. While it is being posted it is asked for again every second. */
export const fileShown = (fileId: number) =>
  queryOptions({
    queryKey: ['bank-files', fileId],
    queryFn: () => call(bankFiles.show, { params: { fileId } }),
    refetchInterval: ({ state }) =>
      state.data?.file.state === 'posting' && state.data.file.failure === null ? 1000 : false,
  })

export const fileItems = (fileId: number, verdict: Verdict | undefined, state: BankFile['state']) =>
  infiniteQueryOptions({
    // The state is part of the key: posting gives items their payments.
    queryKey: ['bank-files', fileId, 'items', verdict, state],
    queryFn: ({ pageParam: after }) =>
      call(bankFiles.items, { params: { fileId }, query: { verdict, limit: 200, after } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }: Items) => next ?? undefined,
  })

/** The returns of a file that nobody has seen to. */
export const fileReturns = (fileId: number) =>
  queryOptions({
    queryKey: ['bank-files', fileId, 'returns'],
    queryFn: () => call(bankFiles.returns, { params: { fileId } }),
  })

export const noticeList = (view: 'open' | 'settled') =>
  queryOptions({
    queryKey: ['bank-files', 'notices', view],
    queryFn: () => call(bankFiles.notices, { query: { view } }),
  })

export const statementShown = (statementId: number) =>
  queryOptions({
    queryKey: ['bank-files', 'statement', statementId],
    queryFn: () => call(bankFiles.statement, { params: { statementId } }),
  })
