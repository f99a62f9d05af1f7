import { Refusal } from '#kernel/refusal'

type DatabaseError = { readonly constraint?: string }

/** Constraints that two people can run into at once, with the refusal that the check before them would have given. */
const refusalOf: Record<string, () => Refusal> = {}

/** The refusal behind an error of the database, or null when the error is a fault of ours. */
export function describeFault(error: unknown): Refusal | null {
  const { constraint } = error as DatabaseError
  return constraint ? (refusalOf[constraint]?.() ?? null) : null
}
