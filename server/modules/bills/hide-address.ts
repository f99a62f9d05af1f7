import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { StoredBill } from './stored-bill.ts'

/**
 * A bill as a single paper shows it: where an address of its account is confidential, now or when it was made, the service address and the
 * parcel are not on it, nor the premise in the window of the envelope. Old bills are no exception: who is in the program today was not
 * when they were printed. The print files of a run are made from the bills as they were posted.
 */
export async function withoutHiddenAddress(work: Work, bill: StoredBill): Promise<StoredBill> {
  const { document, accountNumber } = bill
  if (!document.confidential && !(await isConfidential(work, accountNumber))) return bill
  const { line } = document.serviceAddress
  const without = (lines: readonly string[]) => (lines.includes(line) ? lines.slice(0, 1) : [...lines])
  return {
    ...bill,
    document: {
      ...document,
      confidential: true,
      mailTo: without(document.mailTo),
      ownerCopyTo: document.ownerCopyTo && without(document.ownerCopyTo),
    },
  }
}

async function isConfidential(work: Work, accountNumber: string): Promise<boolean> {
  const { rows } = await sql<{ hidden: boolean }>`
    select exists (select from account a join account_party ap on ap.account_id = a.id join party y on y.id = ap.party_id
      where a.number = ${accountNumber} and y.confidential_address
        and (ap.until_on is null or ap.until_on > ${work.today}::date)) as hidden`.execute(work.db)
  return rows[0]!.hidden
}
