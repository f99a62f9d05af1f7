import { createHash } from 'node:crypto'
import type { PostalKind } from '@cartwright/api/postal-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { insertRows } from '#database/insert-rows'
import { isBefore, parseDay, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import type { LabelingKind, LabelingRow } from './labeling-lists.ts'
import type { LineFault } from './postal-file.ts'
import { readLabelingList } from './read-labeling-list.ts'
import { type PriceLine, readPrices } from './read-prices.ts'

export type PostalFile = {
  readonly kind: z.infer<typeof PostalKind>
  readonly fileName: string
  readonly csv: string
  readonly source: string
  readonly effectiveOn?: string | undefined
  readonly lastOn?: string | undefined
  readonly leaveOut: boolean
  readonly isPractice: boolean
}

/**
 * Loads a price list or a labeling list. Every line is checked; when some cannot be used, they are refused together, or left out and kept with their
 * reasons where the person says so. What is in force is never overwritten: a new version has its own days. The same file is told. Answers the load’s number.
 */
export async function loadPostalFile(work: Work, file: PostalFile): Promise<number> {
  const sha256 = createHash('sha256').update(file.csv).digest('hex')
  await refuseAgain(work, sha256)
  return file.kind === 'prices'
    ? loadPrices(work, file, sha256)
    : loadList(work, { ...file, kind: file.kind }, sha256)
}

async function refuseAgain(work: Work, sha256: string): Promise<void> {
  const found = await work.db
    .selectFrom('postal_load')
    .select(['id', 'loaded_on', 'loaded_by'])
    .where('sha256', '=', sha256)
    .where('withdrawn', '=', 0)
    .executeTakeFirst()
  if (found)
    refuse('POSTAL_LOAD_ALREADY_HERE', {
      loadId: found.id,
      loadedOn: found.loaded_on.toString(),
      loadedBy: found.loaded_by,
    })
}

async function loadPrices(work: Work, file: PostalFile, sha256: string): Promise<number> {
  const read = readPrices(file.csv)
  if ('wrong' in read) return refuse('POSTAL_FILE_UNREADABLE', { reason: read.wrong })
  const { fresh, faults } = await withoutKnown(work, read.prices)
  const told = [...read.faults, ...faults].toSorted((a, b) => a.line - b.line)
  refuseFaults(file, { read: read.read, good: fresh.length, faults: told })
  const loadId = await keepLoad(work, file, { sha256, read: read.read, taken: fresh.length, faults: told })
  await insertRows(work, {
    into: sql`insert into postal_price_list`,
    rows: fresh,
    columns: {
      load_id: ['bigint', () => loadId],
      effective_on: ['date', ({ effectiveOn }) => effectiveOn],
      item: ['text', ({ item }) => item],
      mills: ['bigint', ({ mills }) => mills],
      source: ['text', ({ source }) => source],
    },
  })
  return loadId
}

/** Of the prices of a file those that are not in force: one that is told again the same is passed over, another price for its day is a fault. */
async function withoutKnown(work: Work, prices: readonly PriceLine[]) {
  const rows = await work.db
    .selectFrom('postal_price_list')
    .select(['effective_on', 'item', 'mills', 'load_id'])
    .where('withdrawn', '=', 0)
    .execute()
  const known = new Map(rows.map((row) => [`${row.effective_on.toString()} ${row.item}`, row]))
  const faults: LineFault[] = []
  const fresh = prices.filter((price) => {
    const there = known.get(`${price.effectiveOn} ${price.item}`)
    if (there && there.mills !== price.mills)
      faults.push({
        line: price.line,
        column: 'price',
        reason: `Load ${there.load_id} has another price for this day. A new price has its own day.`,
      })
    else if (there)
      faults.push({
        line: price.line,
        column: 'item',
        reason: `Load ${there.load_id} has this price already.`,
      })
    return !there
  })
  return { fresh, faults }
}

async function loadList(
  work: Work,
  file: PostalFile & { readonly kind: LabelingKind },
  sha256: string,
): Promise<number> {
  const { effectiveOn, lastOn } = daysOf(file)
  const read = readLabelingList(file.kind, file.csv)
  if ('wrong' in read) return refuse('POSTAL_FILE_UNREADABLE', { reason: read.wrong })
  const lines = read.read - read.faults.length
  refuseFaults(file, { read: read.read, good: lines, faults: read.faults })
  await refuseTaken(work, file.kind, effectiveOn)
  const loadId = await keepLoad(work, file, { sha256, read: read.read, taken: lines, faults: read.faults })
  const { id } = await work.db
    .insertInto('labeling_list')
    .values({ load_id: loadId, kind: file.kind, effective_on: effectiveOn, last_on: lastOn })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepRows(work, id, read.rows)
  return loadId
}

function daysOf({ effectiveOn, lastOn }: PostalFile): { effectiveOn: PlainDate; lastOn: PlainDate } {
  const [first, last] = [parseDay(effectiveOn ?? ''), parseDay(lastOn ?? '')]
  if (!first)
    return refuse('FIELD_REFUSED', {
      field: 'effectiveOn',
      message: 'Write the first day the list holds, as the post office gives it.',
    })
  if (!last || isBefore(last, first))
    return refuse('FIELD_REFUSED', {
      field: 'lastOn',
      message: 'Write the last day the list may be used, not before its first.',
    })
  return { effectiveOn: first, lastOn: last }
}

async function refuseTaken(work: Work, kind: LabelingKind, effectiveOn: PlainDate): Promise<void> {
  const taken = await work.db
    .selectFrom('labeling_list')
    .select('load_id')
    .where('kind', '=', kind)
    .where('effective_on', '=', effectiveOn)
    .where('withdrawn', '=', 0)
    .executeTakeFirst()
  if (taken)
    refuse('LABELING_LIST_TAKEN', { kind, effectiveOn: effectiveOn.toString(), loadId: taken.load_id })
}

const keepRows = (work: Work, listId: number, rows: readonly LabelingRow[]): Promise<void> =>
  insertRows(work, {
    into: sql`insert into labeling_row`,
    rows,
    columns: {
      list_id: ['bigint', () => listId],
      zip_from: ['text', ({ from }) => from],
      zip_to: ['text', ({ to }) => to],
      label: ['text', ({ label }) => label],
    },
  })

type Told = { readonly read: number; readonly good: number; readonly faults: readonly LineFault[] }

/** How many faults an answer names; the file has the others. */
const toldAtOnce = 200

function refuseFaults({ leaveOut }: PostalFile, { read, good, faults }: Told): void {
  if (good === 0 || (faults.length > 0 && !leaveOut))
    refuse('POSTAL_FILE_FAULTY', { read, good, faults: faults.slice(0, toldAtOnce) })
}

type Kept = {
  readonly sha256: string
  readonly read: number
  readonly taken: number
  readonly faults: readonly LineFault[]
}

async function keepLoad(
  work: Work,
  file: PostalFile,
  { sha256, read, taken, faults }: Kept,
): Promise<number> {
  const { id } = await work.db
    .insertInto('postal_load')
    .values({
      kind: file.kind,
      file_name: file.fileName,
      sha256,
      source: file.source,
      is_practice: file.isPractice,
      lines_read: read,
      lines_taken: taken,
      faults: JSON.stringify(faults),
      loaded_by: work.actor.name,
      loaded_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'load-postal-file',
    subject: `postal load ${id}`,
    changes: { kind: file.kind, fileName: file.fileName, sha256, lines: taken, leftOut: faults.length },
  })
  return id
}
