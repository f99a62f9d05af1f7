import { dollars } from '#kernel/money'
import type { Found, StandingCheck } from '#kernel/standing-check'
import type { Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import { unclaimedRule } from '../policies/unclaimed-policy.ts'
import { type BatchShown, unclaimedBatches } from './batch-rows.ts'
import { unclaimedCandidates } from './unclaimed-money.ts'

/** What of unclaimed money is due: money whose years are over, a notice that was not published, claims to decide, money to take. */
export const unclaimedDue: StandingCheck = {
  code: 'unclaimed-due',
  title: 'Unclaimed money is due',
  looksFor:
    'Money whose years are over and that is in no batch, and batches whose next step is due: a second publication, a claim, the taking.',
  atStake: 'The money.',
  owner: 'coordinator',
  find: async (work) => {
    const rule = unclaimedRule(await policiesFor(work), work.today)
    if (!rule) return []
    const due = (await unclaimedCandidates(work, rule)).filter(({ notYet }) => notYet === null)
    const open = (await unclaimedBatches(work)).flatMap((batch) => stepDue(work, batch))
    return [
      ...due.map(
        ({ kind, sourceId, accountId, owner, amountCents, since, way }): Found => ({
          subject: `${kind} ${sourceId}`,
          sentence: `${dollars(amountCents)} of ${owner ?? 'nobody known'} has been unclaimed since ${since.toString()}. Put it into a batch ${way === 'notice' ? 'for a notice' : 'without notice'}.`,
          amountCents,
          basis: 'The amount of the item.',
          ...(accountId !== null && { accountId }),
          facts: [{ what: 'Rule', value: rule.citation }],
        }),
      ),
      ...open,
    ]
  },
}

/** What is to be done about a batch by now, if anything is. */
function stepDue({ today }: Work, batch: BatchShown): Found[] {
  const { batchId, way, state, becomesOn, listedCents, openClaims } = batch
  const over = becomesOn === null || becomesOn <= today.toString()
  const say = (what: string): Found[] => [
    {
      subject: `unclaimed batch ${batchId}`,
      sentence: `Batch UM-${batchId} of unclaimed money, ${dollars(listedCents)}: ${what}`,
      amountCents: listedCents,
      basis: 'What of the batch is neither taken nor claimed.',
      facts: [{ what: 'Rule', value: batch.citation }],
    },
  ]
  if (state === 'prepared' && way === 'notice' && over)
    return say(`the day its notice was to name, ${becomesOn}, is past, and no publication is recorded.`)
  if (openClaims > 0 && state !== 'dropped' && over) return say(`claims hold money of it. Decide them.`)
  if (state === 'prepared' && way === 'small' && listedCents > 0)
    return say('it needs no notice. Ask another person to take it by a resolution.')
  return state === 'published' && over ? say('it is the city’s. Ask another person to take it.') : []
}
