import { z } from 'zod'

/** Whether a check is taken where one came back. */
export const TakeCheck = z
  .boolean()
  .default(false)
  .describe('Takes a check where one came back; for those whose role may.')
