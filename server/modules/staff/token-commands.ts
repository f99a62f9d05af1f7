import { Role, scopesOf } from '@cartwright/api/roles'
import { insteadOf } from '#kernel/nearest-word'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import {
  type Command,
  type ExitCode,
  type Given,
  neededWord,
  textOption,
  textsOption,
  UsageError,
} from '../../cli/command.ts'
import { people } from './staff-queries.ts'
import { makeToken, revokeToken, tokens } from './tokens.ts'

type Token = Awaited<ReturnType<typeof tokens>>[number]

const MachineRole = Role.exclude(['customer'])

/** What is done about the tokens of a city at the terminal. */
export const tokenCommands: readonly Command[] = [
  {
    name: 'token make',
    summary: 'Make a token for a program: for a machine with a role, or in the name of a person',
    usage: 'token make NAME --scope SCOPE … (--role ROLE | --of EMAIL) [--days N] [--city NAME] [--json]',
    help: `It is shown this once. The roles of a machine: ${MachineRole.options.join(', ')}. A scope is a permission that role holds, such as
runs.read; name several by --scope again and again. It is good for 90 days unless --days says otherwise, 366 at most.`,
    options: {
      scope: { type: 'string', multiple: true },
      role: { type: 'string' },
      of: { type: 'string' },
      days: { type: 'string' },
    },
    examples: [
      [
        'cartwright token make "Night export" --role auditor --scope runs.read --scope accounts.read',
        'A machine that reads runs and accounts',
      ],
    ],
    run: make,
  },
  {
    name: 'token list',
    summary: 'List the tokens of the city, newest first',
    usage: 'token list [--city NAME] [--json]',
    examples: [['cartwright token list', 'Which programs come in, and when each was last here']],
    run: list,
  },
  {
    name: 'token end',
    summary: 'Make a token good no more, from its next request on',
    usage: 'token end ID [--city NAME] [--json]',
    examples: [['cartwright token end 3f9c02ab11d4e6f7', 'The program with this token is refused']],
    run: end,
  },
]

async function make(given: Given): Promise<ExitCode> {
  const name = neededWord(given, 0, 'What the token is for').trim()
  const scopes = textsOption(given, 'scope')
  const [days, whose] = [readDays(textOption(given, 'days') ?? '90'), readWhose(given)]
  if (!name || name.length > 80) throw new UsageError('Say what it is for, in 80 letters at most.')
  if (scopes.length === 0) throw new UsageError('--scope is missing: name at least one.')
  const made = await given.withOffice((office) =>
    office.inTransaction(async (work) => {
      const of = 'email' in whose ? await personBy(work, whose.email) : { userId: null, role: whose.role }
      knowScopes(scopes, of.role)
      return makeToken(work, { name, scopes, days, of })
    }),
  )
  given.answer({ token: made }, () => [tokenLine(made), made.secret, 'It is shown this once.'].join('\n'))
  return 0
}

async function list(given: Given): Promise<ExitCode> {
  const rows = await given.withOffice((office) => office.inTransaction((work) => tokens(work, {})))
  given.answer({ rows }, () => rows.map(tokenLine).join('\n') || 'No program has a token of this city.')
  return 0
}

async function end(given: Given): Promise<ExitCode> {
  const id = neededWord(given, 0, 'The number of the token')
  const ended = await given.withOffice((office) => office.inTransaction((work) => revokeToken(work, id, {})))
  given.answer({ token: ended }, () => tokenLine(ended))
  return 0
}

function readWhose(given: Given): { email: string } | { role: Role } {
  const [of, role] = [textOption(given, 'of'), textOption(given, 'role')]
  if ((of === undefined) === (role === undefined))
    throw new UsageError('Say whose it is: --role for a machine, or --of for a person.')
  if (of !== undefined) return { email: of.toLowerCase() }
  const read = MachineRole.safeParse(role)
  if (!read.success)
    throw new UsageError(`“${role}” is no role of a machine. ${insteadOf(role ?? '', MachineRole.options)}`)
  return { role: read.data }
}

function readDays(written: string): number {
  const days = Number(written)
  if (!Number.isInteger(days) || days < 1 || days > 366)
    throw new UsageError(`--days is ${written}; write a whole number from 1 to 366.`)
  return days
}

/** A scope that is mistyped is told at once; one the role does not hold is refused as everywhere. */
function knowScopes(scopes: readonly string[], role: Role): void {
  const known: readonly string[] = scopesOf(role)
  const everywhere = new Set<string>(Role.options.flatMap((one) => scopesOf(one)))
  const wrong = scopes.find((scope) => !everywhere.has(scope))
  if (wrong !== undefined) throw new UsageError(`“${wrong}” is no scope. ${insteadOf(wrong, known)}`)
}

async function personBy(work: Work, email: string): Promise<{ userId: string; role: Role }> {
  const found = (await people(work)).find((one) => one.email === email)
  return found ?? refuse('PERSON_NOT_FOUND', { userId: email })
}

const tokenLine = ({ id, name, person, machineRole, scopes, state, expiresAt }: Token): string =>
  `${id}  ${name}  ${person ?? `machine, ${machineRole}`}  ${scopes.join(', ')}  ${state}, until ${expiresAt.slice(0, 10)}`
