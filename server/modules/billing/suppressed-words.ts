import { dollars } from '#kernel/money'
import type { BillDocument } from './register-types.ts'

/** Why a bill is not sent, as it was frozen with it. */
export type Suppressed = NonNullable<BillDocument['suppressed']>

/** Why a bill is not sent to anybody, in a sentence for the office. */
export function suppressedWords({ because, citation, limitCents }: Suppressed): string {
  const why = {
    minimum: `It asks for less than ${dollars(limitCents ?? 0)}; the balance is carried to the next bill`,
    zero: 'Nothing is due',
    credit: 'It shows a credit, which is taken off the next bill',
  }
  return `${why[because]} (${citation}).`
}
