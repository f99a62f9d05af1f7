import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockBankFile } from './bank-file-rows.ts'

/** Leaves a checked file: nothing of it is posted, and its bytes may be loaded again. Refuses one that is being posted, or was, one
 * of which a return was seen to, and a statement with lines that are matched. */
export async function discardBankFile(work: Work, fileId: number, reason: string): Promise<void> {
  const { state } = await lockBankFile(work, fileId)
  if (state !== 'checked') refuse('BANK_FILE_NOT_IN_STATE', { state, needed: ['checked'] })
  const settled = await work.db
    .selectFrom('bank_notice')
    .select('id')
    .where('file_id', '=', fileId)
    .where('kind', '=', 'return')
    .where('settled_on', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  if (settled) refuse('BANK_FILE_RETURNS_SEEN_TO', {})
  const matched = await matchedLines(work, fileId)
  if (matched > 0) refuse('BANK_FILE_LINES_MATCHED', { lines: matched })
  await work.db
    .updateTable('bank_file')
    .set({ state: 'discarded', ended_by: work.actor.name, ended_on: work.today, ended_reason: reason })
    .where('id', '=', fileId)
    .execute()
  await recordCommand(work, {
    command: 'discard-bank-file',
    subject: `bank file ${fileId}`,
    changes: { state: { before: 'checked', after: 'discarded' } },
    reason,
  })
}

/** How many lines of a statement are matched with things of ours or explained: loaded again they would be open a second time. */
async function matchedLines({ db }: Work, fileId: number): Promise<number> {
  const { rows } = await sql<{ lines: number }>`
    select count(*) as lines from bank_statement s join bank_statement_line l on l.statement_id = s.id
    join bank_match_line m on m.line_id = l.id and not m.undone where s.file_id = ${fileId}`.execute(db)
  return rows[0]!.lines
}
