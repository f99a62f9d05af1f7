import { ledger } from '@cartwright/api/ledger'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { Door } from '../../door.ts'
import { accountBalance, accountLedger, chartOfAccounts } from './ledger-queries.ts'

/** The chart of accounts, and the ledger of a customer's account. */
export function serveLedger(door: Door): void {
  door.open(ledger.chart, async (work) => ({
    rows: (await chartOfAccounts(work)).map(({ code, name, kind, fund, glString }) => ({
      code,
      name,
      kind,
      fund,
      glString,
    })),
  }))
  door.open(ledger.ofAccount, async (work, { params, query }) => {
    const accountId = await idOf(work, params.accountNumber)
    const found = await accountLedger(work, { accountId, before: query.after, limit: query.limit + 1 })
    const page = found.slice(0, query.limit)
    return {
      rows: page.map(({ postedOn, amount, balance, ...rest }) => ({
        ...rest,
        postedOn: postedOn.toString(),
        amountCents: amount,
        balanceCents: balance,
      })),
      next: found.length > query.limit ? String(page.at(-1)!.id) : null,
      balanceCents: await accountBalance(work, accountId),
    }
  })
}

/** Customers' accounts are a module that builds on this one, so their numbers are looked up in the books. */
async function idOf(work: Work, accountNumber: string): Promise<number> {
  const typed = accountNumber.replaceAll(/[- ]/g, '')
  const { rows } = await sql<{ id: number }>`
    select id from account where (translate(number, '- ', '')) collate "C" = ${typed}`.execute(work.db)
  return rows[0]?.id ?? refuse('ACCOUNT_NOT_FOUND', { accountNumber })
}
