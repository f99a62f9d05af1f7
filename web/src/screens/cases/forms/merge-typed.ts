type Values = Readonly<Record<string, string>>

/** A field that both wrote, differently. */
export type Conflict = { readonly field: string; readonly theirs: string; readonly mine: string }

/**
 * What stands in a form after somebody else changed the same thing: fields I did not touch are as they left them, what I typed stays, and
 * where we both wrote something else the two are told apart.
 */
export function mergeTyped<Fields extends Values>(
  base: Fields,
  mine: Fields,
  theirs: Fields,
): { values: Fields; conflicts: Conflict[]; taken: string[] } {
  const fields = Object.keys(base)
  const touched = fields.filter((field) => mine[field] !== base[field])
  const changed = fields.filter((field) => theirs[field] !== base[field])
  const conflicts = touched
    .filter((field) => changed.includes(field) && theirs[field] !== mine[field])
    .map((field) => ({ field, theirs: theirs[field] ?? '', mine: mine[field] ?? '' }))
  const kept = Object.fromEntries(touched.map((field) => [field, mine[field]]))
  return {
    values: { ...theirs, ...kept },
    conflicts,
    taken: changed.filter((field) => !touched.includes(field)),
  }
}
