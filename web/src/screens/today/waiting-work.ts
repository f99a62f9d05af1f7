import { day, daysBetween, shortDay } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import type { Delegation, Findings, Task, WaitingAdjustments } from './today-queries.ts'
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
    target: { screen: 'checks' },
    on: null,
    withOthers: false,
    amountCents,
  }
}

/** Adjustments that wait for the person who looks, and those of theirs that came back. */
export function ofAdjustments({ mine, mineCents, oldestOn, returned }: WaitingAdjustments): Waiting[] {
  const one = { kind: 'mine', withOthers: false } as const
  return [
    ...(mine > 0
      ? [
          {
            ...one,
            title: `${count(mine, 'adjustment')} ${mine === 1 ? 'waits' : 'wait'} for your approval`,
            text: `${money(mineCents)} of credits and charges${oldestOn ? `, the oldest asked for on ${day(oldestOn)}` : ''}.`,
            target: { screen: 'adjustments', state: 'waiting' } as const,
            on: oldestOn,
            amountCents: mineCents,
          },
        ]
      : []),
    ...(returned > 0
      ? [
          {
            ...one,
            title: `${count(returned, 'adjustment')} came back to you`,
            text: 'Look why, and ask anew if it is still needed.',
            target: { screen: 'adjustments', state: 'returned' } as const,
            on: null,
            amountCents: 0,
          },
        ]
      : []),
  ]
}
