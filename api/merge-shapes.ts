import { z } from 'zod'
import { Day } from './account-shapes.ts'

/** Two records that were made one: of parties or of premises. */
export const Merge = z
  .object({
    id: z.int(),
    keptId: z.int(),
    kept: z.string().describe('What it is called: the name of a party, the address of a premise.'),
    mergedId: z.int(),
    merged: z.string().describe('What the other was called before.'),
    mergedOn: Day,
    mergedBy: z.string(),
    reason: z.string(),
    accounts: z.array(z.string()).describe('Those that moved, or whose roles did.'),
    undoneOn: Day.nullable(),
    undoneBy: z.string().nullable(),
    undoneBecause: z.string().nullable(),
  })
  .meta({ id: 'Merge' })
export type Merge = z.output<typeof Merge>
