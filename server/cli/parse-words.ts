import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { nearest } from '#kernel/nearest-word'
import { type Command, type Given, UsageError } from './command.ts'

/** The options that every command has. */
const common = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  city: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

const optionsOf = ({ options }: Command): ParseArgsOptionsConfig => ({ ...common, ...options })

/** Reads the words and options after a command's name. What is not understood is told with what to write instead. */
export function parseWords(command: Command, rest: readonly string[]): Pick<Given, 'words' | 'options'> {
  const { positionals: words, values: options } = parse(command, rest)
  const most = wordsTaken(command)
  if (words.length > most && !options.help)
    throw new UsageError(`“${words[most]}” is one word too many. Put words that belong together in quotes.`)
  return { words, options }
}

function parse(command: Command, rest: readonly string[]) {
  const options = optionsOf(command)
  try {
    return parseArgs({ args: [...rest], options, allowPositionals: true, strict: true })
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (!(error instanceof TypeError) || !code.startsWith('ERR_PARSE_ARGS')) throw error
    const unknown = /'(--?[\w-]+)/.exec(error.message)?.[1]
    if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || !unknown)
      throw new UsageError(`${error.message.split('\n')[0]!.replace(/\.$/, '')}.`)
    throw new UsageError(`There is no option ${unknown}. ${instead(unknown, Object.keys(options))}`)
  }
}

function instead(unknown: string, known: readonly string[]): string {
  const guess = nearest(unknown.replace(/^-+/, ''), known)
  return guess
    ? `Did you mean --${guess}?`
    : `The options are ${known.map((name) => `--${name}`).join(', ')}.`
}

/** How many words a command takes, as its usage shows them: `city load DIR [--json]` takes one. */
export function wordsTaken(command: Command): number {
  if (/\b(?!--)\S*\.\.\./.test(command.usage.replaceAll(/--\S+( \S+)?\.\.\./g, '')))
    return Number.POSITIVE_INFINITY
  const options = optionsOf(command)
  const tokens = command.usage
    .slice(command.name.length)
    .split(/\s+/)
    .map((token) => token.replaceAll(/[[\]()]/g, ''))
    .filter((token) => token !== '' && token !== '|')
  let words = 0
  for (let index = 0; index < tokens.length; index++) {
    const name = /^--([\w-]+)/.exec(tokens[index]!)?.[1]
    if (name === undefined) words++
    else if (options[name]?.type !== 'boolean') index++
  }
  return words
}
