import type { Procedure, ProcedureReaders, ProcedureRow } from '@cartwright/api/procedure-shapes'
import { holds } from '@cartwright/api/roles'
import type { QuotingProcedure } from '@cartwright/api/setup-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { staffOf } from '../staff/owners.ts'
import { changedMarkers, type Quoted, remembered, rulesToday } from './quoted-rules.ts'
import { type FindRule, markersOf, readProcedure } from './read-procedure.ts'

type Asked = {
  readonly find?: string | undefined
  readonly quoting?: string | undefined
  readonly withdrawn?: 'true' | 'false' | undefined
}

type Stored = {
  readonly id: number
  readonly title: string
  /** The version that holds today; before the first holds, the newest. */
  readonly edition: number
  readonly from: string
  readonly newest: number
  readonly newestFrom: string
  readonly ownerUser: string
  readonly ownerName: string
  readonly reviewOn: PlainDate
  readonly state: 'in-use' | 'withdrawn'
  readonly quoted: Quoted
  readonly places: ProcedureRow['places']
  readonly body: string
  readonly newestBody: string
  readonly readVersion: number | null
}

type Quoting = z.output<typeof QuotingProcedure>

const stored = (work: Work, where = sql`true`) =>
  sql<Stored>`
  select p.id, v.title, v.edition, v.from_on::text as "from", p.edition as newest, n.from_on::text as "newestFrom", p.owner_user as "ownerUser", p.owner_name as "ownerName",
    p.review_on as "reviewOn", p.state, p.quoted, v.places, v.body, n.body as "newestBody",
    (select max(r.edition) from procedure_reading r where r.page_id = p.id and r.user_id = ${work.actor.userId}) as "readVersion"
  from procedure_page p join procedure_version n on n.page_id = p.id and n.edition = p.edition
  cross join lateral (select * from procedure_version o where o.page_id = p.id
    order by o.from_on <= ${work.today}::date desc, o.edition desc limit 1) v
  where ${where} order by lower(v.title)`.execute(work.db)

/** The procedures by title: those in use, and those that were withdrawn when they are asked for; narrowed by words or by a rule they quote. */
export async function procedureRows(
  work: Work,
  { find = '', quoting, withdrawn }: Asked,
): Promise<ProcedureRow[]> {
  const { rows } = await stored(work, withdrawn === 'true' ? sql`true` : sql`p.state = 'in-use'`)
  const words = find.toLowerCase().split(/\s+/).filter(Boolean)
  const findRule = await rulesToday(work)
  return rows
    .filter(({ title, body }) => words.every((word) => `${title} ${body}`.toLowerCase().includes(word)))
    .filter(
      ({ body, newestBody }) => quoting === undefined || markersOf(`${body} ${newestBody}`).includes(quoting),
    )
    .map((row) => rowOf(work, row, findRule))
}

function rowOf(work: Work, row: Stored, findRule: FindRule): ProcedureRow {
  const inUse = row.state === 'in-use'
  const { role } = work.actor
  const reads = role !== 'system' && holds(role, 'procedures.acknowledge')
  return {
    procedureId: row.id,
    title: row.title,
    version: row.edition,
    from: row.from,
    newest: row.newest,
    coming: row.newestFrom > work.today.toString() ? { version: row.newest, from: row.newestFrom } : null,
    owner: { userId: row.ownerUser, name: row.ownerName },
    reviewOn: row.reviewOn.toString(),
    reviewDue: inUse && !isBefore(work.today, row.reviewOn),
    changedRules: inUse ? changedMarkers(quotedIn(row), findRule) : [],
    state: row.state,
    places: row.places,
    readVersion: row.readVersion,
    mustRead: inUse && reads && row.readVersion !== row.newest,
  }
}

/** The procedures in use that quote any of some rules, by title, each with those of them that it quotes. */
export async function proceduresQuoting(work: Work, asked: readonly string[]): Promise<Quoting[]> {
  if (asked.length === 0) return []
  const { rows } = await stored(work, sql`p.state = 'in-use'`)
  return rows.flatMap(({ id, title, ownerName, body, newestBody }) => {
    const markers = markersOf(`${body} ${newestBody}`).filter((marker) => asked.includes(marker))
    return markers.length > 0 ? [{ procedureId: id, title, owner: ownerName, markers }] : []
  })
}

/** What is remembered of the rules that the text quotes: those of a version that holds later are remembered beside them. */
function quotedIn({ quoted, body }: Stored): Quoted {
  const markers = markersOf(body)
  return Object.fromEntries(Object.entries(quoted).filter(([marker]) => markers.includes(marker)))
}

/** A procedure as it is today, or as it is in another version in an earlier version; the rules it quotes are told as they are today. */
export async function procedureShown(work: Work, id: number, asked?: number): Promise<Procedure> {
  const { rows } = await stored(work, sql`p.id = ${id}`)
  const row = rows[0]
  if (!row) return refuse('PROCEDURE_NOT_FOUND', { procedureId: id })
  const versions = await work.db
    .selectFrom('procedure_version')
    .selectAll()
    .where('page_id', '=', id)
    .orderBy('edition', 'desc')
    .execute()
  const shown = versions.find(({ edition }) => edition === (asked ?? row.edition))
  if (!shown) return refuse('PROCEDURE_VERSION_NOT_FOUND', { procedureId: id, version: asked ?? 0 })
  const findRule = await rulesToday(work)
  return {
    ...rowOf(work, row, findRule),
    title: shown.title,
    version: shown.edition,
    from: shown.from_on.toString(),
    body: shown.body,
    blocks: readProcedure(shown.body, findRule),
    rules: markersOf(shown.body).map((marker) => {
      const rule = findRule(marker)
      const before = row.quoted[marker] ?? null
      return { ...rule, before, changed: before !== remembered(rule) }
    }),
    versions: versions.map(({ edition, title, from_on, written_by, note }) => ({
      version: edition,
      title,
      from: from_on.toString(),
      writtenBy: written_by,
      note,
    })),
    reviews: await reviewsOf(work, id),
  }
}

async function reviewsOf(work: Work, id: number): Promise<Procedure['reviews']> {
  const rows = await work.db
    .selectFrom('procedure_review')
    .selectAll()
    .where('page_id', '=', id)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ edition, reviewed_on, reviewed_by, note, next_on }) => ({
    version: edition,
    reviewedOn: reviewed_on.toString(),
    reviewedBy: reviewed_by,
    note,
    nextOn: next_on.toString(),
  }))
}

/** Who has read the newest version of each procedure in use: everybody of the staff who acknowledges, read or not. */
export async function procedureReaders(work: Work): Promise<ProcedureReaders[]> {
  const { rows } = await stored(work, sql`p.state = 'in-use'`)
  const staff = (await staffOf(work)).filter(({ role }) => holds(role, 'procedures.acknowledge'))
  const readings = await work.db
    .selectFrom('procedure_reading')
    .select(['page_id', 'edition', 'user_id', 'read_on'])
    .orderBy('edition')
    .execute()
  const read = new Map(readings.map((one) => [`${one.page_id} ${one.user_id}`, one]))
  return rows.map(({ id, title, newest: version }) => ({
    procedureId: id,
    title,
    version,
    people: staff.map(({ userId, name }) => {
      const one = read.get(`${id} ${userId}`)
      return {
        userId,
        name,
        readVersion: one?.edition ?? null,
        readOn: one?.read_on.toString() ?? null,
      }
    }),
  }))
}

/** A text as its page would show it. */
export const procedurePreview = async (work: Work, body: string): Promise<Procedure['blocks']> =>
  readProcedure(body, await rulesToday(work))
