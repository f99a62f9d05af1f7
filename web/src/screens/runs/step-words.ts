import { money } from '../../parts/money.tsx'
import { count, countThat } from '../../parts/words.ts'
import type { RunDetail, StepName } from './run-types.ts'

/** What a step is about to do, said before it is done. */
export type StepNotice = {
  readonly title: string
  readonly will: readonly string[]
  readonly button: string
  /** Whether a person must write why, may, or is not asked. */
  readonly note: 'needed' | 'welcome' | 'none'
  readonly danger?: boolean
  /** The step cannot be taken now; `will` says why not and who can. */
  readonly blocked?: boolean
}

const are = ['is', 'are'] as const
const untilPosted = 'Nothing is added to the books. You can take this back until the run is posted.'

/** What each step says before it is taken; null for steps that need no second look. */
export const stepNotice = (step: StepName, run: RunDetail): StepNotice | null => notices[step](run)

const notices: Record<StepName, (run: RunDetail) => StepNotice | null> = {
  calculate: (run) => (run.state === 'open' ? null : recalculation(run)),
  review: () => null,
  release: (run) => (mayRelease(run) ? release(run) : notYet(run)),
  unrelease: () => ({
    title: 'Take the release back',
    will: ['The register goes back to review and can be changed and recalculated again.', untilPosted],
    button: 'Take it back',
    note: 'needed',
  }),
  post: (run) => posting(run),
  print: (run) => printing(run),
  mail: ({ totals }) => ({
    title: 'Mark the bills as mailed',
    will: [`You say that ${countThat(totals.bills, 'bill', are)} in the mail.`],
    button: 'Mark mailed',
    note: 'none',
  }),
  close: () => ({
    title: 'Close the run',
    will: ['The run is finished and leaves the list of work. Its bills and register stay readable.'],
    button: 'Close the run',
    note: 'none',
  }),
  void: ({ totals }) => ({
    title: 'Void the run',
    will: [
      `The register of ${count(totals.accounts, 'account')} is given up. Nothing of it is in the books, and nothing will be.`,
      'The cycle can then be opened again for this period.',
    ],
    button: 'Void the run',
    note: 'needed',
    danger: true,
  }),
}

const mayRelease = ({ steps }: RunDetail): boolean =>
  steps.some((one) => one.step === 'release' && one.possible)

const recalculation = (run: RunDetail): StepNotice => ({
  title: 'Recalculate every account',
  will: [
    `The register of ${count(run.totals.accounts, 'account')} is made again from the books as they are now.`,
    'A decision stays where the exception is still the same.',
    untilPosted,
  ],
  button: 'Recalculate',
  note: 'none',
})

const release = (run: RunDetail): StepNotice => ({
  title: 'Release this register',
  will: [
    `You sign ${count(run.totals.bills, 'bill')}, ${money(run.totals.chargesCents)} of charges, as the second person. Prepared by ${run.calculatedBy ?? run.openedBy}.`,
    ...heldOut(run),
    'The register is locked by its hash: only exactly this can be posted.',
    untilPosted,
  ],
  button: 'Release',
  note: 'welcome',
})

const heldOut = ({ totals }: RunDetail): string[] =>
  totals.held > 0
    ? [`${countThat(totals.held, 'held account', ['stays', 'stay'])} out, to be billed with the next run.`]
    : []

const notYet = (run: RunDetail): StepNotice => ({
  title: 'You cannot release it now',
  will: [
    run.steps.find(({ step }) => step === 'release')?.because ?? 'The register is not ready to be released.',
    `Two people stand behind every register. Prepared by ${run.calculatedBy ?? run.openedBy}; somebody else who may release opens this page and signs it.`,
  ],
  button: '',
  note: 'none',
  blocked: true,
})

const posting = (run: RunDetail): StepNotice => ({
  title: 'Post this run',
  will: [
    `${countThat(run.totals.bills, 'bill', are)} written and ${money(run.totals.chargesCents)} is added to what is owed.`,
    `${countThat(run.totals.lines, 'line', ['goes', 'go'])} to the general ledger, all at once or not at all.`,
    ...heldOut(run),
    'A posted run cannot be taken back. What is wrong afterwards is mended by an adjustment.',
  ],
  button: 'Post',
  note: 'none',
})

const printing = (run: RunDetail): StepNotice => ({
  title: 'Make the print files',
  will: [
    `${countThat(run.totals.bills, 'bill', are)} set as PDF in the order of the mail, in parts, with a manifest.`,
    'The books do not change. Print files can be made again at any time.',
  ],
  button: 'Make print files',
  note: 'none',
})
