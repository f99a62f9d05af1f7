import type { BankFileRow } from '@cartwright/api/bank-file-rows'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { Found } from './read-file.ts'

export type FileShown = z.infer<typeof BankFileRow>

type Row = Omit<FileShown, 'receivedOn' | 'endedOn' | 'verdict' | 'totals' | 'notices' | 'statements'> & {
  readonly receivedOn: PlainDate
  readonly endedOn: PlainDate | null
  readonly found: Found
  readonly notices: number
  readonly openNotices: number
  readonly statements: number
}

/** Files as they are shown, that a condition on `f` names, the newest first. */
export async function bankFileRows(
  work: Work,
  { where, limit }: { where: RawBuilder<unknown>; limit: number },
): Promise<FileShown[]> {
  const { rows } = await sql<Row>`
    select f.id as "fileId", file_name as "fileName", format, layout, mode, mode_reason as "modeReason", state,
      received_on as "receivedOn", received_by as "receivedBy", ended_by as "endedBy", ended_on as "endedOn",
      ended_reason as "endedReason", failure, found,
      (select count(*) from bank_notice n where n.file_id = f.id) as notices,
      (select count(*) from bank_notice n where n.file_id = f.id and settled_on is null) as "openNotices",
      (select count(*) from bank_statement s where s.file_id = f.id) as statements
    from bank_file f where ${where} order by f.id desc limit ${limit}`.execute(work.db)
  const totals = await totalsOf(
    work,
    rows.map(({ fileId }) => fileId),
  )
  return rows.map(({ receivedOn, endedOn, found, notices, openNotices, ...row }) => ({
    ...row,
    receivedOn: receivedOn.toString(),
    endedOn: endedOn?.toString() ?? null,
    verdict: found.verdict,
    totals: totals.get(row.fileId) ?? nothing,
    notices: { all: notices, open: openNotices },
  }))
}

/** One file. Refuses BANK_FILE_NOT_FOUND. */
export async function bankFileById(work: Work, fileId: number): Promise<FileShown> {
  const [file] = await bankFileRows(work, { where: sql`f.id = ${fileId}`, limit: 1 })
  return file ?? refuse('BANK_FILE_NOT_FOUND', { fileId })
}

/** The state of a file, which nobody else changes until this work ends. Refuses BANK_FILE_NOT_FOUND. */
export async function lockBankFile(work: Work, fileId: number): Promise<{ state: FileShown['state'] }> {
  const { rows } = await sql<{ state: FileShown['state'] }>`
    select state from bank_file where id = ${fileId} for no key update`.execute(work.db)
  return rows[0] ?? refuse('BANK_FILE_NOT_FOUND', { fileId })
}

type Totals = FileShown['totals']
const none = { count: 0, cents: 0 }
const nothing: Totals = { file: none, posted: none, suspended: none, rejected: none, done: none }

/** What a file comes to: all of it is posted, suspended or rejected. */
export const bankFileTotals = async (work: Work, fileId: number): Promise<Totals> =>
  (await totalsOf(work, [fileId])).get(fileId) ?? nothing

async function totalsOf({ db }: Work, fileIds: readonly number[]): Promise<Map<number, Totals>> {
  const { rows } = await sql<{
    file: number
    verdict: 'posted' | 'suspended' | 'rejected'
    count: number
    cents: number
    done: number
    doneCents: number
  }>`
    select file_id as file, verdict, count(*) as count, sum(amount_cents)::bigint as cents, count(*) filter (where done) as done,
      coalesce(sum(amount_cents) filter (where done), 0)::bigint as "doneCents"
    from bank_file_item where file_id = any(${fileIds}::bigint[]) group by 1, 2 order by 1, 2`.execute(db)
  const byFile = Map.groupBy(rows, ({ file }) => file)
  return new Map(
    [...byFile].map(([file, some]) => {
      const of = (verdict: string) => {
        const found = some.find((one) => one.verdict === verdict)
        return found ? { count: found.count, cents: found.cents } : none
      }
      const money = some.filter(({ verdict }) => verdict !== 'rejected')
      return [
        file,
        {
          file: added(some),
          posted: of('posted'),
          suspended: of('suspended'),
          rejected: of('rejected'),
          done: added(money.map(({ done, doneCents }) => ({ count: done, cents: doneCents }))),
        },
      ]
    }),
  )
}

const added = (some: readonly { readonly count: number; readonly cents: number }[]) => ({
  count: some.reduce((sum, { count }) => sum + count, 0),
  cents: some.reduce((sum, { cents }) => sum + cents, 0),
})
