import type { Command } from '../../cli/command.ts'
import { billNowCommand } from './bill-now-commands.ts'
import { acceptCommand, exceptionsCommand, holdCommand, unholdCommand } from './exception-commands.ts'
import { outputCommands } from './output-commands.ts'
import { reviewCommands } from './review-commands.ts'
import { listCommand, openCommand, proposalsCommand, showCommand } from './run-commands.ts'
import { calculateCommand, postCommand, stepCommands } from './step-commands.ts'

/** A bill run at the terminal, step by step. */
export const billingCommands: readonly Command[] = [
  proposalsCommand,
  openCommand,
  listCommand,
  showCommand,
  billNowCommand,
  calculateCommand,
  exceptionsCommand,
  acceptCommand,
  holdCommand,
  unholdCommand,
  ...reviewCommands,
  ...stepCommands.slice(0, 3),
  postCommand,
  ...stepCommands.slice(3),
  ...outputCommands,
]
