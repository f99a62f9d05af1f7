import type { Gate } from '#kernel/gate'
import { exceptionsDecided } from './modules/billing/exceptions-gate.ts'
import { previousRunClosed } from './modules/billing/previous-run-gate.ts'
import { ratesInForce } from './modules/billing/rates-gate.ts'
import { sampleSigned } from './modules/billing/sample-gate.ts'
import { secondPerson } from './modules/billing/second-person-gate.ts'
import { figuresUpToDate, pastAsKnown } from './modules/corrections/stale-figures-gate.ts'
import { mailpieceFits } from './modules/mailpieces/mailpiece-gate.ts'
import { labelingLists } from './modules/presort/labeling-lists-gate.ts'
import { findingsDecided } from './modules/checks/findings-gate.ts'
import { materialOfRun } from './modules/bills/material-of-run.ts'
import { stockForRun } from './modules/stock/stock-for-run.ts'
import { mailJobApproved } from './modules/mail-jobs/mail-gate.ts'
import { importsSettled } from './modules/intake/imports-gate.ts'
import { postageForRun } from './modules/postage/postage-gate.ts'

/** Everything that stands before a step of a bill run, from all modules, in the order in which it is shown. */
export const gates: readonly Gate[] = [
  ratesInForce,
  previousRunClosed,
  importsSettled,
  exceptionsDecided,
  sampleSigned,
  secondPerson,
  findingsDecided,
  figuresUpToDate,
  pastAsKnown,
  stockForRun(materialOfRun),
  postageForRun,
  mailJobApproved,
  mailpieceFits,
  labelingLists,
]
