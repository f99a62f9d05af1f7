/**
 * Does something again when another did the same in the same moment, which a constraint of the database found out: the second
 * time, the check before it sees what the other did, and refuses by name.
 */
export async function againAfter<Result>(
  constraint: string,
  attempt: () => Promise<Result>,
): Promise<Result> {
  try {
    return await attempt()
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== constraint) throw error
    return attempt()
  }
}
