import type { bankFiles } from '@cartwright/api/bank-files'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { WaitingSource } from '#kernel/waiting'
import type { Work } from '#kernel/work'
import { counted, dayWords } from '#kernel/words'
import { policiesFor } from '../policies/policies-queries.ts'
import { bankFilesRule } from './bank-file-policy.ts'

type Folder = SuccessOf<typeof bankFiles.folder>
type Row = Omit<Folder['rows'][number], 'seenAt'> & { readonly seenAt: Temporal.Instant }

/** The folder of the city, when it was looked into, and the files that lay in it. */
export async function showFolder(work: Work): Promise<Folder> {
  const rule = bankFilesRule(await policiesFor(work), work.today)
  const look = await lastLook(work)
  const { rows } = await sql<Row>`
    select id as "watchedId", file_name as "fileName", size_bytes as "sizeBytes", state, file_id as "fileId", reason,
      seen_at as "seenAt", moved_as as "movedAs"
    from watched_file order by state <> 'arriving', id desc limit 50`.execute(work.db)
  return {
    place: rule?.folder ? `${work.city}/${rule.folder.name}` : null,
    citation: rule?.citation ?? null,
    patterns: (rule?.folder?.files ?? []).map(({ name, format }) => ({ name, format })),
    lookedAt: look?.at.toString() ?? null,
    failure: look?.failure ?? null,
    rows: rows.map((row) => ({ ...row, seenAt: row.seenAt.toString() })),
  }
}

async function lastLook({ db }: Work): Promise<{ at: Temporal.Instant; failure: string | null } | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant; failure: string | null }>`
    select looked_at as at, failure from watched_look`.execute(db)
  return rows[0]
}

/** So many days a refused file is told of: then whoever asked the bank has an answer. */
const toldDays = 7

/** A folder that cannot be looked into, and what of it was refused before it became a file of the bank. */
export const folderWaiting: WaitingSource = {
  name: 'bank-folder',
  permission: 'bank-files.load',
  look: async (work) => {
    const rule = bankFilesRule(await policiesFor(work), work.today)
    if (!rule?.folder) return []
    const failure = (await lastLook(work))?.failure ?? null
    const { rows } = await sql<{ refused: number; oldest: PlainDate | null }>`
      select count(*) as refused, min(w.seen_on) as oldest from watched_file w left join bank_file f on f.id = w.file_id
      where w.state = 'refused' and w.seen_on > ${work.today}::date - ${toldDays}::int and f.state is distinct from 'refused'`.execute(
      work.db,
    )
    const { refused, oldest } = rows[0]!
    const beside = { at: '/bank-files', amountCents: 0 }
    return [
      ...(failure === null
        ? []
        : [
            {
              ...beside,
              kind: 'late' as const,
              title: 'The folder of bank files needs somebody',
              text: failure,
              on: null,
            },
          ]),
      ...(oldest === null
        ? []
        : [
            {
              ...beside,
              kind: isBefore(oldest, work.today) ? ('late' as const) : ('today' as const),
              title: `${counted(refused, 'file', 'files')} of the folder refused`,
              text: `The oldest came on ${dayWords(oldest)}. Each lies in the folder “refused” with its reason beside it.`,
              on: oldest.toString(),
            },
          ]),
    ]
  },
}
