import type { Gate } from '#kernel/gate'
import { exceptionsDecided } from './modules/billing/exceptions-gate.ts'
import { secondPerson } from './modules/billing/second-person-gate.ts'

/** Everything that stands before a step of a bill run, from all modules, in the order in which it is shown. */
export const gates: readonly Gate[] = [exceptionsDecided, secondPerson]
