import type { Gate } from '#kernel/gate'
import { green, onRunPage, red } from './gate.ts'
import { undecidedOf } from './run-totals.ts'

/** A register is not released before a person has decided everything on it that is unusual. */
export const exceptionsDecided: Gate = {
  name: 'exceptions-decided',
  title: 'Exceptions decided',
  before: 'release',
  look: async (work, run) => {
    const mend = onRunPage(run, 'exceptions')
    if (run.calculated_at === null) return red('Calculate the run: its exceptions are not known yet.', mend)
    const undecided = (await undecidedOf(work, [run.id])).get(run.id) ?? 0
    if (undecided === 0) return green('Every exception is decided.')
    const many = undecided === 1 ? 'One exception is' : `${undecided.toLocaleString('en-US')} exceptions are`
    return red(`${many} not decided. Accept, mend or hold.`, mend)
  },
}
