import type { Link, LinkKind } from '@cartwright/api/workplan-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

/** What a task is about. */
export type TaskLink = z.infer<typeof Link>

/** How a thing of each kind is found by its number. A part of the product that adds a kind adds a line. */
const found: Record<z.infer<typeof LinkKind>, (key: string) => RawBuilder<unknown>> = {
  run: (key) => sql`select from bill_run where id = ${numberIn(key)}`,
  account: (key) => sql`select from account where number = ${key}`,
  bill: (key) => sql`select from bill where number = ${key}`,
  import: (key) => sql`select from import_file where id = ${numberIn(key)}`,
  finding: (key) => sql`select from check_finding where id = ${numberIn(key)}`,
  case: (key) => sql`select from desk_case where id = ${numberIn(key)}`,
  delegation: (key) => sql`select from delegation where id = ${numberIn(key)}`,
}

/** Refuses LINKED_THING_NOT_FOUND for a link to what the books have not. */
export async function refuseDeadLinks(work: Work, links: readonly TaskLink[]): Promise<void> {
  for (const { kind, key } of links) {
    const { rows } = await found[kind](key).execute(work.db)
    if (rows.length === 0) refuse('LINKED_THING_NOT_FOUND', { kind, key })
  }
}

/** What is no number finds nothing. */
const numberIn = (key: string): number => (/^[1-9]\d{0,14}$/.test(key) ? Number(key) : 0)
