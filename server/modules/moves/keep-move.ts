import { Moved } from '@cartwright/api/move-shapes'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import type { KnownAccount } from '../accounts/account-queries.ts'
import type { OrderShown } from '../orders/order-rows.ts'

export type MovedTold = z.infer<typeof Moved>

/** What is told of something that was done, before it is kept. */
export type ToKeep = {
  readonly kind: MovedTold['kind']
  readonly account: KnownAccount
  readonly toAccount: KnownAccount | null
  readonly effectiveOn: PlainDate
  readonly sentences: readonly string[]
  readonly bills: MovedTold['bills']
  readonly withoutCents: number | null
  /** The bills of the past that it puts right; none when left out. */
  readonly putRight?: Readonly<MovedTold['putRight']>
  readonly orders: readonly OrderShown[]
  readonly liable: MovedTold['liable']
  readonly reason: string | null
  readonly requestId: string | null
}

/** What the same request did before, told again; null when it did nothing yet. */
export async function doneByRequest(work: Work, requestId: string | null): Promise<MovedTold | null> {
  if (requestId === null) return null
  const found = await work.db
    .selectFrom('account_move')
    .select(['id', 'told'])
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  return found ? { ...Moved.parse(found.told), moveId: found.id, repeated: true } : null
}

/** Keeps what was done with what was said of it, and records it. Answers what is told. */
export async function keepMove(work: Work, done: ToKeep): Promise<MovedTold> {
  const { kind, account, toAccount, effectiveOn, reason, requestId } = done
  const told: MovedTold = {
    moveId: null,
    kind,
    accountNumber: account.number,
    toAccountNumber: toAccount?.number ?? null,
    effectiveOn: effectiveOn.toString(),
    sentences: [...done.sentences],
    bills: done.bills,
    withoutCents: done.withoutCents,
    putRight: [...(done.putRight ?? [])],
    orders: done.orders.map(({ orderId, number, kind: what, container, wantedOn }) => ({
      orderId,
      number: work.isTakenBack ? null : number,
      kind: what,
      container,
      wantedOn,
    })),
    liable: done.liable,
    repeated: false,
  }
  const { id } = await work.db
    .insertInto('account_move')
    .values({
      kind,
      account_id: account.id,
      to_account_id: toAccount?.id ?? null,
      effective_on: effectiveOn,
      told: JSON.stringify(told),
      reason,
      request_id: requestId,
      made_by: work.actor.name,
      made_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: `${kind}-service`,
    subject: `account ${account.number}`,
    changes: {
      moveId: id,
      effectiveOn: told.effectiveOn,
      toAccount: told.toAccountNumber,
      orders: told.orders.map(({ number }) => number),
      chargesCents: told.bills.map(({ chargesCents }) => chargesCents),
    },
    reason,
  })
  return { ...told, moveId: id }
}
