import { call } from '@cartwright/api/client'
import { messages } from '@cartwright/api/messages'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'

export type Message = SuccessOf<typeof messages.show>
export type MessageBody = InputOf<typeof messages.add>['body']
export type Reach = SuccessOf<typeof messages.reach>
export type Preview = SuccessOf<typeof messages.preview>

export const messageList = queryOptions({
  queryKey: ['messages', 'list'],
  queryFn: () => call(messages.list, { query: {} }),
})

export const messageShown = (id: number) =>
  queryOptions({
    queryKey: ['messages', id],
    queryFn: () => call(messages.show, { params: { id } }),
  })

/** How many bills a condition names; null while it is not whole. */
export const messageReach = (condition: MessageBody['condition'] | null) =>
  queryOptions({
    queryKey: ['messages', 'reach', condition],
    queryFn: () => call(messages.reach, { body: { condition: condition ?? {} } }),
    enabled: condition !== null,
    placeholderData: keepPreviousData,
  })
