import type { Place } from '@cartwright/api/procedure-shapes'
import { rooms } from '../../frame/rooms.ts'
import { titleOf } from '../../parts/words.ts'

const screens: readonly { readonly key: string; readonly title: string }[] = [
  ...rooms.map(({ to, title }) => ({ key: to as string, title })),
  { key: '/bills', title: 'Bills' },
]

/** The screens a procedure may name, for a choice of several. */
export const screenChoices = screens.map(({ key, title }) => ({ value: key, label: title }))

/** Whether a procedure applies to the screen at an address: its own, or any below it. */
export const appliesAt = (places: readonly Place[], path: string): boolean =>
  places.some(
    ({ kind, key }) => kind === 'screen' && (path === key || (key !== '/' && path.startsWith(`${key}/`))),
  )

/** Where a procedure applies, in a few words. */
export function placeWords({ kind, key }: Place): string {
  if (kind === 'screen') return screens.find((screen) => screen.key === key)?.title ?? key
  const kinds = { reason: 'Reason', 'case-type': 'Case', policy: 'Rule' } as const
  return `${kinds[kind]}: ${titleOf(key)}`
}
