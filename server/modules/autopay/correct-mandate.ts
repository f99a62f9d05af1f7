import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { changePreferences } from '../accounts/change-preferences.ts'
import { recordCommand } from '../audit/record-command.ts'
import { isRoutingNumber } from '../bank-files/routing-number.ts'
import type { BankVault } from './bank-vault.ts'
import { heldForChange, wasLive } from './follow-bank.ts'
import type { MandateRow } from './mandate-rows.ts'

/** What a bank says is right from now on. Of a bank account number the last four digits, as notices keep it: `…4711`. */
type Corrected = Readonly<Record<string, string>>

type Correct = {
  readonly mandate: MandateRow
  readonly code: string
  readonly correction: Corrected
  /** The whole number, as somebody reads it in the bank’s file; only where the bank corrects it. */
  readonly bankNumber: string | null
}

/**
 * Uses what a bank says is right from now on: routing number, account number, its kind, the name. Old and new stand in the record, of account numbers the
 * last four digits. An autopay the notice held goes on: no second prenote is asked for (Nacha Operating Rules 2.11.1). One that is held for another reason, such
 * as a payment the customer stopped, stays held. Refuses one that is stopped, a whole number that does not end as the bank wrote, and a routing number
 * whose last digit does not fit.
 */
export async function correctMandate(work: Work, vault: BankVault, asked: Correct): Promise<void> {
  const { mandate, code, correction, bankNumber } = asked
  if (mandate.state === 'stopped')
    refuse('MANDATE_NOT_IN_STATE', { state: mandate.state, needed: ['prenote-sent', 'live', 'held'] })
  refuseWrong(correction, bankNumber)
  const kind = kindOf(correction.tranCode)
  const after = {
    ...(correction.routing !== undefined && { routing: correction.routing }),
    ...(correction.name !== undefined && { holder_name: correction.name }),
    ...(kind && { account_kind: kind }),
    ...(bankNumber !== null && { last4: bankNumber.slice(-4) }),
  }
  const goesOn = heldForChange(mandate)
  const state = goesOn ? stateAfter(mandate, work) : mandate.state
  await work.db
    .updateTable('autopay_mandate')
    .set({
      ...after,
      ...(bankNumber !== null && { sealed_number: vault.seal(bankNumber) }),
      details_since: work.today,
      details_changed: true,
      state,
      ...(goesOn && { why: null }),
    })
    .where('id', '=', mandate.mandateId)
    .execute()
  if (state === 'live') await changePreferences(work, mandate.accountNumber, { autopay: true })
  await recordCommand(work, {
    command: 'correct-autopay',
    subject: `account ${mandate.accountNumber}`,
    changes: { mandateId: mandate.mandateId, code, before: shownBefore(mandate), after, state },
  })
}

const stateAfter = (mandate: MandateRow, { today }: Work): 'live' | 'prenote-sent' | 'prenote-to-send' => {
  if (mandate.liveFrom === null) return 'prenote-to-send'
  return wasLive(mandate, today) ? 'live' : 'prenote-sent'
}

function refuseWrong(correction: Corrected, bankNumber: string | null): void {
  const ends = correction.account?.replace('…', '')
  if (ends !== undefined && bankNumber === null)
    refuseField(
      'bankNumber',
      `Write the whole number of the bank account, as the bank’s file has it: it ends in ${ends}.`,
    )
  if (bankNumber !== null && (ends === undefined || !bankNumber.endsWith(ends)))
    refuseField(
      'bankNumber',
      ends === undefined
        ? 'The bank does not change the account number. Leave it empty.'
        : `The bank’s number ends in ${ends}. Read it again.`,
    )
  if (correction.routing !== undefined && !isRoutingNumber(correction.routing))
    refuseField('bankNumber', 'The routing number the bank wrote has a wrong check digit. Ask the bank.')
}

/** Checking or savings, by the first digit of a transaction code. */
const kindOf = (tranCode: string | undefined): 'checking' | 'savings' | null =>
  tranCode === undefined ? null : tranCode.startsWith('3') ? 'savings' : 'checking'

const shownBefore = ({ routing, accountKind, last4, holderName }: MandateRow) => ({
  routing,
  account_kind: accountKind,
  last4,
  holder_name: holderName,
})
