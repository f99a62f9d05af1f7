import { backupCommands } from '../backup/commands.ts'
import { addressCommands } from '../modules/addresses/commands.ts'
import { auditCommands } from '../modules/audit/commands.ts'
import { barcodeCommands } from '../modules/barcodes/commands.ts'
import { bankFileCommands } from '../modules/bank-intake/commands.ts'
import { bankCommands } from '../modules/bank-files/commands.ts'
import { billingCommands } from '../modules/billing/commands.ts'
import { billsCommands } from '../modules/bills/commands.ts'
import { whatIfCommands } from '../modules/billing/what-if-commands.ts'
import { checkCommands } from '../modules/checks/commands.ts'
import { intakeCommands } from '../modules/intake/commands.ts'
import { mailDatCommands } from '../modules/mail-dat/commands.ts'
import { messageCommands } from '../modules/messages/commands.ts'
import { planningCommands } from '../modules/planning/commands.ts'
import { postageCommands } from '../modules/postage/commands.ts'
import { postalCommands } from '../modules/postal/commands.ts'
import { proposalCommands } from '../modules/proposals/commands.ts'
import { checkProposed } from '../modules/setup/check-proposed.ts'
import { setupCommands } from '../modules/setup/commands.ts'
import { folderCommands } from '../modules/setup/folder-commands.ts'
import { stockCommands } from '../modules/stock/commands.ts'
import { staffCommands } from '../modules/staff/commands.ts'
import { tokenCommands } from '../modules/staff/token-commands.ts'
import { delegationCommands } from '../modules/staff/delegation-commands.ts'
import { workplanCommands } from '../modules/workplan/commands.ts'
import { standingChecks } from '../standing-checks.ts'
import type { Command } from './command.ts'
import { processCommands } from './process-commands.ts'

/** Every command there is, from all modules, in the order that help shows them. */
export const commands: readonly Command[] = [
  ...setupCommands,
  ...folderCommands,
  ...intakeCommands,
  ...planningCommands,
  ...messageCommands,
  ...proposalCommands(checkProposed),
  ...whatIfCommands,
  ...billingCommands,
  ...postalCommands,
  ...billsCommands,
  ...bankCommands,
  ...bankFileCommands,
  ...addressCommands,
  ...postageCommands,
  ...stockCommands,
  ...barcodeCommands,
  ...mailDatCommands,
  ...checkCommands(standingChecks),
  ...staffCommands,
  ...tokenCommands,
  ...delegationCommands,
  ...workplanCommands,
  ...auditCommands,
  ...backupCommands,
  ...processCommands,
]
