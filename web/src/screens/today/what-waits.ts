import { day, daysBetween } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import type {
  Agenda,
  Case,
  Delegation,
  EscrowList,
  Findings,
  FollowUp,
  Gathered,
  LettersWaiting,
  MissedPlans,
  OrderCounts,
  ProcedureRow,
  Proposal,
  Run,
  Task,
  WaitingAdjustments,
} from './today-queries.ts'
import { byConsequence, periodTitle, type Waiting } from './waiting.ts'
import { ofAgenda, stepOf } from './waiting-steps.ts'
import { ofAdjustments } from './waiting-adjustments.ts'
import { ofCase } from './waiting-cases.ts'
import { ofLetters } from './waiting-letters.ts'
import { ofEscrow, ofOrders } from './waiting-moves.ts'
import { ofMissedPlans } from './waiting-plans.ts'
import { ofProcedure } from './waiting-procedures.ts'
import { ofDelegation, ofFindings, ofFollowUp, ofTask } from './waiting-work.ts'

/** All that is known of what waits. Sources a person may not read, or that have not answered yet, are left out. */
export type Known = {
  readonly today: string
  readonly me: string
  readonly userId: string
  readonly role: string
  readonly mayPrepare: boolean
  readonly mayRelease: boolean
  readonly mayPost: boolean
  readonly runs: readonly Run[]
  readonly proposals: readonly Proposal[]
  readonly agenda?: Agenda | undefined
  readonly tasks?: readonly Task[] | undefined
  readonly delegations?: readonly Delegation[] | undefined
  readonly findings?: Findings | undefined
  readonly adjustments?: WaitingAdjustments | undefined
  readonly procedures?: readonly ProcedureRow[] | undefined
  readonly followUps?: readonly FollowUp[] | undefined
  readonly cases?: readonly Case[] | undefined
  readonly letters?: LettersWaiting | undefined
  readonly escrow?: EscrowList | undefined
  readonly orders?: OrderCounts | undefined
  readonly gathered?: Gathered | undefined
  readonly plans?: MissedPlans | undefined
  readonly mayApproveLetters?: boolean
  readonly mayWriteLetters?: boolean
}

/** What waits, by consequence: what is late first, then what today asks, what is mine, what others have, and what is planned. */
export function whatWaits(known: Known): Waiting[] {
  const runs = [
    ...known.runs.flatMap((run) => ofRun(run, known) ?? []),
    ...known.proposals.flatMap((proposal) => ofProposal(proposal, known) ?? []),
  ]
  const waiting = [
    ...runs.map(({ waiting: one }) => one),
    ...ofAgenda(withoutRuns(known.agenda, runs), known),
    ...(known.tasks ?? []).flatMap((task) => ofTask(task, known) ?? []),
    ...(known.cases ?? []).flatMap((one) => ofCase(one, known) ?? []),
    ...(known.delegations ?? []).flatMap((one) => ofDelegation(one, known) ?? []),
    ...(known.procedures ?? []).flatMap((one) => ofProcedure(one, known)),
    ...(known.followUps ?? []).flatMap((one) => ofFollowUp(one, known) ?? []),
    ...(known.letters
      ? ofLetters(known.letters, {
          mayApprove: known.mayApproveLetters ?? false,
          mayWrite: known.mayWriteLetters ?? false,
        })
      : []),
    ...(known.escrow ? ofEscrow(known.escrow, known.today) : []),
    ...(known.gathered?.rows ?? []).map(ofGathered),
    ...(known.plans ? ofMissedPlans(known.plans) : []),
    ...(known.orders ? ofOrders(known.orders) : []),
    ...(known.adjustments ? ofAdjustments(known.adjustments) : []),
    ...[known.findings && ofFindings(known.findings)].flatMap((one) => one ?? []),
  ]
  return waiting.toSorted(byConsequence)
}

/** What a module itself says that waits: it knows its own screen. */
const ofGathered = ({ kind, title, text, at, on, amountCents }: Gathered['rows'][number]): Waiting => ({
  kind,
  title,
  text,
  target: { screen: 'at', at },
  on,
  withOthers: false,
  amountCents,
})

/** What waits of one period of a cycle. */
type OfPeriod = { readonly waiting: Waiting; readonly cycle: string; readonly periodFrom: string }

/** The agenda without the steps of runs that are told by themselves: they say more than their plan. */
function withoutRuns(agenda: Agenda | undefined, runs: readonly OfPeriod[]): Agenda {
  const told = new Set(runs.map(({ cycle, periodFrom }) => `${cycle} ${periodFrom}`))
  const rest = (steps: Agenda['late']) =>
    steps.filter((step) => step.kind !== 'seen' || !told.has(`${step.cycle} ${step.periodFrom}`))
  return {
    late: rest(agenda?.late ?? []),
    today: rest(agenda?.today ?? []),
    soon: rest(agenda?.soon ?? []),
    plannedUntil: agenda?.plannedUntil ?? null,
  }
}

function ofRun(run: Run, known: Known): OfPeriod | null {
  const stands = whereItStands(run, known)
  if (!stands) return null
  const { cycle, periodFrom } = run
  const step = stepOf(known.agenda, cycle, periodFrom)
  const past = daysBetween(run.billOn, known.today) > 0
  const late = past || step?.state === 'late'
  const texts = [
    past && `Its bills should have gone out on ${day(run.billOn)}.`,
    !past && step && `${step.name} is planned for ${day(step.on)}.`,
    stands.text,
  ]
  return {
    cycle,
    periodFrom,
    waiting: {
      kind: late ? 'late' : step?.state === 'today' ? 'today' : stands.mine ? 'mine' : 'others',
      title: `${periodTitle(cycle, periodFrom, run.periodUntil)}: ${stands.what}`,
      text: texts.filter(Boolean).join(' '),
      target: { screen: 'run', id: run.id },
      on: step?.on ?? run.billOn,
      withOthers: !stands.mine,
      amountCents: run.totals.chargesCents,
    },
  }
}

type Stands = { readonly what: string; readonly text: string; readonly mine: boolean }

function whereItStands(run: Run, { me, mayPrepare, mayRelease, mayPost }: Known): Stands | null {
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
      return run.failure === null
        ? { what: 'post', text: `${holds} Released by ${run.releasedBy}.`, mine: mayPost }
        : { what: 'the posting was refused', text: run.failure, mine: mayPost || mayRelease }
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

function ofProposal(proposal: Proposal, { today, mayPrepare, agenda }: Known): OfPeriod | null {
  const { cycle, name, periodFrom, billOn, openRun, accounts } = proposal
  if (openRun !== null) return null
  const away = daysBetween(today, billOn)
  if (away > 31) return null
  const step = stepOf(agenda, cycle, periodFrom)
  const late = away < 0 || step?.state === 'late'
  const soon = step?.state === 'today' ? 'today' : mayPrepare ? 'mine' : 'others'
  const planned = step ? ` ${step.name} is planned for ${day(step.on)}.` : ''
  return {
    cycle,
    periodFrom,
    waiting: {
      kind: late ? 'late' : away > 14 && !step ? 'planned' : soon,
      title: `${periodTitle(name, periodFrom, proposal.periodUntil)}: open the run`,
      text: `${count(accounts, 'account')}. Bills are dated ${day(billOn)}${away < 0 ? ', which is past' : ''}.${planned}`,
      target: { screen: 'new-run', cycle },
      on: step?.on ?? billOn,
      withOthers: !mayPrepare,
      amountCents: 0,
    },
  }
}
