import type { CaseLink, CaseLinkKind } from '@cartwright/api/case-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { insertRows } from '#database/insert-rows'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'

/** What a case is about. */
export type Link = z.infer<typeof CaseLink>
type Kind = z.infer<typeof CaseLinkKind>

/** How a thing of each kind is found by its number. A part of the product that adds a kind adds a line. */
const found: Record<Kind, (key: string) => RawBuilder<unknown>> = {
  account: (key) => sql`select from account where number = ${key}`,
  bill: (key) => sql`select from bill where number = ${key}`,
  'bill-line': (key) => sql`select from bill_line l join bill b on b.id = l.bill_id
    where b.number = ${key.split(':')[0]} and l.line_no = ${numberIn(key.split(':')[1] ?? '')}`,
  task: (key) => sql`select from task where id = ${numberIn(key)}`,
  finding: (key) => sql`select from check_finding where id = ${numberIn(key)}`,
  run: (key) => sql`select from bill_run where id = ${numberIn(key)}`,
  adjustment: (key) => sql`select from adjustment where id = ${numberIn(key)} and state = 'posted'`,
  letter: (key) => sql`select from letter where id = ${numberIn(key)}`,
  contact: (key) => sql`select from contact where id = ${numberIn(key)}`,
  case: (key) => sql`select from desk_case where id = ${numberIn(key)}`,
}

/** Refuses LINKED_THING_NOT_FOUND for a link to what the books have not. */
export async function refuseDeadLinks(work: Work, links: readonly Link[]): Promise<void> {
  for (const { kind, key } of links) {
    const { rows } = await found[kind](key).execute(work.db)
    if (rows.length === 0) refuse('LINKED_THING_NOT_FOUND', { kind, key })
  }
}

/** Adds links to a case; those that are there stay. */
export const addLinks = (work: Work, caseId: number, links: readonly Link[]): Promise<void> =>
  insertRows(work, {
    into: sql`insert into case_link`,
    rows: links,
    columns: {
      case_id: ['bigint', () => caseId],
      kind: ['text', ({ kind }) => kind],
      key: ['text', ({ key }) => key],
    },
    after: sql`on conflict do nothing`,
  })

/** Links a case that is there to something. Refuses LINKED_THING_NOT_FOUND. */
export async function linkCase(work: Work, caseId: number, link: Link): Promise<void> {
  await refuseDeadLinks(work, [link])
  await addLinks(work, caseId, [link])
  await recordCommand(work, { command: 'link-case', subject: `case ${caseId}`, changes: link })
}

/** Takes a link out of a case; one that is not there is out already. */
export async function unlinkCase(work: Work, caseId: number, { kind, key }: Link): Promise<void> {
  const gone = await work.db
    .deleteFrom('case_link')
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .returning('key')
    .execute()
  if (gone.length === 0) return
  await recordCommand(work, { command: 'unlink-case', subject: `case ${caseId}`, changes: { kind, key } })
}

/** What a case is linked to, by kind. */
export const linksOf = async (work: Work, caseId: number): Promise<Link[]> =>
  (await work.db
    .selectFrom('case_link')
    .select(['kind', 'key'])
    .where('case_id', '=', caseId)
    .orderBy('kind')
    .orderBy('key')
    .execute()) as Link[]

/** What is no number finds nothing. */
const numberIn = (key: string): number => (/^[1-9]\d{0,14}$/.test(key) ? Number(key) : 0)
