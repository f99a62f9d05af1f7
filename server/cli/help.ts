import type { Command } from './command.ts'

const opening = `cartwright: a city's sanitation bills, from the terminal

  cartwright COMMAND [WORDS] [--options]

  cartwright COMMAND --help   what a command does, with lines that work as written
  npm run --silent cartwright -- COMMAND   the same from a clone

  --city NAME                 which city, where the books hold more than one
  --json                      the answer for machines, on standard output and nothing else there

The books are the PostgreSQL database that DATABASE_URL names, or else the embedded one in the folder that
CARTWRIGHT_DATA names (./data). One process at a time may have the embedded one open.
`

const closing = `It ends with 0 when all went well, 1 when the office said no or faults were found, 2 when the command was not
understood.`

/** What `cartwright --help` says: every command with its line, by the room it belongs to. */
export function overview(commands: readonly Command[]): string {
  const groups = Map.groupBy(commands, ({ name }) => name.split(' ')[0]!)
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2
  const list = [...groups.values()].map((group) => lines(group, width))
  return [opening, list.join('\n'), '', closing].join('\n')
}

/** What `cartwright run --help` says: the commands of one room. */
export function groupHelp(group: string, commands: readonly Command[]): string {
  const own = commands.filter(({ name }) => name.startsWith(`${group} `))
  const width = Math.max(...own.map(({ name }) => name.length)) + 2
  return [
    `cartwright ${group}`,
    '',
    lines(own, width),
    '',
    `cartwright ${group} COMMAND --help teaches each of them.`,
  ].join('\n')
}

const lines = (commands: readonly Command[], width: number): string =>
  commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`).join('\n')

/** What `cartwright city load --help` says. */
export function commandHelp({ name, summary, usage, help, examples }: Command): string {
  const shown = (examples ?? []).flatMap(([line, purpose]) => [`  # ${purpose}`, `  ${line}`])
  return [
    `cartwright ${name}: ${summary}`,
    '',
    `  cartwright ${usage}`,
    ...(help ? ['', help.trim()] : []),
    ...(shown.length > 0 ? ['', 'Lines that work as written:', ...shown] : []),
  ].join('\n')
}
