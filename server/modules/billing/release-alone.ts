import type { Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import { soleRelease } from '../policies/sending-rules.ts'
import type { BillRun } from './bill-run.ts'
import { totalsOf } from './run-totals.ts'

/** By which rule one person alone may release a run, and up to how much. */
export type SoleRelease = { readonly upToCents: number; readonly citation: string }

/**
 * Whether whoever prepared a run may release it: a single bill on demand, where a rule of the city says so, up to its amount. Null
 * where two people are needed, as for all else.
 */
export async function mayReleaseAlone(work: Work, run: BillRun): Promise<SoleRelease | null> {
  if (run.bill_kind === 'regular') return null
  const rule = await soleReleaseRule(work)
  const totals = (await totalsOf(work, [run.id])).get(run.id)
  return rule && totals?.bills === 1 && isWithin(rule, totals.chargesCents) ? rule : null
}

/** The rule of the city in force today, if it has one. */
export const soleReleaseRule = async (work: Work): Promise<SoleRelease | null> =>
  soleRelease(await policiesFor(work), work.today)

/** Whether the charges of a bill are within the rule. */
export const isWithin = ({ upToCents }: SoleRelease, chargesCents: number): boolean =>
  Math.abs(chargesCents) <= upToCents
