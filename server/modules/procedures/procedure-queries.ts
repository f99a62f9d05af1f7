import type { Procedure, ProcedureReaders, ProcedureRow } from '@cartwright/api/procedure-shapes'
import { holds } from '@cartwright/api/roles'
import { sql } from 'kysely'
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
  readonly edition: number
  readonly from: string
  readonly ownerUser: string
  readonly ownerName: string
  readonly reviewOn: PlainDate
  readonly state: 'in-use' | 'withdrawn'
  readonly quoted: Quoted
  readonly places: ProcedureRow['places']
  readonly body: string
  readonly readVersion: number | null
}

const stored = (work: Work, where = sql`true`) => sql<Stored>`
  select p.id, p.title, p.edition, v.from_on::text as "from", p.owner_user as "ownerUser", p.owner_name as "ownerName",
    p.review_on as "reviewOn", p.state, p.quoted, v.places, v.body,
    (select max(r.edition) from procedure_reading r where r.page_id = p.id and r.user_id = ${work.actor.userId}) as "readVersion"
  from procedure_page p join procedure_version v on v.page_id = p.id and v.edition = p.edition
  where ${where} order by lower(p.title)`.execute(work.db)

/** The procedures by title: those in use, and those that were withdrawn when they are asked for; narrowed by words or by a rule they quote. */
export async function procedureRows(work: Work, { find = '', quoting, withdrawn }: Asked): Promise<ProcedureRow[]> {
  const { rows } = await stored(work, withdrawn === 'true' ? sql`true` : sql`p.state = 'in-use'`)
  const words = find.toLowerCase().split(/\s+/).filter(Boolean)
  const findRule = await rulesToday(work)
  return rows
    .filter(({ title, body }) => words.every((word) => `${title} ${body}`.toLowerCase().includes(word)))
    .filter(({ body }) => quoting === undefined || markersOf(body).includes(quoting))
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
    owner: { userId: row.ownerUser, name: row.ownerName },
    reviewOn: row.reviewOn.toString(),
    reviewDue: inUse && !isBefore(work.today, row.reviewOn),
    changedRules: inUse ? changedMarkers(row.quoted, findRule) : [],
    state: row.state,
    places: row.places,
    readVersion: row.readVersion,
    mustRead: inUse && reads && row.readVersion !== row.edition,
  }
}

/** A procedure as it is, or as it was in an earlier version; the rules it quotes are told as they are today. */
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
  const newest = new Map(readings.map((one) => [`${one.page_id} ${one.user_id}`, one]))
  return rows.map(({ id, title, edition }) => ({
    procedureId: id,
    title,
    version: edition,
    people: staff.map(({ userId, name }) => {
      const read = newest.get(`${id} ${userId}`)
      return {
        userId,
        name,
        readVersion: read?.edition ?? null,
        readOn: read?.read_on.toString() ?? null,
      }
    }),
  }))
}

/** A text as its page would show it. */
export const procedurePreview = async (work: Work, body: string): Promise<Procedure['blocks']> =>
  readProcedure(body, await rulesToday(work))
