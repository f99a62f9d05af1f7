import type { transfers } from '@cartwright/api/transfers'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { accountByNumber, type KnownAccount, refuseField } from '../accounts/account-queries.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import type { TransferAsked } from './ask-for-transfer.ts'
import { transferParts } from './transfer-parts.ts'

/** What a transfer would do to each account: whose it is, what it owes now and would owe. Nothing is changed. */
export async function previewTransfer(
  work: Work,
  { accountNumber, amountCents, to }: Pick<TransferAsked, 'accountNumber' | 'amountCents' | 'to'>,
): Promise<SuccessOf<typeof transfers.preview>> {
  const from = await accountByNumber(work, accountNumber)
  const accounts = new Map<number, KnownAccount>([[from.id, from]])
  const shares = []
  for (const one of to) {
    const account = await accountByNumber(work, one.accountNumber)
    accounts.set(account.id, account)
    shares.push({ accountId: account.id, weight: one.weight })
  }
  const parts = transferParts(amountCents, { fromAccountId: from.id, shares })
  if (parts.length < 2) refuseField('to', 'Name another account than the one it comes from.')
  const rows = []
  for (const part of parts) {
    const balanceCents = await accountBalance(work, part.accountId)
    rows.push({
      accountNumber: accounts.get(part.accountId)!.number,
      ...(await whose(work, part.accountId)),
      amountCents: part.amountCents,
      balanceCents,
      newBalanceCents: balanceCents + part.amountCents,
    })
  }
  return { rows }
}

async function whose(
  { db }: Work,
  accountId: number,
): Promise<{ payerName: string | null; address: string }> {
  const { rows } = await sql<{ payerName: string | null; address: string }>`
    select concat_ws(' ', p.street_number, p.street, p.unit) as address,
      (select party.name from account_party ap join party on party.id = ap.party_id
        where ap.account_id = a.id and ap.role = 'payer' order by ap.until_on is null desc, ap.from_on desc limit 1) as "payerName"
    from account a join premise p on p.id = a.premise_id where a.id = ${accountId}`.execute(db)
  return rows[0]!
}
