import type { deposits } from '@cartwright/api/deposits'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { contains } from '#kernel/dates'
import { cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccount, refuseClosed, refuseField } from '../accounts/account-queries.ts'
import { standings } from '../accounts/party-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { codesByKind } from '../ledger/ledger-queries.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { depositRule } from '../policies/move-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { type DepositShown, depositShown } from './deposits-queries.ts'

/**
 * Takes a deposit of whoever pays: the cash comes in, and the city owes it to them. It pays nothing of what the account owes. Refuses it where
 * no rule of the city asks for deposits, and one receipt twice.
 */
export async function takeDeposit(
  work: Work,
  { params, body }: ReceivedBy<typeof deposits.take>,
): Promise<DepositShown> {
  const account = await lockAccount(work, params.accountNumber)
  refuseClosed(account, work.today)
  const rule = depositRule(await policiesFor(work), work.today) ?? refuse('DEPOSIT_RULE_MISSING', {})
  await refuseTaken(work, body.receipt)
  const payer = (await standings(work, account.id)).find(
    (one) => one.role === 'payer' && (contains(one, work.today) || one.until === null),
  )
  if (!payer) return refuseField('receipt', 'Nobody pays for the account. Say who does first.')
  const { amountCents, tender, receipt } = body
  const id = await nextId(work)
  const entryId = await postEntry(work, {
    postedOn: work.today,
    debit: (await codesByKind(work, 'cash')).cash,
    credit: rule.ledgerAccount,
    amount: cents(amountCents),
    accountId: null,
    source: 'deposit',
    sourceId: id,
  })
  const deposit = { ...body, id, entryId, accountId: account.id, partyId: payer.partyId, rule }
  await insertRows(work, {
    into: sql`insert into deposit`,
    overriding: true,
    rows: [deposit],
    columns: {
      id: ['bigint', (row) => row.id],
      account_id: ['bigint', (row) => row.accountId],
      party_id: ['bigint', (row) => row.partyId],
      amount_cents: ['bigint', (row) => row.amountCents],
      receipt: ['text', (row) => row.receipt],
      tender: ['text', (row) => row.tender],
      taken_on: ['date', () => work.today],
      citation: ['text', (row) => row.rule.citation],
      held_in: ['text', (row) => row.rule.ledgerAccount],
      entry_id: ['bigint', (row) => row.entryId],
      made_by: ['text', () => work.actor.name],
    },
  })
  await recordCommand(work, {
    command: 'take-deposit',
    subject: `account ${account.number}`,
    changes: { depositId: id, amountCents, tender, receipt, citation: rule.citation },
  })
  return depositShown(work, id)
}

async function refuseTaken({ db }: Work, receipt: string): Promise<void> {
  const found = await db.selectFrom('deposit').select('id').where('receipt', '=', receipt).executeTakeFirst()
  if (found) refuse('DEPOSIT_ALREADY_TAKEN', { depositId: found.id })
}

/** A number for the deposit ahead of its row: entry and deposit name each other, and rows of the ledger never change. */
async function nextId({ db }: Work): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('deposit', 'id')) as id`.execute(db)
  return rows[0]!.id
}
