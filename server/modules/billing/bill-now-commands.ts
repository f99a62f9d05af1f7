import { takenBack } from '#kernel/taken-back'
import {
  type Command,
  type ExitCode,
  type Given,
  neededOption,
  neededWord,
  textOption,
  UsageError,
} from '../../cli/command.ts'
import { dollars } from '#kernel/money'
import { parseDay } from '#kernel/dates'
import { billNow, previewBillNow } from './bill-now.ts'
import { answerRun, runNow } from './command-words.ts'
import type { AskedBill } from './plan-on-demand.ts'

/** Bills one account now, at the terminal. */
export const billNowCommand: Command = {
  name: 'bill now',
  summary: 'Bill one account now: a part of a period, its last bill, or what happened',
  usage:
    'bill now ACCOUNT --kind partial|final|off-cycle --last-on DATE [--bill-on DATE] [--reason TEXT] [--preview] [--city NAME] [--json]',
  help: `partial bills the days from the last bill to --last-on, final closes the account and bills to there, off-cycle bills what happened.
--preview shows the very bill and keeps nothing. Otherwise a run of this one bill is opened and calculated; it is reviewed,
released and posted like any other.`,
  options: {
    kind: { type: 'string' },
    'last-on': { type: 'string' },
    'bill-on': { type: 'string' },
    reason: { type: 'string' },
    preview: { type: 'boolean' },
  },
  examples: [
    ['cartwright bill now 100-20417-3 --kind final --last-on 2026-11-15 --preview', 'See the last bill'],
    ['cartwright bill now 100-20417-3 --kind off-cycle --last-on 2026-11-20', 'Bill a bulky pickup now'],
  ],
  run,
}

async function run(given: Given): Promise<ExitCode> {
  const accountNumber = neededWord(given, 0, 'The number of the account')
  const asked = askedOf(given)
  if (given.options.preview) {
    const shown = await given.withOffice(({ inTransaction }) =>
      takenBack(inTransaction, (work) => previewBillNow(work, accountNumber, asked)),
    )
    given.answer(shown, () =>
      [
        `${asked.kind} bill to ${shown.payerName}, ${shown.periodFrom} until ${shown.periodUntil}: ${dollars(shown.totalDueCents)} due ${shown.dueOn}`,
        ...shown.lines.map(({ en, amountCents }) => `  ${en}: ${dollars(amountCents)}`),
        ...(shown.closes ? ['It closes the account.'] : []),
        shown.release.sentence,
      ].join('\n'),
    )
    return 0
  }
  const answer = await given.withOffice(async (office) => {
    const { id } = await office.inTransaction((work) => billNow(work, accountNumber, asked))
    await office.finishJobs()
    return runNow(office, id)
  })
  answerRun(given, answer)
  return 0
}

const kinds: readonly AskedBill['kind'][] = ['partial', 'final', 'off-cycle']

function askedOf(given: Given): AskedBill {
  const written = neededOption(given, 'kind')
  const kind = kinds.find((one) => one === written)
  if (!kind) throw new UsageError(`“${written}” is no kind of bill. Write one of ${kinds.join(', ')}.`)
  const billOn = textOption(given, 'bill-on')
  return {
    kind,
    lastOn: dayOf('last-on', neededOption(given, 'last-on')),
    billOn: billOn === undefined ? undefined : dayOf('bill-on', billOn),
    reason: textOption(given, 'reason'),
  }
}

function dayOf(name: string, written: string): string {
  const day = parseDay(written)
  if (!day) throw new UsageError(`“${written}” is no day of the calendar. Write --${name} 2026-11-30.`)
  return day.toString()
}
