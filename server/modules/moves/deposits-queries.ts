import type { Deposit } from '@cartwright/api/deposits'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { depositRule } from '../policies/move-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { depositInterest } from './deposit-interest.ts'

export type DepositShown = z.infer<typeof Deposit>

/** A deposit as what is done with it needs it. */
export type StoredDeposit = {
  readonly id: number
  readonly accountId: number
  readonly accountNumber: string
  readonly partyName: string
  readonly amountCents: number
  readonly state: DepositShown['state']
  readonly receipt: string
  readonly tender: string
  readonly takenOn: PlainDate
  readonly citation: string
  readonly heldIn: string
  readonly askedBy: string | null
  readonly askedByKey: string | null
}

const read = async (work: Work, where: RawBuilder<unknown>): Promise<StoredDeposit[]> =>
  (
    await sql<StoredDeposit>`
      select d.id, d.account_id as "accountId", a.number as "accountNumber", p.name as "partyName", d.amount_cents as "amountCents",
        d.state, d.receipt, d.tender, d.taken_on as "takenOn", d.citation, d.held_in as "heldIn", d.asked_by as "askedBy",
        d.asked_by_key as "askedByKey"
      from deposit d join account a on a.id = d.account_id join party p on p.id = d.party_id
      where ${where} order by d.id desc`.execute(work.db)
  ).rows

/** The deposits of an account that are held, the oldest first. */
export const heldDeposits = async (work: Work, accountId: number): Promise<StoredDeposit[]> =>
  (await read(work, sql`d.account_id = ${accountId} and d.state = 'held'`)).toReversed()

/** A deposit by its number. Refuses DEPOSIT_NOT_FOUND. */
export async function depositById(work: Work, depositId: number): Promise<StoredDeposit> {
  const [found] = await read(work, sql`d.id = ${depositId}`)
  return found ?? refuse('DEPOSIT_NOT_FOUND', { depositId })
}

/** What a deposit has borne up to a day, by the rule of that day. */
export async function interestOf(work: Work, deposit: StoredDeposit, until: PlainDate): Promise<number> {
  const rule = depositRule(await policiesFor(work), until)
  if (!rule?.interest) return 0
  const { percentThousandths } = rule.interest
  const { amountCents, takenOn } = deposit
  return depositInterest({ amountCents, takenOn, until, percentThousandths })
}

/** The deposits of an account with all that became of them, newest first. */
export async function depositsOf(work: Work, accountId: number): Promise<DepositShown[]> {
  const found = await read(work, sql`d.account_id = ${accountId}`)
  return Promise.all(found.map((deposit) => shown(work, deposit)))
}

/** One deposit with all that became of it. */
export const depositShown = async (work: Work, depositId: number): Promise<DepositShown> =>
  shown(work, await depositById(work, depositId))

async function shown(work: Work, deposit: StoredDeposit): Promise<DepositShown> {
  const steps = await work.db
    .selectFrom('deposit_step')
    .selectAll()
    .where('deposit_id', '=', deposit.id)
    .orderBy('id')
    .execute()
  const settled = deposit.state === 'applied' || deposit.state === 'refunded'
  const paid = steps
    .filter(({ what }) => what === 'interest')
    .reduce((sum, step) => sum + step.amount_cents, 0)
  return {
    depositId: deposit.id,
    accountNumber: deposit.accountNumber,
    partyName: deposit.partyName,
    amountCents: deposit.amountCents,
    state: deposit.state,
    receipt: deposit.receipt,
    tender: deposit.tender,
    takenOn: deposit.takenOn.toString(),
    citation: deposit.citation,
    interestCents: settled ? paid : await interestOf(work, deposit, work.today),
    askedBy: deposit.askedBy,
    steps: steps.map(({ what, amount_cents, on_day, note, by_name }) => ({
      what,
      amountCents: amount_cents,
      onDay: on_day.toString(),
      note,
      by: by_name,
    })),
  }
}
