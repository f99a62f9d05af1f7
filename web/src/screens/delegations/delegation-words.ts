import { day, period, plusDays } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import type { Choice, Delegation } from './delegation-queries.ts'

type Permission = Choice['permissions'][number]

/** What each thing that can be given lets a person do. */
export const permissionWords: Record<Permission, string> = {
  'runs.release': 'Release bill runs',
  'runs.post': 'Post and close bill runs',
  'runs.prepare': 'Open, calculate and review bill runs',
  'runs.print': 'Make print files and say they are mailed',
  'accounts.change': 'Change accounts and services',
  'payments.post': 'Post payments',
  'adjustments.approve': 'Approve adjustments of others',
  'adjustments.approve-beyond': 'Approve adjustments beyond their own limit',
  'imports.change': 'Bring files in and apply them',
}

/** Which of them have an amount that a limit can hold. */
export const hasAmount = (permission: Permission): boolean =>
  permission === 'runs.release' ||
  permission === 'runs.post' ||
  permission === 'adjustments.approve' ||
  permission === 'adjustments.approve-beyond'

const delegationStateWords: Record<Delegation['state'], string> = {
  coming: '○ begins later',
  holds: '● holds',
  ended: '✓ ended',
}

/** What may be done under it, with the limits. */
export const limitWords = ({ limits }: Pick<Delegation, 'limits'>): string =>
  limits
    .map(({ permission, upToCents }) =>
      upToCents === null
        ? permissionWords[permission]
        : `${permissionWords[permission]} up to ${money(upToCents)}`,
    )
    .join(' · ')

/** From its first day to its last. */
export const daysWords = ({ fromOn, lastOn }: Pick<Delegation, 'fromOn' | 'lastOn'>): string =>
  period(fromOn, plusDays(lastOn, 1))

/** Whether it holds, and what became of it. */
export function stateSentence(one: Delegation): string {
  const parts = [
    delegationStateWords[one.state],
    one.endedOn && `ended ${day(one.endedOn)} by ${one.endedBy}: ${one.endedReason}`,
    one.reportWaits && '■ report not signed yet',
    !one.reportWaits && one.seenOn && `report signed ${day(one.seenOn)}`,
  ]
  return parts.filter(Boolean).join(' · ')
}
