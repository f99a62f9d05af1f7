import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { draftLetter, mayBeWritten } from '../letters/draft-letter.ts'
import type { Missed } from './missed-installments.ts'

/** The template of letters that tell a customer that a plan was not kept. */
const template = 'plan-broken'

type Broken = {
  readonly missed: Missed
  readonly dueOn: PlainDate
  readonly citation: string
}

/**
 * Drafts the letter that tells why a plan ended: which installment stayed unpaid, what is due now and when, by which rule. A person looks at
 * it and sends it. Answers null where the city has no such template, or nobody is there to write to.
 */
export async function draftBrokenLetter(
  work: Work,
  { missed, dueOn, citation }: Broken,
): Promise<number | null> {
  if (!(await mayBeWritten(work, missed.accountId, template))) return null
  const { letterId } = await draftLetter(work, {
    template,
    accountId: missed.accountId,
    facts: {
      missed: { cents: missed.amountCents },
      missedOn: { day: missed.dueOn.toString() },
      rest: { cents: missed.restCents },
      restDueOn: { day: dueOn.toString() },
      rule: { text: citation },
    },
    subject: { kind: 'correction', id: missed.correctionId },
    amountCents: missed.restCents,
  })
  return letterId
}
