import { day, daysBetween, shortDay } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import type { Delegation, Findings, FollowUp, Task } from './today-queries.ts'
import type { Waiting } from './waiting.ts'

type Looking = { readonly today: string; readonly userId: string }

/** A task: late whosever it is; else when it is mine and near, or waits for somebody. */
export function ofTask(task: Task, looking: Looking): Waiting | null {
  const { today, userId } = looking
  const { dueOn, waitingFor } = task
  const step = task.nextStep?.owner?.userId === userId ? task.nextStep : null
  const mine = task.owner?.userId === userId || step !== null
  const forMe = task.waitingUserId === userId
  const away = dueOn === null ? null : daysBetween(today, dueOn)
  if (!mine && !forMe && !task.late) return null
  if (!forMe && !task.late && task.state !== 'waiting' && (away === null || away > 7)) return null
  return {
    kind: kindOf(task, { forMe, away }),
    title: step ? `${task.title}: ${step.title.toLowerCase()}` : task.title,
    text: [
      whose(task, { mine, forMe }),
      away !== null && away < 0 && `Due ${shortDay(dueOn!)}, ${count(-away, 'day')} late.`,
      away !== null && away >= 0 && `Due ${day(dueOn!)}.`,
      !forMe && waitingFor && `Waits for ${waitingFor}.`,
    ]
      .filter(Boolean)
      .join(' '),
    target: { screen: 'task', id: task.id },
    on: dueOn,
    withOthers: !mine && !forMe,
    amountCents: 0,
  }
}

type Bearing = { readonly mine: boolean; readonly forMe: boolean }

function kindOf(task: Task, { forMe, away }: { forMe: boolean; away: number | null }): Waiting['kind'] {
  if (task.late) return 'late'
  if (forMe) return 'mine'
  if (task.state === 'waiting') return 'others'
  return away === 0 ? 'today' : 'mine'
}

function whose(task: Task, { mine, forMe }: Bearing): string | false {
  if (forMe) return `${task.owner?.name ?? 'A task'} waits for you.`
  return !mine && `It is with ${task.owner?.name ?? 'nobody yet'}.`
}

/** The report of a delegation that has ended, for the one whose authority it was. */
export function ofDelegation(one: Delegation, { userId }: Looking): Waiting | null {
  if (!one.reportWaits || one.giver.userId !== userId) return null
  return {
    kind: 'mine',
    title: `Sign the report of what ${one.holder.name} did for you`,
    text: `${count(one.deeds, 'deed')} under your authority, which ended ${day(one.endedOn ?? one.lastOn)}.`,
    target: { screen: 'delegation', id: one.id },
    on: one.endedOn ?? one.lastOn,
    withOthers: false,
    amountCents: 0,
  }
}

/** What standing checks found for the person who looks, as one thing with the largest finding named. */
export function ofFindings({ findings, amountCents, rows }: Findings): Waiting | null {
  const [largest] = rows
  if (!largest) return null
  return {
    kind: 'mine',
    title: `${count(findings, 'finding')} of the standing checks, ${money(amountCents)} at stake`,
    text: `The largest, ${money(largest.amountCents)}: ${largest.sentence}`,
    target: { screen: 'at', at: '/checks' },
    on: null,
    withOthers: false,
    amountCents,
  }
}

/** A conversation to follow up: late whosever it is, else one's own on its day. */
export function ofFollowUp(one: FollowUp, { today, me }: { today: string; me: string }): Waiting | null {
  const { followUpOn, takenBy, payerName, partyName, accountNumber, notes } = one
  if (followUpOn === null) return null
  const mine = takenBy === me
  const away = daysBetween(today, followUpOn)
  if (!mine && away >= 0) return null
  return {
    kind: away < 0 ? 'late' : 'today',
    title: `Follow up: ${[partyName ?? payerName ?? 'a call', accountNumber].filter(Boolean).join(', ')}`,
    text: [
      !mine && `Taken by ${takenBy}.`,
      away < 0 && `For ${shortDay(followUpOn)}, ${count(-away, 'day')} late.`,
      notes?.split('\n')[0]?.slice(0, 120),
    ]
      .filter(Boolean)
      .join(' '),
    target: { screen: 'follow-ups' },
    on: followUpOn,
    withOthers: !mine,
    amountCents: 0,
  }
}
