import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { StandingCheck } from '#kernel/standing-check'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { readMapping } from '../intake/mapping.ts'
import { readTable } from '../intake/read-table.ts'
import { storedMapping } from '../intake/stored-mapping.ts'
import { checkJob, openCheckRun } from './ask-for-checks.ts'
import { compareHaulerList, type Difference, listedWords } from './compare-hauler-list.ts'
import { fitHaulerMapping } from './hauler-fields.ts'
import { matchHaulerRows } from './match-hauler-rows.ts'
import { type HaulerRow, readHaulerRow } from './read-hauler-row.ts'

export type BroughtList = {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** The day the list is of. */
  readonly listOn: PlainDate
  /** The mapping as YAML or JSON; null: columns are found by their names. */
  readonly mapping: string | null
}

/** The check that holds the newest list against the books. */
export const haulerCheck = 'hauler-list'

/**
 * Brings a hauler's list in: every row is read and kept with its verdict, and the list is held against our services, both ways. What
 * differs becomes findings in the background. The same file is refused with the number it got first. Answers the list's number.
 */
export async function bringHaulerList(
  work: Work,
  known: readonly StandingCheck[],
  file: BroughtList,
): Promise<number> {
  const given = file.mapping === null || file.mapping.trim() === '' ? {} : readMapping(file.mapping)
  const table = await readTable(file.bytes, given)
  const mapping = fitHaulerMapping(given, table.header)
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  await refuseAgain(work, sha256)
  const { id } = await work.db
    .insertInto('hauler_list')
    .values({
      file_name: file.fileName,
      sha256,
      list_on: file.listOn,
      mapping: JSON.stringify(storedMapping(given, mapping, table.header)),
      header: JSON.stringify(table.header),
      totals: '{}',
      brought_by: work.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepRows(
    work,
    id,
    table.rows.map((row) => readHaulerRow(mapping, table.header, row)),
  )
  await matchHaulerRows(work, id)
  const totals = await giveVerdicts(work, id)
  await recordCommand(work, {
    command: 'bring-hauler-list',
    subject: `hauler list ${id}`,
    changes: { fileName: file.fileName, sha256, listOn: file.listOn.toString(), totals },
  })
  const checkRunId = await openCheckRun(work, known, { reason: 'list', checks: [haulerCheck] })
  await work.later(checkJob, { checkRunId })
  return id
}

async function refuseAgain(work: Work, sha256: string): Promise<void> {
  const found = await work.db
    .selectFrom('hauler_list')
    .select(['id', 'brought_at'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (found)
    refuse('HAULER_LIST_ALREADY_HERE', { haulerListId: found.id, broughtAt: found.brought_at.toString() })
}

const keepRows = (work: Work, listId: number, rows: readonly HaulerRow[]): Promise<void> =>
  insertRows(work, {
    into: sql`insert into hauler_row`,
    rows,
    columns: {
      list_id: ['bigint', () => listId],
      line: ['bigint', ({ line }) => line],
      raw: ['jsonb', ({ raw }) => JSON.stringify(raw)],
      number_key: ['text', (row) => row.numberKey],
      place_key: ['text', ({ placeKey }) => placeKey],
      zip: ['text', ({ zip }) => zip],
      stream: ['text', ({ stream }) => stream],
      container: ['text', ({ container }) => container],
      size: ['text', ({ size }) => size],
      quantity: ['bigint', ({ quantity }) => quantity],
      pickups_per_week: ['bigint', ({ pickups }) => pickups],
      route: ['text', ({ route }) => route],
      verdict: ['text', ({ faults }) => (faults.length > 0 ? 'rejected' : 'unknown')],
      told: ['text', ({ faults }) => (faults.length > 0 ? null : 'No account has this number or address.')],
      faults: ['jsonb', ({ faults }) => JSON.stringify(faults)],
    },
  })

type Totals = Readonly<Record<'rows' | 'matched' | 'different' | 'unknown' | 'rejected' | 'oursOnly', number>>

/** Gives every row its verdict by what the comparison found, and counts them. */
async function giveVerdicts(work: Work, listId: number): Promise<Totals> {
  const differences = await compareHaulerList(work, listId)
  const told = differences.filter(({ theirs }) => theirs !== null)
  await sql`
    update hauler_row set verdict = 'matched', told = null
    where list_id = ${listId} and account_id is not null and verdict <> 'rejected'`.execute(work.db)
  await sql`
    update hauler_row h set verdict = 'different', told = d.told
    from unnest(${told.map(({ accountId }) => accountId)}::bigint[], ${told.map(({ stream }) => stream)}::text[],
      ${told.map(difference)}::text[]) as d (account_id, stream, told)
    where h.list_id = ${listId} and h.verdict = 'matched' and h.account_id = d.account_id and h.stream = d.stream`.execute(
    work.db,
  )
  const { rows } = await sql<{ verdict: string; many: number }>`
    select verdict, count(*) as many from hauler_row where list_id = ${listId} group by 1`.execute(work.db)
  const of = (verdict: string): number => rows.find((row) => row.verdict === verdict)?.many ?? 0
  const totals = {
    rows: rows.reduce((total, { many }) => total + many, 0),
    matched: of('matched'),
    different: of('different'),
    unknown: of('unknown'),
    rejected: of('rejected'),
    oursOnly: differences.length - told.length,
  }
  await work.db
    .updateTable('hauler_list')
    .set({ totals: JSON.stringify(totals) })
    .where('id', '=', listId)
    .execute()
  return totals
}

/** What the list and the books say, in one sentence. */
export const difference = ({ theirs, ours, stream }: Difference): string =>
  `The list says ${theirs ? listedWords(theirs, stream) : 'nothing'}; our books say ${ours ? listedWords(ours, stream) : 'nothing'}.`
