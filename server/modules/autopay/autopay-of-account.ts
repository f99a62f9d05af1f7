import type { autopay } from '@cartwright/api/autopay'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { dueOfBill } from '../payments/due-of-bill.ts'
import { autopayRule } from '../policies/autopay-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { mandatesOf, shownMandate } from './mandate-rows.ts'

type Shown = SuccessOf<typeof autopay.ofAccount>

/** What an account agreed to, now and before; how the city draws; and the bill that told the customer not to pay, while it is owed and not drawn. */
export async function autopayOfAccount(work: Work, accountNumber: string): Promise<Shown> {
  const { id } = await accountByNumber(work, accountNumber)
  const rule = autopayRule(await policiesFor(work), work.today)
  return {
    rows: (await mandatesOf(work, id)).map(shownMandate),
    rule: rule && {
      ways: rule.ways,
      wording: rule.wording,
      daysAfterDue: rule.daysAfterDue,
      citation: rule.citation,
    },
    told: (await accountBalance(work, id)) > 0 ? await toldNotToPay(work, id) : null,
  }
}

async function toldNotToPay(work: Work, accountId: number): Promise<Shown['told']> {
  const { rows } = await sql<NonNullable<Shown['told']> & { told: boolean }>`
    select b.number as "billNumber", ${dueOfBill(work.today.toString())}::text as "dueOn", coalesce((b.document->>'autopay')::boolean, false)
      and not exists (select from ach_entry e join ach_run r on r.id = e.run_id where e.bill_id = b.id and r.state <> 'cancelled') as told
    from bill b where b.account_id = ${accountId} and not b.document ? 'suppressed' order by b.id desc limit 1`.execute(
    work.db,
  )
  const [newest] = rows
  return newest?.told ? { billNumber: newest.billNumber, dueOn: newest.dueOn } : null
}
