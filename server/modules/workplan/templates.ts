/** One task of a template: due so many business days after the first day. */
type TemplateTask = {
  readonly title: string
  readonly after: number
  readonly priority: 'high' | 'normal' | 'low'
  readonly steps: readonly string[]
}
export type TaskTemplate = {
  readonly code: string
  readonly title: string
  readonly text: string
  readonly tasks: readonly TemplateTask[]
}

const one = (
  after: number,
  title: string,
  steps: readonly string[] = [],
  priority: TemplateTask['priority'] = 'normal',
): TemplateTask => ({ title, after, priority, steps })

/** Work that every sanitation billing office has, whatever its city. */
export const taskTemplates: readonly TaskTemplate[] = [
  {
    code: 'month-end',
    title: 'Month-end',
    text: 'Closes the month: begins on its last business day.',
    tasks: [
      one(0, 'Close the runs of the month', ['Every run mailed', 'Every run closed'], 'high'),
      one(
        1,
        'Reconcile the month with the general ledger',
        [
          'Journals handed to finance',
          'Billed charges agree with the journals',
          'Receivable agrees with the balances of accounts',
        ],
        'high',
      ),
      one(2, 'Go through credits on closed accounts', [
        'List drawn',
        'Each one refunded, moved or explained',
      ]),
      one(2, 'Go through what standing checks found', [
        'Every finding has an owner',
        'Findings past their day told to the manager',
      ]),
      one(3, 'Tell the manager what the month brought', [
        'Bills, accounts and revenue',
        'What was late, and why',
      ]),
    ],
  },
  {
    code: 'new-clerk',
    title: 'New clerk’s first week',
    text: 'Brings a new clerk in: begins on their first day.',
    tasks: [
      one(
        0,
        'Let the new clerk in',
        ['Person added with the role clerk', 'Password changed', 'Phone and seat'],
        'high',
      ),
      one(0, 'Show the office and its words', ['Glossary read', 'Cycles, rates and the calendar shown']),
      one(1, 'Answer callers beside an experienced clerk', [
        'Find anyone',
        'Explain a bill line by line',
        'Last bills side by side',
      ]),
      one(2, 'Enter changes with somebody looking on', [
        'Start, change and stop a service',
        'A new payer',
        'A payment',
      ]),
      one(3, 'Look through a run in review', ['Exceptions', 'What every cause of change means']),
      one(4, 'Talk the week over', ['Questions answered', 'What to work on next week']),
    ],
  },
  {
    code: 'new-rates',
    title: 'New rates come into force',
    text: 'From adoption to the first bill: begins on the day the resolution is adopted.',
    tasks: [
      one(
        1,
        'Put the adopted rates into the city folder',
        ['Resolution number and day', 'Every table', 'Checked by a second person'],
        'high',
      ),
      one(2, 'Try them on a month that was billed', ['Difference by class', 'Ten accounts by hand'], 'high'),
      one(3, 'Tell customers', ['Message on bills', 'Web page and counter', 'Clerks know the answers']),
      one(5, 'Load the rates', ['Loaded before the first run of the period is calculated'], 'high'),
      one(25, 'Look through the first register with new rates', ['Change by cause agrees with the trial']),
    ],
  },
]
