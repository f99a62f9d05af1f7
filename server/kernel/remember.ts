/**
 * Remembers the newest few values by a name that says all of what they are (a hash of their content), so that what never changes is
 * read and checked once. The oldest goes when there are more than `atMost`.
 */
export function rememberFew<Value>(
  atMost: number,
): (name: string, make: () => Promise<Value>) => Promise<Value> {
  const kept = new Map<string, Value>()
  return async (name, make) => {
    const known = kept.get(name)
    if (known !== undefined) return known
    const made = await make()
    const oldest = kept.size >= atMost ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    kept.set(name, made)
    return made
  }
}
