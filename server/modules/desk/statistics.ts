import type { deskStatistics } from '@cartwright/api/desk-statistics'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import type { ClosedPeriod } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { adjustmentFigures } from './statistics-adjustments.ts'
import { caseFigures } from './statistics-cases.ts'
import { contactFigures } from './statistics-contacts.ts'
import { statisticsPeriod } from './statistics-period.ts'

/** What the desk did in a period. */
export type Figures = SuccessOf<typeof deskStatistics.show>

/** What the desk did in a period and in the one before it. Refuses STATISTICS_PERIOD_INVALID. */
export async function deskFigures(
  work: Work,
  asked: ReceivedBy<typeof deskStatistics.show>['query'],
): Promise<Figures> {
  const periods = statisticsPeriod(work.today, asked)
  return {
    period: told(periods.period),
    before: told(periods.before),
    contacts: await contactFigures(work, periods),
    adjustments: await adjustmentFigures(work, periods),
    cases: await caseFigures(work, periods),
  }
}

const told = ({ from, until }: ClosedPeriod) => ({ from: from.toString(), until: until.toString() })
