import { cases } from '@cartwright/api/cases'
import { letters } from '@cartwright/api/letters'
import { adjustments } from '@cartwright/api/adjustments'
import { checks } from '@cartwright/api/checks'
import { call } from '@cartwright/api/client'
import { contacts } from '@cartwright/api/contacts'
import { delegations } from '@cartwright/api/delegations'
import { escrow } from '@cartwright/api/escrow'
import { orders } from '@cartwright/api/orders'
import { plans } from '@cartwright/api/plans'
import { planning } from '@cartwright/api/planning'
import type { SuccessOf } from '@cartwright/api/route'
import { procedures } from '@cartwright/api/procedures'
import { runs } from '@cartwright/api/runs'
import { waiting } from '@cartwright/api/waiting'
import { workplan } from '@cartwright/api/workplan'
import { queryOptions } from '@tanstack/react-query'
import { plusDays } from '../../parts/day.tsx'

export type Run = SuccessOf<typeof runs.list>['rows'][number]
export type Proposal = SuccessOf<typeof runs.proposals>['rows'][number]
export type Agenda = SuccessOf<typeof planning.agenda>
export type PlannedStep = Agenda['late'][number]
export type Task = SuccessOf<typeof workplan.tasks>['rows'][number]
export type Delegation = SuccessOf<typeof delegations.list>['rows'][number]
export type FollowUp = SuccessOf<typeof contacts.list>['rows'][number]
export type LettersWaiting = SuccessOf<typeof letters.waiting>
export type Case = SuccessOf<typeof cases.list>['rows'][number]
export type ProcedureRow = SuccessOf<typeof procedures.list>['rows'][number]
export type WaitingAdjustments = SuccessOf<typeof adjustments.waiting>
export type EscrowList = SuccessOf<typeof escrow.list>
export type Gathered = SuccessOf<typeof waiting.list>
export type MissedPlans = SuccessOf<typeof plans.missed>
export type OrderCounts = SuccessOf<typeof orders.list>['counts']
export type Findings = SuccessOf<typeof checks.findings>

export const recentRuns = queryOptions({
  queryKey: ['runs', 'recent'],
  queryFn: () => call(runs.list, { query: { limit: 50 } }),
})

export const runProposals = queryOptions({
  queryKey: ['runs', 'proposals'],
  queryFn: () => call(runs.proposals, {}),
})

export const agendaShown = queryOptions({
  queryKey: ['planning', 'agenda', 'today'],
  queryFn: () => call(planning.agenda, { query: { days: 7 } }),
})

/** The planned steps around a day: those of the periods that are billed now. */
export const stepsAround = (today: string) =>
  queryOptions({
    queryKey: ['planning', 'steps', 'around', today],
    queryFn: () => call(planning.list, { query: { from: plusDays(today, -45), until: plusDays(today, 60) } }),
    enabled: today !== '',
  })

export const openTasks = queryOptions({
  queryKey: ['tasks', 'list', 'open'],
  queryFn: () => call(workplan.tasks, { query: { view: 'open' } }),
})

export const delegationsSeen = queryOptions({
  queryKey: ['delegations'],
  queryFn: () => call(delegations.list, {}),
})

export const proceduresInUse = queryOptions({
  queryKey: ['procedures', 'list', {}],
  queryFn: () => call(procedures.list, { query: {} }),
})

export const adjustmentsWaiting = queryOptions({
  queryKey: ['adjustments', 'waiting'],
  queryFn: () => call(adjustments.waiting, {}),
})

export const myFindings = queryOptions({
  queryKey: ['checks', 'findings', 'mine', 'largest'],
  queryFn: () => call(checks.findings, { query: { owner: 'me', limit: 1 } }),
})

/** Conversations whose day to follow up has come. */
export const dueFollowUps = queryOptions({
  queryKey: ['contacts', 'due'],
  queryFn: () => call(contacts.list, { query: { followUp: 'due', limit: 50 } }),
})

export const myCases = queryOptions({
  queryKey: ['cases', 'list', { view: 'mine' }],
  queryFn: () => call(cases.list, { query: { view: 'mine' } }),
})

/** How many letters wait to be approved, to be printed, or came back. */
export const lettersToDo = queryOptions({
  queryKey: ['letters', 'waiting'],
  queryFn: () => call(letters.waiting, {}),
})

/** Closing letters to escrow that are still to be sent. */
export const escrowToSend = queryOptions({
  queryKey: ['escrow', 'list', 'to-send'],
  queryFn: () => call(escrow.list, { query: {} }),
})

/** Plans of installments that were not kept. */
export const missedPlans = queryOptions({
  queryKey: ['plans', 'missed'],
  queryFn: () => call(plans.missed, {}),
})

/** How many service orders are late. */
export const ordersLate = queryOptions({
  queryKey: ['orders', 'late'],
  queryFn: () => call(orders.list, { query: { view: 'late' as const, limit: 1 } }),
})

/** What waits by the word of the modules themselves. */
export const gatheredWaiting = queryOptions({
  queryKey: ['waiting'],
  queryFn: () => call(waiting.list, {}),
})
