import { text } from 'node:stream/consumers'
import { Refusal } from '#kernel/refusal'
import { SpecError } from '../modules/rates/quote-specs.ts'
import { sentenceOf } from '../run-process.ts'
import { type Command, type ExitCode, type Given, UsageError } from './command.ts'
import { findCommand } from './find-command.ts'
import { commandHelp, groupHelp, overview } from './help.ts'
import { withOffice } from './open-command-office.ts'
import { parseWords } from './parse-words.ts'
import { tellRefusal } from './tell-refusal.ts'

/** Where a command reads from and writes to: the process's own in the product. */
export type Terminal = {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly input: AsyncIterable<Uint8Array | string>
}

/** Runs one command line and answers how it ended. Results go to `out`; what went wrong goes to `err`. */
export async function runCommand(
  args: readonly string[],
  commands: readonly Command[],
  terminal: Terminal,
): Promise<ExitCode> {
  try {
    const found = findCommand(args, commands)
    if (found === 'all') return help(overview(commands), args, terminal)
    if ('group' in found) return help(groupHelp(found.group, commands), args, terminal)
    const { command, rest } = found
    return await runOne(command, args[0] === 'help' ? ['--help'] : rest, terminal)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    terminal.err(`${error.message}\n`)
    return 2
  }
}

/** Help that was asked for is an answer; help instead of a command is not. */
function help(page: string, args: readonly string[], { out, err }: Terminal): ExitCode {
  const asked = args.some((word) => word === '--help' || word === '-h' || word === 'help')
  ;(asked ? out : err)(`${page}\n`)
  return asked ? 0 : 2
}

async function runOne(command: Command, rest: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { out, err } = terminal
  const json = rest.includes('--json')
  try {
    const { words, options } = parseWords(command, rest)
    if (options.help) {
      out(`${commandHelp(command)}\n`)
      return 0
    }
    return await command.run(given({ words, options, json }, terminal))
  } catch (error) {
    if (error instanceof Refusal) {
      if (json) out(`${JSON.stringify({ refused: error.problem }, null, 2)}\n`)
      else err(`${tellRefusal(error.problem)}\n`)
      return 1
    }
    if (error instanceof UsageError || error instanceof SpecError) {
      err(`${error.message}\nType cartwright ${command.name} --help to see how to ask.\n`)
      return 2
    }
    const sentence = sentenceOf(error)
    if (sentence === null) throw error
    err(`${sentence}\n`)
    return 1
  }
}

function given(
  { words, options, json }: Pick<Given, 'words' | 'options' | 'json'>,
  { environment, out, input }: Terminal,
): Given {
  const city = typeof options.city === 'string' ? options.city : undefined
  return {
    words,
    options,
    json,
    say: (said) => {
      if (!json) out(`${said}\n`)
    },
    answer: (result, asText) => out(`${json ? JSON.stringify(result, null, 2) : asText()}\n`),
    readInput: () => text(input as NodeJS.ReadableStream),
    withOffice: (task) => withOffice({ environment, city }, task),
  }
}
