import { sql } from 'kysely'
import { Refusal, refuse } from '#kernel/refusal'
import type { InTransaction, Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { askForRebill } from './ask-for-rebill.ts'
import { accountsOfList, type ListAccount, lockList } from './rebill-list-rows.ts'

/** How many accounts one step asks for. */
const atOnce = 20

/**
 * Asks for the next accounts of a list, each in a transaction of its own: they wait for a second person, whatever they come to, but for
 * those that come to nothing. What is otherwise than when it was looked at becomes bad with why, and holds up no other. Taken again it
 * goes on where it stopped, and does no account twice. Refuses an unknown list, and one with rows that nobody looked at.
 */
export async function askForList(inTransaction: InTransaction, listId: number): Promise<void> {
  const { reason, accounts } = await inTransaction(async (work) => {
    const list = await lockList(work, listId)
    await refuseNew(work, listId)
    return {
      reason: list.reason,
      accounts: await accountsOfList(work, { listId, state: 'ready', limit: atOnce }),
    }
  })
  for (const account of accounts) await askForAccount(inTransaction, { listId, reason, account })
}

async function refuseNew({ db }: Work, listId: number): Promise<void> {
  const { rows } = await sql<{ many: number }>`
    select count(*) as many from rebill_row where list_id = ${listId} and state = 'new'`.execute(db)
  if (rows[0]!.many > 0) refuse('REBILL_LIST_HAS_NEW', { rows: rows[0]!.many })
}

type Asked = { readonly listId: number; readonly reason: string; readonly account: ListAccount }

async function askForAccount(inTransaction: InTransaction, asked: Asked): Promise<void> {
  const { listId, reason, account } = asked
  try {
    await inTransaction(async (work) => {
      await lockList(work, listId)
      const correctionId = await askForRebill(work, {
        accountNumber: account.accountNumber,
        billNumbers: account.rows.map(({ bill }) => bill),
        serviceId: account.serviceId,
        reason,
        overrideReason: null,
        inInstallments: false,
        fingerprint: account.fingerprint!,
        requestKey: await keyOfRows(work, asked),
        wait: true,
        listId,
      })
      await mark(work, asked, { state: 'asked', correctionId, problem: null })
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await inTransaction(async (work) => {
      await mark(work, asked, { state: 'bad', correctionId: null, problem: error.problem.title })
      await recordCommand(work, {
        command: 'refuse-rebill-row',
        subject: `list ${listId}`,
        changes: { accountNumber: account.accountNumber, code: error.problem.code },
      })
    })
  }
}

/** One request for each time rows of an account were taken up: a list that is sent back is asked for anew. */
async function keyOfRows({ db }: Work, { listId, account }: Asked): Promise<string> {
  const { rows } = await sql<{ many: number }>`
    select count(*) as many from correction where rebill_list_id = ${listId} and account_id = ${account.accountId}
      and state in ('refused', 'withdrawn')`.execute(db)
  return `rebill list ${listId}, account ${account.accountId}, ${account.fingerprint} ${rows[0]!.many}`
}

async function mark(
  { db }: Work,
  { listId, account }: Asked,
  to: {
    readonly state: 'asked' | 'bad'
    readonly correctionId: number | null
    readonly problem: string | null
  },
): Promise<void> {
  await sql`
    update rebill_row set state = ${to.state}, correction_id = ${to.correctionId}::bigint, problem = ${to.problem}::text,
      problem_column = ${to.problem === null ? null : 'bill'}::text
    where list_id = ${listId} and line = any(${account.rows.map(({ line }) => line)}::bigint[]) and state = 'ready'`.execute(
    db,
  )
}
