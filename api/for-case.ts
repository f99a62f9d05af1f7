import { z } from 'zod'

/** The case of the desk that something is put right for. */
export const ForCase = z
  .int()
  .positive()
  .nullable()
  .describe(
    'The case of the desk it is put right for; null: none. It is shown there, and goes into one letter with it.',
  )

/** The same, as it is shown. */
export const OfCase = {
  deskCaseId: ForCase,
  deskCaseTitle: z.string().nullable(),
}
