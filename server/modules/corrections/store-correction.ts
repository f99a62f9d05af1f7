import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { keyOf } from '../billing/bill-run.ts'
import type { ComparedCharge } from './compare-bill.ts'
import type { ComparedBill } from './compare-past.ts'
import type { PlannedCorrection, StatementSent } from './plan-correction.ts'
import type { Told } from './statement-words.ts'

/** Of what bills are made anew: `service` of one, `bills` of all that is on them; and the list that named them. */
export type StoredRebill = {
  readonly of: 'service' | 'bills'
  readonly serviceId: number | null
  readonly listId: number | null
}

type NewCorrection = {
  readonly accountId: number
  readonly stated: StatementSent
  readonly told: Told
  readonly reason: string
  readonly overrideReason: string | null
  readonly inInstallments: boolean
  readonly requestKey: string
  readonly deskCaseId?: number | null | undefined
  readonly rebill: StoredRebill | null
  /** Of a payer of a shared service: the correction of the account whose service it is. */
  readonly sharedOf: number | null
  readonly plan: PlannedCorrection
}

/** Writes a correction down as asked for: what was stated, and bill by bill and charge by charge what it comes to. */
export async function storeCorrection(work: Work, wanted: NewCorrection): Promise<number> {
  const {
    accountId,
    stated,
    told,
    reason,
    overrideReason,
    inInstallments,
    requestKey,
    deskCaseId,
    rebill,
    sharedOf,
    plan,
  } = wanted
  const { comparison, lookBack } = plan
  const { id } = await work.db
    .insertInto('correction')
    .values({
      account_id: accountId,
      request_key: requestKey,
      from_on: PlainDate.from(stated.from),
      until_on: stated.until === null ? null : PlainDate.from(stated.until),
      facts: JSON.stringify(stated.facts),
      told: JSON.stringify(told),
      reason,
      override_reason: overrideReason,
      in_installments: inInstallments,
      desk_case_id: deskCaseId ?? null,
      shared_of: sharedOf,
      rebills: rebill?.of ?? null,
      rebill_service_id: rebill?.serviceId ?? null,
      rebill_list_id: rebill?.listId ?? null,
      citation: lookBack.citation,
      difference_cents: comparison.differenceCents,
      posted_cents: comparison.postedCents,
      fingerprint: comparison.fingerprint,
      asked_on: work.today,
      asked_by: work.actor.name,
      asked_by_key: keyOf(work.actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await storeBills(work, id, comparison.bills)
  await storeCharges(work, id, comparison.bills)
  return id
}

const storeBills = (work: Work, id: number, bills: readonly ComparedBill[]): Promise<void> =>
  insertRows(work, {
    into: sql`insert into correction_bill`,
    rows: bills,
    columns: {
      correction_id: ['bigint', () => id],
      bill_id: ['bigint', ({ bill }) => bill.billId],
      verdict: ['text', ({ verdict }) => verdict],
      why: ['text', ({ why }) => why],
      billed_cents: ['bigint', ({ billedCents }) => billedCents],
      moved_cents: ['bigint', ({ movedCents }) => movedCents],
      should_cents: ['bigint', ({ shouldCents }) => shouldCents],
      difference_cents: ['bigint', ({ differenceCents }) => differenceCents],
      posted_cents: ['bigint', ({ postedCents }) => postedCents],
    },
  })

type ChargeOfBill = ComparedCharge & { readonly billId: number; readonly no: number }

const storeCharges = (work: Work, id: number, bills: readonly ComparedBill[]): Promise<void> =>
  insertRows(work, {
    into: sql`insert into correction_charge`,
    rows: bills.flatMap(({ bill, charges }) =>
      charges
        .filter(differs)
        .map((charge, index): ChargeOfBill => ({ ...charge, billId: bill.billId, no: index + 1 })),
    ),
    columns: {
      correction_id: ['bigint', () => id],
      bill_id: ['bigint', ({ billId }) => billId],
      charge_no: ['bigint', ({ no }) => no],
      about: ['text', ({ about }) => about],
      gl_code: ['text', ({ glCode }) => glCode],
      billed_cents: ['bigint', ({ billedCents }) => billedCents],
      moved_cents: ['bigint', ({ movedCents }) => movedCents],
      should_cents: ['bigint', ({ shouldCents }) => shouldCents],
      difference_cents: ['bigint', ({ differenceCents }) => differenceCents],
      posted: ['jsonb', ({ posted }) => JSON.stringify(posted)],
      should: ['jsonb', ({ should }) => JSON.stringify(should)],
      parts: ['jsonb', ({ parts }) => JSON.stringify(parts)],
    },
  })

/** Whether something is still to be posted on a charge. */
export const differs = ({ differenceCents }: ComparedCharge): boolean => differenceCents !== 0
