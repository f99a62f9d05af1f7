import { Role } from '@cartwright/api/roles'
import { Email, Password } from '@cartwright/api/staff'
import { hashPassword } from 'better-auth/crypto'
import { randomInt } from 'node:crypto'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import {
  type Command,
  type ExitCode,
  type Given,
  neededOption,
  neededWord,
  UsageError,
} from '../../cli/command.ts'
import { insteadOf } from '#kernel/nearest-word'
import { addPerson } from './add-person.ts'
import { changeRole, setDisabled } from './change-person.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { setPassword } from './set-password.ts'
import { people, type Person } from './staff-queries.ts'

const roles = Role.options.join(', ')
const passwordHelp = `A password of five random groups is made and shown once. With --password-stdin it is read from standard input
instead, so that it is in no history of commands.`
const passwordOption = { 'password-stdin': { type: 'boolean' } } as const

/** What is done about the people of a city at the terminal. */
export const staffCommands: readonly Command[] = [
  {
    name: 'staff add',
    summary: 'Give a person a role in the city; somebody new gets a first password',
    usage: 'staff add EMAIL --name NAME --role ROLE [--password-stdin] [--city NAME] [--json]',
    help: `The roles: ${roles}.\n${passwordHelp}`,
    options: { name: { type: 'string' }, role: { type: 'string' }, ...passwordOption },
    examples: [
      [
        'cartwright staff add dana@city.example --name "Dana Whitfield" --role manager',
        'Somebody who releases runs',
      ],
    ],
    run: add,
  },
  {
    name: 'staff list',
    summary: 'List the people of the city with their roles',
    usage: 'staff list [--city NAME] [--json]',
    examples: [['cartwright staff list', 'Who works for the city']],
    run: list,
  },
  {
    name: 'staff role',
    summary: 'Change what a person is to the city',
    usage: 'staff role EMAIL ROLE [--city NAME] [--json]',
    help: `The roles: ${roles}. It holds from their next request on.`,
    examples: [['cartwright staff role dana@city.example auditor', 'From now on Dana only reads']],
    run: role,
  },
  {
    name: 'staff disable',
    summary: 'Shut a person out of the city, or let them in again',
    usage: 'staff disable EMAIL [--undo] [--city NAME] [--json]',
    help: 'It holds from their next request on. The last administrator cannot be shut out.',
    options: { undo: { type: 'boolean' } },
    examples: [['cartwright staff disable dana@city.example --undo', 'Let Dana in again']],
    run: disable,
  },
  {
    name: 'staff password',
    summary: 'Give a person who forgot theirs a new password, and end their sessions',
    usage: 'staff password EMAIL [--password-stdin] [--city NAME] [--json]',
    help: passwordHelp,
    options: passwordOption,
    examples: [['cartwright staff password dana@city.example', 'Show a new password once']],
    run: password,
  },
  {
    name: 'staff reset',
    summary: 'Take away the codes and passkeys of a person who lost them, and end their sessions',
    usage: 'staff reset EMAIL [--city NAME] [--json]',
    help: 'Their password stays as it is. Where their role must have a second factor, they set up another at their next sign-in.',
    examples: [['cartwright staff reset dana@city.example', 'Dana lost her phone']],
    run: reset,
  },
]

async function add(given: Given): Promise<ExitCode> {
  const email = readEmail(neededWord(given, 0, 'The e-mail address'))
  const [name, wanted] = [neededOption(given, 'name'), readRole(neededOption(given, 'role'))]
  const chosen = await choosePassword(given)
  const added = await given.withOffice((office) =>
    office.inTransaction((work) =>
      addPerson(work, { email, name, role: wanted, password: chosen.password }, hashPassword),
    ),
  )
  given.answer({ person: added, password: chosen.shown }, () =>
    [personLine(added), ...passwordLines(chosen.shown, 'Their password, if they are new here')].join('\n'),
  )
  return 0
}

async function list(given: Given): Promise<ExitCode> {
  const rows = await given.withOffice((office) => office.inTransaction(people))
  given.answer({ rows }, () => rows.map(personLine).join('\n') || 'Nobody works for this city yet.')
  return 0
}

function role(given: Given): Promise<ExitCode> {
  const wanted = readRole(neededWord(given, 1, 'The role'))
  return change(given, (work, { userId }) => changeRole(work, { userId, role: wanted }))
}

function disable(given: Given): Promise<ExitCode> {
  const disabled = given.options.undo !== true
  return change(given, (work, { userId }) => setDisabled(work, { userId, disabled }))
}

async function password(given: Given): Promise<ExitCode> {
  const chosen = await choosePassword(given)
  const email = readEmail(neededWord(given, 0, 'The e-mail address'))
  const known = await given.withOffice((office) =>
    office.inTransaction(async (work) => {
      const found = await byEmail(work, email)
      await setPassword(work, { userId: found.userId, password: chosen.password }, hashPassword)
      return found
    }),
  )
  given.answer({ person: known, password: chosen.shown }, () =>
    [`${known.name} has a new password.`, ...passwordLines(chosen.shown, 'It is')].join('\n'),
  )
  return 0
}

async function reset(given: Given): Promise<ExitCode> {
  const email = readEmail(neededWord(given, 0, 'The e-mail address'))
  const known = await given.withOffice((office) =>
    office.inTransaction(async (work) => {
      const found = await byEmail(work, email)
      await resetSecondFactor(work, found.userId)
      return byEmail(work, email)
    }),
  )
  given.answer({ person: known }, () => `${known.name} has no second factor now, and is signed in nowhere.`)
  return 0
}

async function change(
  given: Given,
  task: (work: Work, person: Person) => Promise<Person>,
): Promise<ExitCode> {
  const email = readEmail(neededWord(given, 0, 'The e-mail address'))
  const changed = await given.withOffice((office) =>
    office.inTransaction(async (work) => task(work, await byEmail(work, email))),
  )
  given.answer({ person: changed }, () => personLine(changed))
  return 0
}

async function byEmail(work: Work, email: string): Promise<Person> {
  const found = (await people(work)).find((one) => one.email === email)
  return found ?? refuse('PERSON_NOT_FOUND', { userId: email })
}

const personLine = ({ email, name, role: is, disabled }: Person): string =>
  `${email}  ${name}  ${is}${disabled ? '  (shut out)' : ''}`

const passwordLines = (shown: string | null, what: string): string[] =>
  shown === null ? [] : [`${what}: ${shown}`, 'It is shown this once.']

function readEmail(written: string): string {
  const read = Email.safeParse(written)
  if (!read.success) throw new UsageError(`“${written}” is no e-mail address.`)
  return read.data
}

function readRole(written: string): Role {
  const read = Role.safeParse(written)
  if (!read.success) throw new UsageError(`“${written}” is no role. ${insteadOf(written, Role.options)}`)
  return read.data
}

/** The password to give, and what to show of it: one that was read is shown to nobody. */
async function choosePassword(given: Given): Promise<{ password: string; shown: string | null }> {
  if (given.options['password-stdin'] !== true) {
    const made = madePassword()
    return { password: made, shown: made }
  }
  const read = Password.safeParse((await given.readInput()).replace(/\r?\n$/, ''))
  if (!read.success) throw new UsageError(`The password cannot be used. ${read.error.issues[0]!.message}`)
  return { password: read.data, shown: null }
}

/** Five groups of four letters that are not mistaken for each other or for digits: 90 bits. */
function madePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 5 }, group).join('-')
}
