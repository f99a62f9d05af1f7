import { LetterState } from '@cartwright/api/letter-shapes'

/** How the list of letters is narrowed. The address of the screen keeps it. */
export type LettersSearch = {
  readonly state?: LetterState
  readonly sendBy?: 'print' | 'email'
  readonly mine?: 'yes'
  readonly search?: string
}

/** Reads how a link narrows the list. What does not fit is left out. */
export function readLettersSearch(given: Record<string, unknown>): LettersSearch {
  const state = LetterState.safeParse(given.state).data
  const { sendBy, mine, search } = given
  return {
    ...(state && { state }),
    ...((sendBy === 'print' || sendBy === 'email') && { sendBy }),
    ...(mine === 'yes' && { mine }),
    ...(typeof search === 'string' && search.trim() !== '' && { search: search.trim().slice(0, 60) }),
  }
}
