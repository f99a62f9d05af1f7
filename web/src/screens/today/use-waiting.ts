import { useQuery } from '@tanstack/react-query'
import { cityShown } from '../../city-queries.ts'
import { useMay, useSession } from '../../session.tsx'
import {
  agendaShown,
  delegationsSeen,
  dueFollowUps,
  lettersToDo,
  myCases,
  myFindings,
  openTasks,
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

/** Asks everything that can wait, and puts it in one list. */
export function useWaiting(): Found {
  const may = useMay()
  const session = useSession()
  const city = useQuery(cityShown)
  const runs = useQuery(recentRuns)
  const proposals = useQuery(runProposals)
  const agenda = useQuery(agendaShown)
  const tasks = useQuery({ ...openTasks, enabled: may('workplan.read') })
  const delegations = useQuery({ ...delegationsSeen, enabled: may('delegations.read') })
  const cases = useQuery({ ...myCases, enabled: may('cases.read') })
  const letters = useQuery({ ...lettersToDo, enabled: may('letters.read') })
  const findings = useQuery({ ...myFindings, enabled: may('checks.read') })
  const procedures = useQuery({ ...proceduresInUse, enabled: may('procedures.read') })
  const followUps = useQuery({ ...dueFollowUps, enabled: may('contacts.write') })
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
      agenda: agenda.data,
      tasks: tasks.data?.rows,
      delegations: delegations.data?.rows,
      findings: findings.data,
      procedures: procedures.data?.rows,
      followUps: followUps.data?.rows,
      cases: cases.data?.rows,
      letters: letters.data,
      mayApproveLetters: may('letters.approve'),
      mayWriteLetters: may('letters.write'),
    })
  return {
    query: { data, error: city.error ?? runs.error ?? proposals.error },
    runs: runs.data?.rows,
    error:
      agenda.error ??
      tasks.error ??
      delegations.error ??
      findings.error ??
      procedures.error ??
      cases.error ??
      letters.error ??
      followUps.error,
  }
}
