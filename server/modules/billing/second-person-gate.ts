import type { Gate } from '#kernel/gate'
import { green, onRunPage, red } from './gate.ts'
import { preparerLike } from './release-run.ts'

/** Two people: nobody releases a run they opened or calculated. */
export const secondPerson: Gate = {
  name: 'second-person',
  title: 'Second person',
  before: 'release',
  look: async (work, run) => {
    const preparedBy = await preparerLike(work, run)
    if (preparedBy === null) return green(`Prepared by ${run.opened_by}; you may release it.`)
    return red('You prepared this run. Another person must release it.', onRunPage(run, 'register'))
  },
}
