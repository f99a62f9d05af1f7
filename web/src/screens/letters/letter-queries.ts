import { call } from '@cartwright/api/client'
import type { Letter, LetterRow, LetterTemplate } from '@cartwright/api/letter-shapes'
import { letterPrints } from '@cartwright/api/letter-prints'
import { letters } from '@cartwright/api/letters'
import { letterTemplates } from '@cartwright/api/letter-templates'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { LettersSearch } from './letters-search.ts'

export type { Letter, LetterRow, LetterTemplate }

export const letterList = (search: LettersSearch) =>
  infiniteQueryOptions({
    queryKey: ['letters', 'list', search],
    queryFn: ({ pageParam }) =>
      call(letters.list, { query: { ...search, ...(pageParam && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

export const letterShown = (id: number) =>
  queryOptions({
    queryKey: ['letters', id],
    queryFn: () => call(letters.show, { params: { id } }),
  })

export const lettersOfAccount = (accountNumber: string) =>
  queryOptions({
    queryKey: ['letters', 'account', accountNumber],
    queryFn: () => call(letters.ofAccount, { params: { accountNumber }, query: { limit: 200 } }),
  })

export const lettersWaiting = queryOptions({
  queryKey: ['letters', 'waiting'],
  queryFn: () => call(letters.waiting, {}),
})

export const printList = queryOptions({
  queryKey: ['letters', 'prints'],
  queryFn: () => call(letterPrints.list, {}),
})

export const templateList = queryOptions({
  queryKey: ['letters', 'templates'],
  queryFn: () => call(letterTemplates.list, {}),
})

export const templateShown = (code: string) =>
  queryOptions({
    queryKey: ['letters', 'templates', code],
    queryFn: () => call(letterTemplates.show, { params: { code } }),
  })
