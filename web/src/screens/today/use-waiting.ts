import { useQuery } from '@tanstack/react-query'
import { cityShown } from '../../city-queries.ts'
import { useMay, useSession } from '../../session.tsx'
import {
  adjustmentsWaiting,
  agendaShown,
  delegationsSeen,
  dueFollowUps,
  escrowToSend,
  gatheredWaiting,
  lettersToDo,
  missedPlans,
  myCases,
  myFindings,
  openTasks,
  ordersLate,
  proceduresInUse,
  recentRuns,
  type Run,
  runProposals,
} from './today-queries.ts'
import type { Waiting } from './waiting.ts'
import { whatWaits } from './what-waits.ts'

type Found = {
  readonly query: { readonly data: Waiting[] | undefined; readonly error: unknown }
  readonly runs: readonly Run[] | undefined
  /** What one of the sources beside the runs said instead of answering: the others are shown all the same. */
  readonly error: unknown
}

/** Everything beside the runs that a person may see. */
function useBeside() {
  const may = useMay()
  return {
    agenda: useQuery(agendaShown),
    tasks: useQuery({ ...openTasks, enabled: may('workplan.read') }),
    delegations: useQuery({ ...delegationsSeen, enabled: may('delegations.read') }),
    findings: useQuery({ ...myFindings, enabled: may('checks.read') }),
    adjustments: useQuery({ ...adjustmentsWaiting, enabled: may('adjustments.read') }),
    procedures: useQuery({ ...proceduresInUse, enabled: may('procedures.read') }),
    cases: useQuery({ ...myCases, enabled: may('cases.read') }),
    letters: useQuery({ ...lettersToDo, enabled: may('letters.read') }),
    escrow: useQuery({ ...escrowToSend, enabled: may('accounts.change') }),
    gathered: useQuery({ ...gatheredWaiting, enabled: may('workplan.read') }),
    orders: useQuery({ ...ordersLate, enabled: may('orders.change') }),
    plans: useQuery({ ...missedPlans, enabled: may('corrections.ask') }),
    followUps: useQuery({ ...dueFollowUps, enabled: may('contacts.write') }),
  }
}

/** Asks everything that can wait, and puts it in one list. */
export function useWaiting(): Found {
  const may = useMay()
  const session = useSession()
  const city = useQuery(cityShown)
  const runs = useQuery(recentRuns)
  const proposals = useQuery(runProposals)
  const beside = useBeside()
  const known = city.data && runs.data && proposals.data && { city: city.data, runs: runs.data }
  const data =
    known &&
    whatWaits({
      today: known.city.today,
      me: session?.person?.name ?? '',
      userId: session?.person?.userId ?? '',
      role: session?.role ?? '',
      mayPrepare: may('runs.prepare'),
      mayRelease: may('runs.release'),
      mayPost: may('runs.post'),
      runs: known.runs.rows,
      proposals: proposals.data?.rows ?? [],
      agenda: beside.agenda.data,
      tasks: beside.tasks.data?.rows,
      delegations: beside.delegations.data?.rows,
      findings: beside.findings.data,
      adjustments: beside.adjustments.data,
      procedures: beside.procedures.data?.rows,
      followUps: beside.followUps.data?.rows,
      cases: beside.cases.data?.rows,
      letters: beside.letters.data,
      escrow: beside.escrow.data,
      gathered: beside.gathered.data,
      orders: beside.orders.data?.counts,
      plans: beside.plans.data,
      mayApproveLetters: may('letters.approve'),
      mayWriteLetters: may('letters.write'),
    })
  return {
    query: { data, error: city.error ?? runs.error ?? proposals.error },
    runs: runs.data?.rows,
    error: Object.values(beside).find(({ error }) => error)?.error ?? null,
  }
}
