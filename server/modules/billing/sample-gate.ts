import type { Gate } from '#kernel/gate'
import { reviewRules } from '../city/city-queries.ts'
import { isSampled } from './draw-sample.ts'
import { green, notNeeded, onRunPage, red } from './gate.ts'
import { isOpen, sampleItems } from './sample-queries.ts'

/** A register is not released before a person has looked at bills that chance drew. */
export const sampleSigned: Gate = {
  name: 'sample-signed',
  title: 'Sample signed',
  before: 'release',
  look: async (work, run) => {
    const { sample } = await reviewRules(work)
    if (sample === 0) return notNeeded('The city asks for no sample.')
    if (!isSampled(run)) return notNeeded('A run of chosen accounts is looked at account by account.')
    const mend = onRunPage(run, 'sample')
    const items = await sampleItems(work, run.id)
    if (items.length === 0) return red('No sample is drawn yet. Start the review, which draws it.', mend)
    const wrong = items.filter(({ stands }) => stands === 'wrong')
    const open = items.filter(isOpen).length
    // What is held or billed no more needs no signature.
    const asked = items.filter(({ stands }) => stands !== 'held' && stands !== 'not-billed').length
    const of = `${asked - open} of ${asked} bills of the sample are signed.`
    if (wrong.length > 0)
      return red(
        `${of} Found wrong: ${wrong.map(({ accountNumber }) => accountNumber).join(', ')}. Mend and calculate again, hold, or let another person overrule.`,
        mend,
      )
    return open > 0 ? red(`${of} Look at the others and sign them.`, mend) : green(of)
  },
}
