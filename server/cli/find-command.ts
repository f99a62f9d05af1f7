import { nearest } from '#kernel/nearest-word'
import { type Command, UsageError } from './command.ts'

/** What the words on the command line mean: a command with the words after it, a group of commands, or all of them. */
export type Found =
  | { readonly command: Command; readonly rest: readonly string[] }
  | { readonly group: string }
  | 'all'

/**
 * Finds the command that the first words name; its name may be one word or two. A word that is nearly one is told what was
 * probably meant.
 */
export function findCommand(args: readonly string[], commands: readonly Command[]): Found {
  const [first, second] = args
  if (first === undefined || first.startsWith('-')) return 'all'
  if (first === 'help') return findCommand(args.slice(1), commands)
  const named = (name: string) => commands.find((command) => command.name === name)
  const two = second === undefined ? undefined : named(`${first} ${second}`)
  if (two) return { command: two, rest: args.slice(2) }
  const one = named(first)
  if (one) return { command: one, rest: args.slice(1) }
  const group = commands.filter(({ name }) => name.startsWith(`${first} `))
  if (group.length > 0 && (second === undefined || second.startsWith('-'))) return { group: first }
  if (group.length > 0)
    throw new UsageError(
      `There is no command “${first} ${second}”. ${suggestion(
        `${first} ${second}`,
        group.map(({ name }) => name),
      )}`,
    )
  const known = [...new Set(commands.flatMap(({ name }) => [name, name.split(' ')[0]!]))]
  throw new UsageError(`There is no command “${first}”. ${suggestion(first, known)}`)
}

function suggestion(written: string, known: readonly string[]): string {
  const guess = nearest(written, known)
  return guess ? `Did you mean “cartwright ${guess}”?` : 'Type cartwright --help to see all of them.'
}
