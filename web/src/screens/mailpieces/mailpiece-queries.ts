import { call } from '@cartwright/api/client'
import { mailpieces } from '@cartwright/api/mailpieces'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type MailpieceList = SuccessOf<typeof mailpieces.list>
export type Spec = MailpieceList['rows'][number]
export type Body = MailpieceList['usual']
export type Checked = Spec['checked']
export type Fault = Checked['faults'][number]
export type Material = Body['envelope']
export type Area = Body['lines']

export const mailpieceList = queryOptions({
  queryKey: ['mailpieces'],
  queryFn: () => call(mailpieces.list, {}),
})
