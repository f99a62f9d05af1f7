import { day, daysBetween, monthName, plusDays } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import type { Proposal, Run } from './today-queries.ts'

/** One thing that waits: on the person who looks, on others, or for its day. */
export type Waiting = {
  readonly kind: 'late' | 'mine' | 'others' | 'planned'
  readonly title: string
  readonly text: string
  /** Null: there is no run yet; it is to be opened. */
  readonly runId: number | null
  readonly cycle: string
}

type Known = {
  readonly today: string
  readonly me: string
  readonly mayPrepare: boolean
  readonly mayRelease: boolean
  readonly runs: readonly Run[]
  readonly proposals: readonly Proposal[]
}

const order = ['late', 'mine', 'others', 'planned'] as const

/** What waits, by consequence: what is late first, then what is mine, what others have, and what is planned. */
export function whatWaits(known: Known): Waiting[] {
  const waiting = [
    ...known.runs.flatMap((run) => ofRun(run, known) ?? []),
    ...known.proposals.flatMap((proposal) => ofProposal(proposal, known) ?? []),
  ]
  return waiting.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

function ofRun(run: Run, known: Known): Waiting | null {
  const stands = whereItStands(run, known)
  if (!stands) return null
  const late = daysBetween(run.billOn, known.today) > 0
  return {
    kind: late ? 'late' : stands.mine ? 'mine' : 'others',
    title: `${titleOf(run.cycle, run.periodFrom, run.periodUntil)}: ${stands.what}`,
    text: late ? `Its bills should have gone out on ${day(run.billOn)}. ${stands.text}` : stands.text,
    runId: run.id,
    cycle: run.cycle,
  }
}

type Stands = { readonly what: string; readonly text: string; readonly mine: boolean }

function whereItStands(run: Run, { me, mayPrepare, mayRelease }: Known): Stands | null {
  const holds = `${count(run.totals.bills, 'bill')}, ${money(run.totals.chargesCents)}.`
  const own = (run.calculatedBy ?? run.openedBy) === me
  switch (run.state) {
    case 'open':
      return {
        what: 'calculate',
        text: `Opened by ${run.openedBy}, nothing is calculated yet.`,
        mine: mayPrepare,
      }
    case 'calculating':
    case 'posting':
      return { what: `${run.state} now`, text: 'The work is going on.', mine: false }
    case 'calculated':
      return { what: 'send to review', text: holds, mine: mayPrepare }
    case 'in_review':
      if (run.undecided > 0)
        return { what: `decide ${count(run.undecided, 'exception')}`, text: holds, mine: mayPrepare }
      return own
        ? { what: 'waits for another person to release it', text: holds, mine: false }
        : {
            what: 'release',
            text: `${holds} Prepared by ${run.calculatedBy ?? run.openedBy}.`,
            mine: mayRelease,
          }
    case 'approved':
      return { what: 'post', text: `${holds} Released by ${run.releasedBy}.`, mine: mayPrepare }
    case 'posted':
      return { what: 'make the print files', text: holds, mine: mayPrepare }
    case 'produced':
      return { what: 'mail', text: holds, mine: mayPrepare }
    case 'mailed':
    case 'closed':
    case 'voided':
    default:
      return null
  }
}

function ofProposal(proposal: Proposal, { today, mayPrepare }: Known): Waiting | null {
  const { cycle, name, billOn, openRun, accounts } = proposal
  if (openRun !== null) return null
  const away = daysBetween(today, billOn)
  if (away > 31) return null
  const kind = away < 0 ? 'late' : away > 14 ? 'planned' : mayPrepare ? 'mine' : 'others'
  return {
    kind,
    title: `${titleOf(name, proposal.periodFrom, proposal.periodUntil)}: open the run`,
    text: `${count(accounts, 'account')}. Bills are dated ${day(billOn)}${away < 0 ? ', which is past' : ''}.`,
    runId: null,
    cycle,
  }
}

function titleOf(name: string, from: string, until: string): string {
  const [first, last] = [monthName(from), monthName(plusDays(until, -1))]
  const called = name.length <= 3 ? `Cycle ${name}` : name
  return `${called}, ${first === last ? last : `${first.slice(0, 3)} to ${last}`}`
}
