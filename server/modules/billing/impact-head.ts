import { dayIn } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { cityIdentity, cityTitle } from '../city/city-queries.ts'
import { findVersion } from '../proposals/stored-proposals.ts'
import { dayWords, periodWords } from '../rates/explain-words.ts'
import type { ImpactAnswer } from './impact.ts'
import { impactAnswer, whatIfAnswer, type WhatIfAnswer } from './what-if-answers.ts'

/** What stands at the head of every file of an impact. */
export type ImpactHead = {
  readonly whatIf: WhatIfAnswer
  readonly impact: ImpactAnswer
  readonly city: string
  readonly department: string
  readonly why: string
  /** How the figures came about, a sentence each. */
  readonly said: readonly { readonly what: string; readonly value: string }[]
}

/** The impact with who proposes what and why, and how it was worked out. */
export async function impactHead(work: Work, whatIfId: number): Promise<ImpactHead> {
  const whatIf = await whatIfAnswer(work, whatIfId)
  const impact = await impactAnswer(work, whatIfId)
  const { version } = await findVersion(work, whatIf.proposalId, whatIf.number)
  const { title } = await cityTitle(work)
  const identity = await cityIdentity(work)
  const periods = whatIf.periods.map(
    ({ name, periodFrom, periodUntil }) => `${name}: ${periodWords(periodFrom, periodUntil, 'en')}`,
  )
  return {
    whatIf,
    impact,
    city: title,
    department: identity?.department ?? '',
    why: version.why,
    said: [
      { what: 'City', value: title },
      { what: 'Proposal', value: `${whatIf.proposal}, version ${whatIf.number}` },
      { what: 'Resolution', value: whatIf.resolution },
      { what: 'In force from', value: dayWords(whatIf.effectiveFrom, 'en') },
      { what: 'Reason', value: version.why },
      { what: 'How rates were set', value: whatIf.method },
      { what: 'Billing periods', value: periods.join('; ') },
      { what: 'Method', value: methodOf(whatIf) },
      {
        what: 'A year',
        value:
          'The charges of the period times as many periods as a year has. Growth and seasons are not in it.',
      },
      ...gapsTold(impact),
      {
        what: 'Calculated',
        value: `${calculatedOn(whatIf, identity?.timeZone)}, asked for by ${whatIf.askedBy}`,
      },
    ],
  }
}

const calculatedOn = ({ calculatedAt }: WhatIfAnswer, timeZone = 'UTC'): string =>
  calculatedAt ? dayWords(dayIn(timeZone, Temporal.Instant.from(calculatedAt)).toString(), 'en') : ''

const methodOf = ({ asIfInForce }: WhatIfAnswer): string =>
  `Every account’s services, discounts and events of the period were charged twice on the same facts, by the rates in force and by those proposed, by the program that makes the bills. ${
    asIfInForce
      ? 'Proposed rates count as if they had been in force from the first day of the period.'
      : 'Proposed rates count from their own first day; days before it are charged by the rates in force.'
  } Balances and payments play no part. Nothing of it was billed.`

const gapsTold = ({ withGaps }: ImpactAnswer) =>
  withGaps > 0
    ? [
        {
          what: 'Not whole',
          value: `${withGaps} ${withGaps === 1 ? 'account has' : 'accounts have'} days or events without a rate; these are in no amount.`,
        },
      ]
    : []
