import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

type Asked = { readonly deskCaseId: number | null | undefined; readonly accountId: number }

/**
 * What is put right for a case is of the account of the case, of one that is linked to it, or of any where the case names none. Refuses
 * CASE_NOT_FOUND and CASE_OF_OTHER_ACCOUNT; without a case there is nothing to refuse.
 */
export async function refuseOtherCase({ db }: Work, { deskCaseId, accountId }: Asked): Promise<void> {
  if (deskCaseId === null || deskCaseId === undefined) return
  const { rows } = await sql<{ fits: boolean; accountNumber: string | null }>`
    select own.number as "accountNumber", c.account_id is null or c.account_id = ${accountId} or exists (
      select from case_link l join account a on a.number = l.key
      where l.case_id = c.id and l.kind = 'account' and a.id = ${accountId}) as fits
    from desk_case c left join account own on own.id = c.account_id where c.id = ${deskCaseId}`.execute(db)
  const found = rows[0] ?? refuse('CASE_NOT_FOUND', { caseId: deskCaseId })
  if (!found.fits) refuse('CASE_OF_OTHER_ACCOUNT', { caseId: deskCaseId, accountNumber: found.accountNumber })
}
