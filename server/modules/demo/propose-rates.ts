import type { PlainDate } from '#kernel/dates'
import type { Actor } from '#kernel/work'
import { askWhatIf } from '../billing/ask-what-if.ts'
import { openProposal } from '../proposals/open-proposal.ts'
import type { PastDays } from './past-days.ts'

type Proposing = { readonly past: PastDays; readonly coordinator: Actor; readonly today: PlainDate }

/**
 * Proposes the collection rates six percent higher from next July, and calculates what that would have meant for the homes that are billed by
 * the month in the month before this one.
 */
export async function proposeRates({ past, coordinator, today }: Proposing): Promise<void> {
  const on = today.subtract({ days: 5 })
  const july = today.with({ month: 7, day: 1 })
  const effectiveFrom = today.month < 7 ? july : july.add({ years: 1 })
  await past.on(
    on,
    coordinator,
  )(async (work) => {
    const proposalId = await openProposal(work, {
      name: `Six percent from July ${effectiveFrom.year}`,
      why: 'The landfill raises its fee by 9 %, and the trucks of 2014 are to be replaced; the fund would fall below its reserve.',
      resolution: `Resolution ${effectiveFrom.year}-032 (draft)`,
      effectiveFrom: effectiveFrom.toString(),
      made: {
        how: 'percent',
        percentThousandths: 6000,
        schedules: ['collection'],
        classes: [],
        roundTo: '1',
        rounding: 'half-up',
      },
    })
    const lastMonth = on.subtract({ months: 1 }).toString()
    await askWhatIf(work, { proposalId, cycles: ['1'], on: lastMonth, asIfInForce: true })
  })
  await past.finish()
}
