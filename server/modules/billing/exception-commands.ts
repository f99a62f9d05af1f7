import { ExceptionCode } from '@cartwright/api/run-shapes'
import { type Command, type Given, textOption, UsageError } from '../../cli/command.ts'
import { accountWords, neededNote, runWord } from './command-words.ts'
import { acceptExceptions, type DecidedRun } from './decide-exceptions.ts'
import { findRun } from './bill-run.ts'
import { holdAccounts, unholdAccounts } from './hold-accounts.ts'
import { registerPage } from './register-queries.ts'
import { runAnswer } from './run-answer.ts'
import type { Work } from '#kernel/work'

const perPage = 200

export const exceptionsCommand: Command = {
  name: 'run exceptions',
  summary: 'What a person must look at on a register, account by account',
  usage: 'run exceptions RUN [--code CODE] [--undecided] [--after NEXT] [--city NAME] [--json]',
  options: { code: { type: 'string' }, undecided: { type: 'boolean' }, after: { type: 'string' } },
  examples: [
    ['cartwright run exceptions 12 --undecided', 'What still has to be decided'],
    ['cartwright run exceptions 12 --code no-rate --json', 'Accounts without a rate, for a program'],
  ],
  run: async (given) => {
    const runId = runWord(given)
    const code = codeOption(given)
    const filter = {
      ...(code && { exception: code }),
      ...(given.options.undecided && { undecided: 'true' as const }),
    }
    const page = await given.withOffice((office) =>
      office.inTransaction(async (work) => {
        await findRun(work, runId)
        return registerPage(work, runId, filter, {
          sort: 'account',
          limit: perPage,
          after: textOption(given, 'after'),
        })
      }),
    )
    const rows = page.rows
      .filter(({ exceptions }) => exceptions.length > 0)
      .map(({ accountNumber, payerName, exceptions }) => ({ accountNumber, payerName, exceptions }))
    given.answer({ rows, next: page.next }, () =>
      [
        ...rows.flatMap(({ accountNumber, payerName, exceptions }) => [
          `${accountNumber}  ${payerName}`,
          ...exceptions.map((one) => `  ${one.code} (${one.decision ?? one.severity}): ${one.sentence}`),
        ]),
        page.next ? `More: --after ${page.next}` : 'That is all.',
      ].join('\n'),
    )
    return 0
  },
}

function codeOption(given: Given) {
  const written = textOption(given, 'code')
  if (written === undefined) return undefined
  const code = ExceptionCode.safeParse(written)
  if (!code.success)
    throw new UsageError(`“${written}” is no exception. Write one of ${ExceptionCode.options.join(', ')}.`)
  return code.data
}

export const acceptCommand: Command = {
  name: 'run accept',
  summary: 'Accept exceptions with a note that says why they are right',
  usage: 'run accept RUN [ACCOUNT]... [--code CODE] --note TEXT [--city NAME] [--json]',
  help: `Accepts what is unusual about the accounts named, or about all of the run when none is named; with --code only that
exception. What stops a bill, such as a day without a rate, cannot be accepted: mend it and calculate again, or hold the
account.`,
  options: { code: { type: 'string' }, note: { type: 'string' } },
  examples: [
    [
      'cartwright run accept 12 --code very-large-bill --note "Checked against the contracts"',
      'All very large bills',
    ],
    ['cartwright run accept 12 100-20417-3 --note "New tenant"', 'All about one account'],
  ],
  run: (given) =>
    decide(given, (work, runId, accountNumbers) =>
      acceptExceptions(work, {
        runId,
        code: codeOption(given),
        note: neededNote(given),
        ...(accountNumbers.length > 0 ? { accountNumbers } : { filter: {} }),
      }),
    ),
}

export const holdCommand: Command = {
  name: 'run hold',
  summary: 'Hold accounts out of a run; they are billed with the next one',
  usage: 'run hold RUN ACCOUNT... --note TEXT [--city NAME] [--json]',
  options: { note: { type: 'string' } },
  examples: [['cartwright run hold 12 100-20417-3 --note "Owner disputes the bin"', 'Hold one account']],
  run: (given) =>
    decide(given, (work, runId, accountNumbers) => {
      if (accountNumbers.length === 0) throw new UsageError('Name the accounts to hold.')
      return holdAccounts(work, { runId, accountNumbers, note: neededNote(given) })
    }),
}

export const unholdCommand: Command = {
  name: 'run unhold',
  summary: 'Take held accounts back into a run; their exceptions are open again',
  usage: 'run unhold RUN ACCOUNT... [--city NAME] [--json]',
  examples: [['cartwright run unhold 12 100-20417-3', 'Bill the account after all']],
  run: (given) =>
    decide(given, (work, runId, accountNumbers) => {
      if (accountNumbers.length === 0) throw new UsageError('Name the accounts to take back.')
      return unholdAccounts(work, { runId, accountNumbers })
    }),
}

async function decide(
  given: Given,
  task: (work: Work, runId: number, accountNumbers: string[]) => Promise<DecidedRun>,
): Promise<0> {
  const runId = runWord(given)
  const accounts = accountWords(given.words.slice(1))
  const decided = await given.withOffice((office) =>
    office.inTransaction(async (work) => {
      const { accounts: count, run } = await task(work, runId, accounts)
      return { accounts: count, run: await runAnswer(work, run) }
    }),
  )
  given.answer(
    decided,
    () => `${decided.accounts} accounts decided, ${decided.run.undecided} exceptions left.`,
  )
  return 0
}
