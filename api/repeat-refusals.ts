import { z } from 'zod'
import { problem } from './problem.ts'

/** Why a request that bears a key is turned down, whatever it asks. Part of the one list in `refusals.ts`. */
export const repeatRefusals = {
  // 422 as the draft of the header says for a key that comes with another request.
  REQUEST_KEY_USED: problem(
    'REQUEST_KEY_USED',
    422,
    'Something else was sent under this key before. Send each request under a key of its own.',
    { key: z.string() },
  ),
}
