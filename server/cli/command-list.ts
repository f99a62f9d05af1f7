import { backupCommands } from '../backup/commands.ts'
import { auditCommands } from '../modules/audit/commands.ts'
import { billingCommands } from '../modules/billing/commands.ts'
import { billsCommands } from '../modules/bills/commands.ts'
import { intakeCommands } from '../modules/intake/commands.ts'
import { setupCommands } from '../modules/setup/commands.ts'
import { staffCommands } from '../modules/staff/commands.ts'
import { delegationCommands } from '../modules/staff/delegation-commands.ts'
import type { Command } from './command.ts'
import { processCommands } from './process-commands.ts'

/** Every command there is, from all modules, in the order that help shows them. */
export const commands: readonly Command[] = [
  ...setupCommands,
  ...intakeCommands,
  ...billingCommands,
  ...billsCommands,
  ...staffCommands,
  ...delegationCommands,
  ...auditCommands,
  ...backupCommands,
  ...processCommands,
]
