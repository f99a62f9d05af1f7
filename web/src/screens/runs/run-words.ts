import type { Permission } from '@cartwright/api/roles'
import type { ChangeCause, ExceptionCode, Run, RunState, StepName } from './run-types.ts'

/** What a run's state is called on the screen. */
export const stateWords: Record<RunState, string> = {
  open: 'Open',
  calculating: 'Calculating',
  calculated: 'Calculated',
  in_review: 'In review',
  approved: 'Released',
  posting: 'Posting',
  posted: 'Posted',
  produced: 'Printed',
  mailed: 'Mailed',
  closed: 'Closed',
  voided: 'Voided',
}

/** The stations of the corridor, in order, and the states in which a run stands at each. */
export const stations: readonly { readonly name: string; readonly states: readonly RunState[] }[] = [
  { name: 'Open', states: ['open', 'calculating'] },
  { name: 'Calculated', states: ['calculated'] },
  { name: 'In review', states: ['in_review'] },
  { name: 'Released', states: ['approved', 'posting'] },
  { name: 'Posted', states: ['posted'] },
  { name: 'Printed', states: ['produced'] },
  { name: 'Mailed', states: ['mailed'] },
  { name: 'Closed', states: ['closed'] },
]

export const kindWords: Record<Run['kind'], string> = {
  cycle: 'Whole cycle',
  account: 'One account',
  list: 'List of accounts',
  finals: 'Final bills only',
}

/** The step that takes a run onward from where it stands; none while work is going on or at the end. */
export const nextStep: Partial<Record<RunState, StepName>> = {
  open: 'calculate',
  // Possible again only when the calculation was stopped by a failure.
  calculating: 'calculate',
  calculated: 'review',
  in_review: 'release',
  approved: 'post',
  posted: 'print',
  produced: 'mail',
  mailed: 'close',
}

export const stepWords: Record<StepName, string> = {
  calculate: 'Calculate',
  review: 'Send to review',
  release: 'Release',
  unrelease: 'Take the release back',
  post: 'Post',
  print: 'Make print files',
  mail: 'Mark mailed',
  close: 'Close',
  void: 'Void the run',
}

/** What a person must be allowed for each step, so that a role is offered only its own steps. */
export const permissionOf: Record<StepName, Permission> = {
  calculate: 'runs.prepare',
  review: 'runs.prepare',
  release: 'runs.release',
  unrelease: 'runs.release',
  post: 'runs.post',
  print: 'runs.print',
  mail: 'runs.print',
  close: 'runs.post',
  void: 'runs.prepare',
}

/** Each reason an account is pointed out, as the heading of its group, and what it asks of a person. */
export const exceptionWords: Record<ExceptionCode, string> = {
  'address-unmailable': 'Address that cannot be mailed',
  'change-against-last': 'Changed much against the last bill',
  'change-against-peers': 'Far from others of its kind',
  'corrects-earlier-period': 'Corrects an earlier period',
  'credit-on-closed': 'Credit on a closed account',
  'final-bill': 'Final bill',
  'negative-bill': 'Negative bill',
  'new-account': 'New account',
  'no-rate': 'No rate for a day',
  'no-service': 'No service',
  'overlapping-services': 'Services overlap',
  prorated: 'Part of a period',
  'service-after-stop': 'Stopped account with service',
  'service-changed': 'Service changed',
  'very-large-bill': 'Very large bill',
  'zero-bill': 'Bill of nothing',
}

export const severityWords = { stop: 'must be mended', decide: 'decide', note: 'for your notice' } as const

export const causeWords: Record<ChangeCause, string> = {
  new: 'new accounts',
  stopped: 'stopped accounts',
  service: 'service changes',
  rate: 'rate changes',
  proration: 'parts of periods',
  'one-off': 'one-off charges',
  discount: 'discounts',
}

/** A cycle by its code: `Cycle 1`, or the code itself where it is a word. */
export const cycleWords = (code: string): string => (/^\d+$/.test(code) ? `Cycle ${code}` : code)
