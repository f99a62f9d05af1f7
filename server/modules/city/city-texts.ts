import { z } from 'zod'

/** The bill's words in one language: line texts by their key, and everything else by name. */
export const CityTexts = z.object({
  lines: z.record(z.string(), z.string()),
  bill: z.record(z.string(), z.string()),
})
export type CityTexts = z.infer<typeof CityTexts>
