import { type RawBuilder, sql } from 'kysely'

/**
 * Begins a statement that is asked often, of few rows, and costs more to plan than to answer: a connection to a server plans it once and keeps the
 * plan under this name, which is of one text. Not for statements over thousands of rows, whose plan depends on how many they are.
 */
export const keptAs = (name: string): RawBuilder<unknown> => sql.raw(`/* kept as ${name} */`)

const named = /^\s*\/\* kept as ([a-z-]+) \*\//

/** The name under which a statement is kept, if it is. */
export const keptName = (statement: unknown): string | undefined =>
  typeof statement === 'string' ? named.exec(statement)?.[1] : undefined
