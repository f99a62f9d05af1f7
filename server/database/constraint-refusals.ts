import { Refusal, refuse } from '#kernel/refusal'

type DatabaseError = { readonly constraint?: string; readonly detail?: string }

/**
 * Constraints that two people can run into at once, with the refusal that the check before them would have given. Each is told the value that stands
 * already, as the database names it.
 */
const refusalOf: Record<string, (taken: readonly string[]) => never> = {
  one_refund_per_check: (checkNumbers) => refuse('REFUND_CHECK_TAKEN', { checkNumbers: [...checkNumbers] }),
}

/** The refusal behind an error of the database, or null when the error is a fault of ours. */
export function describeFault(error: unknown): Refusal | null {
  const { constraint, detail } = error as DatabaseError
  const say = constraint === undefined ? undefined : refusalOf[constraint]
  if (!say) return null
  try {
    return say(takenIn(detail))
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal
    throw refusal
  }
}

/** The value in what PostgreSQL says of a key that is there, whatever its language: `Key (check_number)=(9001) already exists.` */
function takenIn(detail = ''): string[] {
  const value = /\)=\((.*)\)/.exec(detail)?.[1]
  return value === undefined ? [] : [value]
}
