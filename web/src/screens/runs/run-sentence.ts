import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import type { RunDetail, RunState } from './run-types.ts'

/** Where a run stands, in one sentence: what it holds, what is left, and what it waits for. */
export const runSentence = (run: RunDetail): string => told[run.state](run).filter(Boolean).join(' · ')

const told: Record<RunState, (run: RunDetail) => string[]> = {
  open: ({ totals }) => [
    totals.accounts > 0 ? count(totals.accounts, 'account') : '',
    'nothing is calculated yet',
  ],
  calculating: () => ['being calculated', 'you may leave this page'],
  calculated: (run) => [...holds(run), left(run), 'not yet sent to review'],
  in_review: (run) => [
    ...holds(run),
    left(run),
    run.undecided > 0 ? '' : 'waiting for a second person to release',
  ],
  approved: (run) => [
    ...holds(run),
    `released by ${run.releasedBy}`,
    run.failure === null ? 'waiting to be posted' : 'the posting was refused',
  ],
  posting: (run) => [...holds(run), 'being posted', 'you may leave this page'],
  posted: (run) => [...holds(run), `posted by ${run.postedBy}`, 'no print files yet'],
  produced: (run) => [...holds(run), 'print files made', 'not yet in the mail'],
  mailed: (run) => [...holds(run), 'in the mail'],
  closed: (run) => [...holds(run), 'done'],
  voided: () => ['given up', 'nothing of it is in the books'],
}

const holds = ({ totals }: RunDetail): string[] => [
  `${count(totals.bills, 'bill')}, ${money(totals.chargesCents)}`,
  totals.held > 0 ? `${count(totals.held, 'account')} held` : '',
]

const left = ({ undecided }: RunDetail): string =>
  undecided > 0 ? `${count(undecided, 'exception')} left` : 'no exception left'
