import { parseDay } from '#kernel/dates'
import { dollars, parseDollars } from '#kernel/money'
import {
  type Command,
  type ExitCode,
  type Given,
  namedFile,
  neededNumber,
  neededOption,
  neededWord,
  textOption,
  UsageError,
} from '../../cli/command.ts'
import { enterPostage } from './enter-postage.ts'
import { loadStatements } from './load-statements.ts'
import { postageAccount, postageAccounts } from './postage-accounts.ts'
import { postageForecast } from './postage-forecast.ts'

const accountNumber = { thing: 'postage account', list: 'postage' } as const

/** Postage at the terminal. */
export const postageCommands: readonly Command[] = [
  {
    name: 'postage',
    summary: 'List postage accounts with their balances, and how long the postage lasts',
    usage: 'postage [--days N] [--city NAME] [--json]',
    help: 'Of the account runs are paid from it tells each mailing of the plan with what it needs and what is left after it.',
    options: { days: { type: 'string' } },
    examples: [['cartwright postage --days 60', 'What the next two months need']],
    run: list,
  },
  {
    name: 'postage deposit',
    summary: 'Book a deposit into a postage account',
    usage: 'postage deposit ACCOUNT AMOUNT --reference TEXT [--on DATE] [--city NAME] [--json]',
    help: 'The reference names it: the same deposit again changes nothing.',
    options: { reference: { type: 'string' }, on: { type: 'string' } },
    examples: [
      ['cartwright postage deposit 1 5000.00 --reference "Warrant 20431"', 'A warrant arrived at EPS'],
    ],
    run: deposit,
  },
  {
    name: 'postage load',
    summary: 'Load postage statements from CSV: a row for each line of each statement',
    usage: 'postage load ACCOUNT FILE [--city NAME] [--json]',
    help: `The first line names the columns: number, job, mailed, line, pieces, price, amount. What is wrong waits with its line and reason;
it ends with 1 then. The same file again adds nothing.`,
    examples: [['cartwright postage load 1 november.csv', 'The statements of a month, out of PostalOne!']],
    run: load,
  },
]

async function list(given: Given): Promise<ExitCode> {
  const written = textOption(given, 'days') ?? '120'
  if (!/^\d{1,3}$/.test(written) || Number(written) < 7 || Number(written) > 400)
    throw new UsageError(`“${written}” is no number of days. Write 7 to 400.`)
  const told = await given.withOffice((office) =>
    office.inTransaction(async (work) => ({
      accounts: await postageAccounts(work),
      forecast: await postageForecast(work, Number(written)),
    })),
  )
  given.answer(told, () => tell(told))
  return 0
}

type Told = {
  readonly accounts: Awaited<ReturnType<typeof postageAccounts>>
  readonly forecast: Awaited<ReturnType<typeof postageForecast>>
}

function tell({ accounts, forecast }: Told): string {
  if (accounts.length === 0) return 'There is no postage account.'
  const { runs, depositCents, depositBy } = forecast
  return [
    ...accounts.map(
      ({ accountId, name, balanceCents, paysRuns, closedOn }) =>
        `${accountId}  ${name}  ${dollars(balanceCents)}${paysRuns ? '  pays runs' : ''}${closedOn === null ? '' : `  closed ${closedOn}`}`,
    ),
    ...runs.map(
      ({ mailOn, cycleName, need, afterCents, standing }) =>
        `${mailOn}  ${cycleName}  ${need.cents === null ? 'not known' : dollars(need.cents)}  leaves ${dollars(afterCents)}${standing === 'covered' ? '' : `  ${standing.toUpperCase()}`}`,
    ),
    ...(depositBy === null ? [] : [`Deposit ${dollars(depositCents)} by ${depositBy}.`]),
  ].join('\n')
}

async function deposit(given: Given): Promise<ExitCode> {
  const accountId = neededNumber(given, accountNumber)
  const written = neededWord(given, 1, 'The amount')
  const amountCents = parseDollars(written)
  if (amountCents === null || amountCents <= 0)
    throw new UsageError(`“${written}” is no amount. Write it like 5000.00.`)
  const reference = neededOption(given, 'reference').trim()
  if (reference === '' || reference.length > 60)
    throw new UsageError('Write 1 to 60 signs after --reference: the check, the warrant or the confirmation.')
  const on = textOption(given, 'on')
  if (on !== undefined && !parseDay(on)) throw new UsageError(`“${on}” is no day. Write it like 2026-12-01.`)
  const account = await given.withOffice((office) =>
    office.inTransaction(async (work) => {
      const happenedOn = on ?? work.today.toString()
      const body = { kind: 'deposit' as const, amountCents, happenedOn, reference, note: null }
      await enterPostage(work, { params: { accountId }, body })
      return postageAccount(work, accountId)
    }),
  )
  given.answer(account, () => `${account.name} has ${dollars(account.balanceCents)}.`)
  return 0
}

async function load(given: Given): Promise<ExitCode> {
  const accountId = neededNumber(given, accountNumber)
  const csv = (await namedFile(neededWord(given, 1, 'The file'))).toString('utf8')
  const loaded = await given.withOffice((office) =>
    office.inTransaction((work) => loadStatements(work, { params: { accountId }, body: { csv } })),
  )
  given.answer(loaded, () =>
    [
      `${loaded.added} taken, ${dollars(loaded.addedCents)}; ${loaded.known} there before; ${loaded.faults.length} faults.`,
      ...loaded.faults.map(({ line, column, reason }) => `line ${line}  ${column}  ${reason}`),
    ].join('\n'),
  )
  return loaded.faults.length > 0 ? 1 : 0
}
