import { z } from 'zod'

/** The parts of a city folder that are kept as documents: each load that changes one adds a version of it. */
export const cityParts = ['identity', 'thresholds', 'calendar', 'texts-en', 'texts-es', 'logo'] as const
export type CityPart = (typeof cityParts)[number]

/** A logo as it is kept: the bytes in base 64, so that old bills print with the logo of their day. */
export const Logo = z.object({
  fileName: z.string(),
  mediaType: z.enum(['image/svg+xml', 'image/png', 'image/jpeg']),
  base64: z.string(),
})
export type Logo = z.infer<typeof Logo>
