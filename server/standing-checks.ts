import type { StandingCheck } from '#kernel/standing-check'
import { adjustmentWaitsLong } from './modules/adjustments/waiting-long.ts'
import { billMailHeld } from './modules/bills/bill-mail-held.ts'
import { autopayOnClosed } from './modules/checks/autopay-on-closed.ts'
import { billedAfterStop } from './modules/checks/billed-after-stop.ts'
import { chargeWithoutContainer } from './modules/checks/charge-without-container.ts'
import { containerWithoutCharge } from './modules/checks/container-without-charge.ts'
import { creditOnClosed } from './modules/checks/credit-on-closed.ts'
import { duplicateCustomers } from './modules/checks/duplicate-customers.ts'
import { duplicatePremises } from './modules/checks/duplicate-premises.ts'
import { haulerList } from './modules/checks/hauler-list-check.ts'
import { parcelWithoutAccount } from './modules/checks/parcel-without-account.ts'
import { serviceAfterStop } from './modules/checks/service-after-stop.ts'
import { chargedAfterFinal } from './modules/moves/charged-after-final.ts'
import { movedBalanceLeft } from './modules/moves/moved-balance-left.ts'
import { deliveredWithoutService } from './modules/orders/delivered-without-service.ts'
import { doneWithoutCharge } from './modules/orders/done-without-charge.ts'
import { serviceWithoutDelivery } from './modules/orders/service-without-delivery.ts'
import { bankDiffers } from './modules/reconciliation/standing-checks.ts'
import { refundsDiffer, staleRefundChecks } from './modules/refunds/standing-checks.ts'
import { cashDiffers } from './modules/cash-reports/standing-checks.ts'
import { obsoleteStock, stockBelow, stockDiffers } from './modules/stock/standing-checks.ts'
import { suspenseDiffers, suspenseWaitsLong } from './modules/suspense/standing-checks.ts'
import { unclaimedDue } from './modules/unclaimed/standing-checks.ts'

/** Every standing check there is, from all modules, in the order in which they are done and shown. */
export const standingChecks: readonly StandingCheck[] = [
  parcelWithoutAccount,
  containerWithoutCharge,
  chargeWithoutContainer,
  billedAfterStop,
  serviceAfterStop,
  duplicatePremises,
  duplicateCustomers,
  autopayOnClosed,
  creditOnClosed,
  haulerList,
  doneWithoutCharge,
  deliveredWithoutService,
  serviceWithoutDelivery,
  adjustmentWaitsLong,
  movedBalanceLeft,
  billMailHeld,
  chargedAfterFinal,
  suspenseDiffers,
  suspenseWaitsLong,
  bankDiffers,
  refundsDiffer,
  staleRefundChecks,
  cashDiffers,
  unclaimedDue,
  stockDiffers,
  stockBelow,
  obsoleteStock,
]
