import type { Gate } from '#kernel/gate'
import { dollars } from '#kernel/money'
import { green, notNeeded, onRunPage, red } from './gate.ts'
import { mayReleaseAlone } from './release-alone.ts'
import { preparerLike } from './release-run.ts'

/** Two people: nobody releases a run they opened or calculated. */
export const secondPerson: Gate = {
  name: 'second-person',
  title: 'Second person',
  before: 'release',
  look: async (work, run) => {
    const preparedBy = await preparerLike(work, run)
    if (preparedBy === null) return green(`Prepared by ${run.opened_by}; you may release it.`)
    const alone = await mayReleaseAlone(work, run)
    if (alone)
      return notNeeded(
        `One person may release a single bill on demand of up to ${dollars(alone.upToCents)} (${alone.citation}).`,
      )
    return red('You prepared this run. Another person must release it.', onRunPage(run, 'register'))
  },
}
