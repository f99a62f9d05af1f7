import { z } from 'zod'

/** What whoever asks calls a request: sent again under the same name, it answers as before and changes nothing. */
export const RequestKey = z
  .string()
  .min(8)
  .max(100)
  .describe('A random name chosen by the caller. The same name again answers as before, and changes nothing.')
