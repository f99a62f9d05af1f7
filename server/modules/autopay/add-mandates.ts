import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import type { WayToAgree } from '../policies/autopay-policy.ts'
import type { BankVault } from './bank-vault.ts'

/** What a customer agreed to before the city worked with this product: it was drawn from already. */
export type EarlierMandate = {
  readonly accountId: number
  readonly givenBy: WayToAgree
  readonly givenOn: PlainDate
  readonly wording: string
  readonly evidence: string
  readonly holderName: string
  readonly routing: string
  readonly accountKind: 'checking' | 'savings'
  readonly bankNumber: string
  readonly liveFrom: PlainDate
}

/**
 * Brings in what customers agreed to before: live, with no prenote, because it was drawn from already. The caller has marked the accounts as on autopay, and made
 * sure that none has one that stands: the database holds it too.
 */
export async function addMandates(
  work: Work,
  vault: BankVault,
  mandates: readonly EarlierMandate[],
): Promise<void> {
  if (mandates.length === 0) return
  await insertRows(work, {
    into: sql`insert into autopay_mandate`,
    rows: mandates,
    columns: {
      account_id: ['bigint', ({ accountId }) => accountId],
      given_by: ['text', ({ givenBy }) => givenBy],
      given_on: ['date', ({ givenOn }) => givenOn],
      wording: ['text', ({ wording }) => wording],
      evidence: ['text', ({ evidence }) => evidence],
      holder_name: ['text', ({ holderName }) => holderName],
      routing: ['text', ({ routing }) => routing],
      account_kind: ['text', ({ accountKind }) => accountKind],
      sealed_number: ['text', ({ bankNumber }) => vault.seal(bankNumber)],
      last4: ['text', ({ bankNumber }) => bankNumber.slice(-4)],
      state: ['text', () => 'live'],
      live_from: ['date', ({ liveFrom }) => liveFrom],
      details_since: ['date', ({ givenOn }) => givenOn],
      details_changed: ['boolean', () => false],
      set_up_by: ['text', () => work.actor.name],
      set_up_on: ['date', () => work.today],
    },
  })
  await recordCommand(work, {
    command: 'add-earlier-autopay',
    subject: `${mandates.length} accounts`,
    changes: { mandates: mandates.length },
  })
}
