import type { Finding } from '@cartwright/api/check-shapes'
import { Role } from '@cartwright/api/roles'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { StandingCheck } from '#kernel/standing-check'
import { addressText } from '../premises/address-text.ts'

type Shown = z.output<typeof Finding>

/** A finding with what it is about, as it comes from the books. */
export type FindingRow = {
  readonly id: number
  readonly check_code: string
  readonly sentence: string
  readonly amount_cents: number
  readonly basis: string
  readonly state: Shown['state']
  readonly owner_role: string
  readonly owner_user: string | null
  readonly owner_name: string | null
  readonly service_id: number | null
  readonly premise_id: number | null
  readonly first_seen_on: PlainDate
  readonly last_seen_on: PlainDate
  readonly mended_on: PlainDate | null
  readonly accepted_until: PlainDate | null
  readonly accepted_reason: string | null
  readonly facts: readonly { what: string; value: string }[]
  readonly account: string | null
  readonly bill: string | null
  readonly street_number: string | null
  readonly street: string | null
  readonly unit: string | null
}

/** `select` and `from` of findings: `f`, with `a` the account, `p` the premise and `b` the bill where there is one. */
export const findingSelect: RawBuilder<FindingRow> = sql`
  select f.id, f.check_code, f.sentence, f.amount_cents, f.basis, f.state, f.owner_role, f.owner_user, f.owner_name,
    f.service_id, f.premise_id, f.first_seen_on, f.last_seen_on, f.mended_on, f.accepted_until, f.accepted_reason,
    f.facts, a.number as account, b.number as bill, p.street_number, p.street, p.unit
  from check_finding f left join account a on a.id = f.account_id left join premise p on p.id = f.premise_id
  left join bill b on b.id = f.bill_id`

/** A finding as it is answered. */
export function asFinding(checks: readonly StandingCheck[], row: FindingRow): Shown {
  const { street_number, street, unit } = row
  return {
    id: row.id,
    check: row.check_code,
    title: checks.find(({ code }) => code === row.check_code)?.title ?? row.check_code,
    sentence: row.sentence,
    amountCents: row.amount_cents,
    basis: row.basis,
    state: row.state,
    ownerRole: Role.parse(row.owner_role),
    ownerUser: row.owner_user,
    ownerName: row.owner_name,
    accountNumber: row.account,
    premiseId: row.premise_id,
    address: street_number && street ? addressText({ street_number, street, unit }) : null,
    billNumber: row.bill,
    serviceId: row.service_id,
    firstSeenOn: row.first_seen_on.toString(),
    lastSeenOn: row.last_seen_on.toString(),
    mendedOn: row.mended_on?.toString() ?? null,
    acceptedUntil: row.accepted_until?.toString() ?? null,
    acceptedReason: row.accepted_reason,
  }
}
