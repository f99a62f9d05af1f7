import { dollars } from '#kernel/money'
import type { RunAnswer } from './run-answer.ts'

/** One line for a run in a list. */
export const runLine = ({ id, cycle, kind, periodFrom, periodUntil, state, totals }: RunAnswer): string =>
  `${id}  ${state.replace('_', ' ')}  ${kind} ${cycle}  ${periodFrom} until ${periodUntil}  ${totals.bills} bills  ${dollars(totals.chargesCents)}`

/** A run as a person reads it. */
export function runText(run: RunAnswer): string {
  const { totals } = run
  return [
    `Run ${run.id}: ${run.kind} ${run.cycle}, ${run.periodFrom} until ${run.periodUntil}, ${run.state.replace('_', ' ')}`,
    `Bills of ${run.billOn}, due ${run.dueOn}, delinquent after ${run.delinquentOn}`,
    `Opened by ${run.openedBy}${by('calculated', run.calculatedBy)}${by('released', run.releasedBy)}${by('posted', run.postedBy)}`,
    `${totals.accounts} accounts, ${totals.held} held, ${totals.bills} bills, ${totals.lines} lines`,
    `Previous ${dollars(totals.previousBalanceCents)}, payments ${dollars(totals.paymentsCents)}, adjustments ${dollars(totals.adjustmentsCents)}`,
    `Charges ${dollars(totals.chargesCents)} (last bills ${dollars(totals.lastChargesCents)}), due ${dollars(totals.totalDueCents)}`,
    ...(run.undecided > 0 ? [`Exceptions to decide: ${run.undecided}`] : []),
  ].join('\n')
}

const by = (what: string, name: string | null): string => (name === null ? '' : `, ${what} by ${name}`)
