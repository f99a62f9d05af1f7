import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { type Change, changesBetween, type Loaded } from '../city/changes-between.ts'
import { changedRows } from './changed-rows.ts'
import { rateVersions, type StoredVersion } from './rates-queries.ts'
import type { RateRow, RateVersion } from './rate-row.ts'
import { runAfter, usedRows } from './rates-used.ts'

const nameOf = ({ schedule, effectiveFrom }: RateVersion): string => `${schedule} from ${effectiveFrom}`

type Difference = {
  readonly name: string
  readonly before: StoredVersion | null
  readonly after: RateVersion | null
  /** The version without its rows, when that changed, and each row that changed. */
  readonly head: Change | null
  readonly rows: readonly Change[]
}

/**
 * Stores the rate versions of a city folder with their rows. A row that a posted or released run charged by cannot be changed
 * or taken away, only succeeded: its version may end where a new one begins. Rows that were never used may be mended, and
 * rows may be added where days were without a rate.
 */
export async function loadRates(work: Work, versions: readonly RateVersion[]): Promise<Loaded> {
  const differences = differencesBetween(await rateVersions(work), versions)
  for (const difference of differences) await refuseUsed(work, difference)
  // What goes goes first and what is new comes last, so that no schedule ever has two versions on one day.
  for (const difference of differences.toSorted((a, b) => turn(a) - turn(b))) {
    await store(work, difference)
    await record(work, difference)
  }
  return { changes: differences.flatMap(told), notes: [] }
}

const turn = ({ before, after }: Difference): number => (after === null ? 0 : before === null ? 2 : 1)

function differencesBetween(stored: readonly StoredVersion[], wanted: readonly RateVersion[]): Difference[] {
  const before = new Map(stored.map((version) => [nameOf(version), version]))
  const after = new Map(wanted.map((version) => [nameOf(version), version]))
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, is] = [before.get(name) ?? null, after.get(name) ?? null]
    const head = changesBetween(headOf(was), headOf(is))[0] ?? null
    const rows = changesBetween(rowsOf(was), rowsOf(is))
    return head || rows.length > 0 ? [{ name, before: was, after: is, head, rows }] : []
  })
}

function headOf(version: RateVersion | null): Map<string, unknown> {
  if (!version) return new Map()
  const { id: _, rows: __, ...head } = version
  return new Map([['version', head]])
}

const rowsOf = (version: RateVersion | null): Map<string, unknown> =>
  new Map((version?.rows ?? []).map((row) => [row.key, bodyOf(row)]))

function bodyOf(row: RateRow): Omit<RateRow, 'id'> {
  const { id: _, ...body } = row
  return body
}

async function refuseUsed(work: Work, { before, after }: Difference): Promise<void> {
  if (!before) return
  const instead =
    'Leave the row as it was adopted. Put the new amount in a new table with its own resolution and a later first day.'
  if (!after) return refuseRows(work, before, undefined, instead)
  const changed = changedRows(before, { ...after, effectiveUntil: before.effectiveUntil })
  if (changed.some(({ change }) => change === 'version')) await refuseRows(work, before, undefined, instead)
  const keys = changed
    .filter(({ change }) => change === 'altered' || change === 'removed')
    .map(({ key }) => key)
  if (keys.length > 0) await refuseRows(work, before, keys, instead)
  if (after.effectiveUntil) await refuseEarlierEnd(work, before, after.effectiveUntil)
}

async function refuseRows(
  work: Work,
  { id, resolution }: StoredVersion,
  keys: readonly string[] | undefined,
  instead: string,
): Promise<void> {
  const used = (await usedRows(work, id, keys))[0]
  if (used) refuse('RATE_IN_USE', { row: used.key, resolution, run: used.run, instead })
}

async function refuseEarlierEnd(work: Work, before: StoredVersion, until: string): Promise<void> {
  if (before.effectiveUntil !== null && before.effectiveUntil <= until) return
  const run = await runAfter(work, before.id, until)
  if (run === null) return
  const instead = `Days after ${until} were billed by it. Let the new table begin after the last billed day, or take the run back first.`
  refuse('RATE_IN_USE', { row: nameOf(before), resolution: before.resolution, run, instead })
}

async function store(work: Work, { before, after, rows }: Difference): Promise<void> {
  if (before) await removeRows(work, before.id, rows)
  if (!after) {
    await work.db.deleteFrom('rate_version').where('id', '=', before!.id).execute()
    return
  }
  const versionId = before ? await updateVersion(work, before, after) : await insertVersion(work, after)
  await storeRows(work, versionId, after, rows)
}

function columnsOf(version: RateVersion) {
  const { id: _, rows: __, schedule, resolution, adoptedOn, effectiveFrom, effectiveUntil, ...body } = version
  return {
    schedule,
    resolution,
    adopted_on: adoptedOn ? PlainDate.from(adoptedOn) : null,
    effective_from: PlainDate.from(effectiveFrom),
    effective_until: effectiveUntil ? PlainDate.from(effectiveUntil) : null,
    body: JSON.stringify(body),
  }
}

async function insertVersion(work: Work, version: RateVersion): Promise<number> {
  const { id } = await work.db
    .insertInto('rate_version')
    .values(columnsOf(version))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function updateVersion(work: Work, { id }: StoredVersion, after: RateVersion): Promise<number> {
  await work.db
    .updateTable('rate_version')
    // The clock and not the transaction's start: the time of loading tells one state of the table from the next.
    .set({ ...columnsOf(after), loaded_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
  return id
}

async function removeRows(work: Work, versionId: number, rows: readonly Change[]): Promise<void> {
  const gone = rows.filter(({ after }) => after === null).map(({ what }) => what)
  if (gone.length === 0) return
  await work.db.deleteFrom('rate').where('version_id', '=', versionId).where('row_key', 'in', gone).execute()
}

async function storeRows(
  work: Work,
  versionId: number,
  { rows }: RateVersion,
  changes: readonly Change[],
): Promise<void> {
  const changed = new Set(changes.filter(({ after }) => after !== null).map(({ what }) => what))
  const written: RateRow[] = rows.filter(({ key }) => changed.has(key))
  await sql`
    insert into rate (version_id, row_key, body)
    select ${versionId}, row_key, body::jsonb
    from unnest(${written.map(({ key }) => key)}::text[],
      ${written.map((row) => JSON.stringify(bodyOf(row)))}::text[]) as given(row_key, body)
    on conflict on constraint one_rate_row_per_key do update set body = excluded.body`.execute(work.db)
}

async function record(work: Work, { name, before, after, head, rows }: Difference): Promise<void> {
  const altered = rows.filter((row) => before && row.before !== null)
  await recordCommand(work, {
    command: 'load-rate-version',
    subject: `rate version ${name}`,
    changes: {
      resolution: (after ?? before)!.resolution,
      version: head && { before: head.before, after: head.after },
      rowsAdded: rows.filter((row) => row.before === null).map(({ what }) => what),
      rows: Object.fromEntries(altered.map((row) => [row.what, { before: row.before, after: row.after }])),
    },
  })
}

/** What a load says it did: a new or vanished version as one change, else each row. */
function told({ name, before, after, head, rows }: Difference): Change[] {
  if (!before || !after) return [{ what: name, before: head?.before ?? null, after: head?.after ?? null }]
  const each = rows.map((row) => ({ ...row, what: `${name}, row ${row.what}` }))
  return head ? [{ ...head, what: name }, ...each] : each
}
