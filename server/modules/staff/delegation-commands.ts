import { Delegable } from '@cartwright/api/delegations'
import { parseDay, type PlainDate } from '#kernel/dates'
import { dollars, parseDollars } from '#kernel/money'
import { insteadOf } from '#kernel/nearest-word'
import type { Work } from '#kernel/work'
import {
  type Command,
  type ExitCode,
  type Given,
  neededNumber,
  neededOption,
  textsOption,
  UsageError,
} from '../../cli/command.ts'
import { type DelegationLimit, delegationReport, delegations } from './delegation-queries.ts'
import { endDelegation } from './end-delegation.ts'
import { giveDelegation } from './give-delegation.ts'
import { people, type Person } from './staff-queries.ts'

/** A manager's authority in other hands, at the terminal. */
export const delegationCommands: readonly Command[] = [
  {
    name: 'delegation give',
    summary: 'Give a manager’s authority to a person for some days, within limits',
    usage:
      'delegation give --of EMAIL --to EMAIL --from DATE --through DATE --may PERMISSION[:AMOUNT]… --reason TEXT [--city NAME] [--json]',
    help: `What can be given: ${Delegable.options.join(', ')}.
--may runs.release:25000 gives it up to $25,000.00. Both days are included. Nobody gives what their own role does not hold, and
nobody releases a run they prepared, under whosever authority.`,
    options: {
      of: { type: 'string' },
      to: { type: 'string' },
      from: { type: 'string' },
      through: { type: 'string' },
      may: { type: 'string', multiple: true },
      reason: { type: 'string' },
    },
    examples: [
      [
        'cartwright delegation give --of dana@city.example --to casey@city.example --from 2026-12-21 --through 2026-12-31 --may runs.release --reason "On leave"',
        'Casey releases runs while Dana is away',
      ],
    ],
    run: give,
  },
  {
    name: 'delegation list',
    summary: 'List delegations, newest first',
    usage: 'delegation list [--city NAME] [--json]',
    examples: [['cartwright delegation list', 'Who acts under whose authority']],
    run: list,
  },
  {
    name: 'delegation end',
    summary: 'End a delegation now',
    usage: 'delegation end NUMBER --reason TEXT [--city NAME] [--json]',
    options: { reason: { type: 'string' } },
    examples: [['cartwright delegation end 3 --reason "Back early"', 'From now on it holds no more']],
    run: end,
  },
  {
    name: 'delegation report',
    summary: 'All that was done under a delegation',
    usage: 'delegation report NUMBER [--city NAME] [--json]',
    examples: [['cartwright delegation report 3', 'What was done in the manager’s name']],
    run: report,
  },
]

type Delegation = Awaited<ReturnType<typeof delegations>>[number]

async function give(given: Given): Promise<ExitCode> {
  const [of, to] = [neededOption(given, 'of'), neededOption(given, 'to')]
  const days = { fromOn: dayOption(given, 'from'), lastOn: dayOption(given, 'through') }
  const limits = textsOption(given, 'may').map(limitOf)
  if (limits.length === 0) throw new UsageError('--may is missing.')
  const reason = neededOption(given, 'reason')
  const made = await given.withOffice((office) =>
    office.inTransaction(async (work) => {
      const giver = await byEmail(work, of)
      const holder = await byEmail(work, to)
      return giveDelegation(work, { giver, holder: holder.userId, ...days, limits, reason })
    }),
  )
  given.answer(made, () => line(made))
  return 0
}

async function list(given: Given): Promise<ExitCode> {
  const rows = await given.withOffice((office) => office.inTransaction((work) => delegations(work)))
  given.answer({ rows }, () => rows.map(line).join('\n') || 'Nobody has given authority to anybody yet.')
  return 0
}

async function end(given: Given): Promise<ExitCode> {
  const [id, reason] = [numberWord(given), neededOption(given, 'reason')]
  const ended = await given.withOffice((office) =>
    office.inTransaction((work) => endDelegation(work, id, reason)),
  )
  given.answer(ended, () => line(ended))
  return 0
}

async function report(given: Given): Promise<ExitCode> {
  const id = numberWord(given)
  const made = await given.withOffice((office) => office.inTransaction((work) => delegationReport(work, id)))
  given.answer(made, () =>
    [
      line(made),
      ...made.deedList.map(
        ({ businessOn, by, command, subject, reason }) =>
          `  ${businessOn}  ${by}  ${command}  ${subject}${reason ? `  ${reason}` : ''}`,
      ),
    ].join('\n'),
  )
  return 0
}

const line = ({ id, giver, holder, fromOn, lastOn, state, limits, deeds }: Delegation): string =>
  `${id}  ${giver.name} to ${holder.name}  ${fromOn} through ${lastOn}  ${state}  ${limits.map(limitText).join(', ')}  ${deeds} done`

const limitText = ({ permission, upToCents }: DelegationLimit): string =>
  upToCents === null ? permission : `${permission} up to ${dollars(upToCents)}`

function limitOf(text: string): DelegationLimit {
  const [name = '', amount] = text.split(':')
  const permission = Delegable.options.find((one) => one === name)
  if (!permission) throw new UsageError(`“${name}” cannot be given. ${insteadOf(name, Delegable.options)}`)
  if (amount === undefined) return { permission, upToCents: null }
  const upToCents = parseDollars(amount)
  if (upToCents === null || upToCents <= 0)
    throw new UsageError(`“${amount}” is no amount. Write it like 25000 or 1,250.50.`)
  return { permission, upToCents }
}

function dayOption(given: Given, name: string): PlainDate {
  const text = neededOption(given, name)
  const day = parseDay(text)
  if (!day) throw new UsageError(`“${text}” is no day. Write it like 2026-12-21.`)
  return day
}

const numberWord = (given: Given): number =>
  neededNumber(given, { thing: 'delegation', list: 'delegation list' })

async function byEmail(work: Work, email: string): Promise<Person> {
  const found = (await people(work)).find((one) => one.email === email.toLowerCase())
  if (!found)
    throw new UsageError(`Nobody of this city has the address ${email}. cartwright staff list shows them.`)
  return found
}
