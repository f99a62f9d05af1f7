import type { GateStanding } from '@cartwright/api/run-shapes'
import type { z } from 'zod'
import type { Gate, GatedStep, GateLook } from '#kernel/gate'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { BillRun, RunState } from './bill-run.ts'

type Standing = z.output<typeof GateStanding>

/** The states of a run from which a step still lies ahead, each with the gates before it. */
const ahead: Readonly<Record<GatedStep, readonly RunState[]>> = {
  calculate: ['open', 'calculating', 'calculated', 'in_review'],
  review: ['open', 'calculating', 'calculated'],
  release: ['open', 'calculating', 'calculated', 'in_review'],
  post: ['open', 'calculating', 'calculated', 'in_review', 'approved'],
  print: ['open', 'calculating', 'calculated', 'in_review', 'approved', 'posting', 'posted'],
  mail: ['open', 'calculating', 'calculated', 'in_review', 'approved', 'posting', 'posted', 'produced'],
  close: [
    'open',
    'calculating',
    'calculated',
    'in_review',
    'approved',
    'posting',
    'posted',
    'produced',
    'mailed',
  ],
}

/** What stands before the steps that a run has yet to take. Behind it, nothing is looked at any more. */
export function gatesAhead(work: Work, run: BillRun): Promise<Standing[]> {
  const gates = work.gates.filter(({ before }) => ahead[before].includes(run.state as RunState))
  return lookAtAll(work, run, gates)
}

/** Holds a step to its gates: refuses it while one of them is red, and says of each what makes it green. */
export async function passGates(work: Work, run: BillRun, step: GatedStep): Promise<void> {
  const looked = await lookAtAll(
    work,
    run,
    work.gates.filter(({ before }) => before === step),
  )
  const red = looked.filter(({ stands }) => stands === 'red')
  if (red.length > 0)
    refuse('GATE_IS_RED', {
      step,
      gates: red.map(({ name, title, sentence, mendAt }) => ({ name, title, sentence, mendAt })),
    })
}

/** One after another: they share a transaction, which is one connection. */
async function lookAtAll(work: Work, run: BillRun, gates: readonly Gate[]): Promise<Standing[]> {
  const looked: Standing[] = []
  for (const { name, title, before, look } of gates)
    looked.push({ name, title, before, ...(await look(work, run)) })
  return looked
}

/** What keeps a step from being taken, of the gates that were looked at; null when nothing does. */
export function becauseOf(gates: readonly Standing[], step: string): string | null {
  const red = gates.filter(({ before, stands }) => before === step && stands === 'red')
  return red.length === 0 ? null : red.map(({ sentence }) => sentence).join(' ')
}

export const green = (sentence: string): GateLook => ({ stands: 'green', sentence, mendAt: null })
export const red = (sentence: string, mendAt: string): GateLook => ({ stands: 'red', sentence, mendAt })
export const notNeeded = (sentence: string): GateLook => ({ stands: 'not-needed', sentence, mendAt: null })

/** The address of a tab of a run's page. */
export const onRunPage = ({ id }: BillRun, tab: string): string => `/runs/${id}?tab=${tab}`
