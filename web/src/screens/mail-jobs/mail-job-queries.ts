import { call } from '@cartwright/api/client'
import { mailJobs } from '@cartwright/api/mail-jobs'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type MailJobs = SuccessOf<typeof mailJobs.list>
export type Job = MailJobs['rows'][number]
export type WholeJob = SuccessOf<typeof mailJobs.show>
export type Levels = NonNullable<WholeJob['levels']>
export type Foretold = SuccessOf<typeof mailJobs.foretell>
export type ProofPiece = WholeJob['proof'][number]
export type Upload = WholeJob['uploads'][number]
export type Told = 'proof' | 'mailed' | 'statement'

const seconds = 1000

export const allMailJobs = queryOptions({
  queryKey: ['mail-jobs'],
  queryFn: () => call(mailJobs.list, {}),
})

/** Where packages go by SFTP. */
export const mailHouse = queryOptions({
  queryKey: ['mail-house'],
  queryFn: () => call(mailJobs.house, {}),
})

/** Whether the package of a job is on its way by SFTP: waiting for its next try, or going. */
export const isOnItsWay = ({ uploads }: WholeJob): boolean =>
  uploads.some(({ state }) => state === 'waiting' || state === 'sending')

/** One job; while its package is put together or sent, looked at again and again. */
export const mailJob = (jobId: number) =>
  queryOptions({
    queryKey: ['mail-jobs', jobId],
    queryFn: () => call(mailJobs.show, { params: { jobId } }),
    refetchInterval: ({ state: { data } }) =>
      data && (data.job.state === 'making' || isOnItsWay(data)) ? 2 * seconds : false,
  })

/** What taking a bill out of a job would do; not asked before a number is written, nor again when there is no such bill. */
export const foretoldPull = (jobId: number, billNumber: string) =>
  queryOptions({
    queryKey: ['mail-jobs', jobId, 'pulls', billNumber],
    queryFn: () => call(mailJobs.foretell, { params: { jobId, billNumber } }),
    enabled: billNumber !== '',
  })
