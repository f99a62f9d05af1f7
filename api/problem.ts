import { z } from 'zod'

/** One reason to say no: its code, HTTP status, sentence, and the details that programs read. */
export function problem<
  const Code extends string,
  const Status extends number,
  const Title extends string,
  Shape extends z.ZodRawShape,
>(code: Code, status: Status, title: Title, details: Shape) {
  // Named, so that the description of the API tells it once and not with every operation that may be refused by it.
  return z
    .object({
      code: z.literal(code),
      status: z.literal(status),
      title: z.literal(title),
      details: z.object(details),
    })
    .meta({ id: code })
}
