import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { answer, type Route } from './route.ts'

const WaitingThing = z
  .object({
    source: z.string().describe('The part of the office it comes from: `suspense`, `bank-files`, …'),
    kind: z.enum(['late', 'today', 'mine']).describe('Late before all else, then what its day has come for.'),
    title: z.string(),
    text: z.string(),
    at: z.string().describe('The screen on which it is done, narrowed to just this.'),
    on: Day.nullable().describe('The day it should be or should have been done.'),
    amountCents: Cents.describe('The money that hangs on it.'),
  })
  .meta({ id: 'WaitingThing' })

/** What waits to be done, from all parts of the office that bring it. */
export const waiting = {
  list: {
    method: 'get',
    path: '/waiting',
    summary: 'What waits in the office and may be done by whoever asks: late first',
    permission: 'workplan.read',
    tags: ['Work plan'],
    request: {},
    responses: { 200: answer('What waits.', z.object({ rows: z.array(WaitingThing) })) },
  },
} as const satisfies Record<string, Route>
