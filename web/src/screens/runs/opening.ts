import { call } from '@cartwright/api/client'
import { runs } from '@cartwright/api/runs'
import type { Run } from './run-types.ts'

/** What a person has filled in to open a run. */
export type Opening = {
  readonly cycle: string
  readonly kind: Run['kind']
  /** Account numbers as they were typed or pasted. */
  readonly accounts: string
  readonly billOn: string
  readonly note: string
}

/** The account numbers that were typed, without what stands between them. */
export const accountNumbersOf = ({ accounts }: Pick<Opening, 'accounts'>): string[] => [
  ...new Set(accounts.split(/[\s,;]+/).filter(Boolean)),
]

/** What is still wrong with the accounts of an opening, as a sentence; null when it can be sent. */
export function checkOpening(opening: Opening): string | null {
  const many = accountNumbersOf(opening).length
  if (opening.kind === 'account' && many !== 1) return 'Write one account number.'
  if (opening.kind === 'list' && many === 0) return 'Write at least one account number.'
  if (opening.kind === 'list' && many > 5000)
    return 'Write at most 5,000 account numbers, or open the whole cycle.'
  return null
}

/** Opens the run. */
export function openRun(opening: Opening): Promise<Run> {
  const { cycle, kind, billOn, note } = opening
  const named = kind === 'account' || kind === 'list'
  return call(runs.open, {
    body: {
      cycle,
      kind,
      ...(named && { accountNumbers: accountNumbersOf(opening) }),
      ...(billOn && { billOn }),
      ...(note.trim() && { note: note.trim() }),
    },
  })
}
