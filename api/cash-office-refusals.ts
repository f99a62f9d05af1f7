import { autopayRefusals } from './autopay-refusals.ts'
import { bankFileRefusals } from './bank-file-refusals.ts'
import { cashJournalRefusals } from './cash-journal-refusals.ts'
import { cashRefusals } from './cash-refusals.ts'
import { checkFileRefusals } from './check-file-refusals.ts'
import { counterRefusals } from './counter-refusals.ts'
import { onlineRefusals } from './online-refusals.ts'
import { paymentRefusals } from './payment-refusals.ts'
import { reconciliationRefusals } from './reconciliation-refusals.ts'
import { refundRefusals } from './refund-refusals.ts'
import { suspenseRefusals } from './suspense-refusals.ts'
import { unclaimedRefusals } from './unclaimed-refusals.ts'

/** What the cash office turns down: payments, batches, drawers, files of and to banks, money of unknown accounts. */
export const cashOfficeRefusals = {
  ...autopayRefusals,
  ...bankFileRefusals,
  ...cashJournalRefusals,
  ...cashRefusals,
  ...checkFileRefusals,
  ...counterRefusals,
  ...onlineRefusals,
  ...paymentRefusals,
  ...reconciliationRefusals,
  ...refundRefusals,
  ...suspenseRefusals,
  ...unclaimedRefusals,
}
