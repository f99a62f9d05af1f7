import { readFile } from 'node:fs/promises'
import type { ParseArgsOptionsConfig } from 'node:util'
import type { Actor, InTransaction } from '#kernel/work'
import type { Office } from '../door.ts'

/** One subcommand of `cartwright`. Its name may be two words: `city check`. */
export type Command = {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What follows `cartwright`: `run calculate RUN [--city NAME]`. */
  readonly usage: string
  /** A paragraph that teaches: what it does, when to use it. */
  readonly help?: string
  /** Whole command lines that work as written, each with what it is for. */
  readonly examples?: readonly (readonly [line: string, purpose: string])[]
  /** Its options, for `util.parseArgs`. `--city`, `--json` and `--help` are there for every command. */
  readonly options?: ParseArgsOptionsConfig
  readonly run: (given: Given) => Promise<ExitCode>
}

/** 0: done, nothing wrong. 1: the office refused, or faults were found. 2: the command was not understood. */
export type ExitCode = 0 | 1 | 2

/** What a command is given: its words and options, where to write, and the way to the books when it needs them. */
export type Given = {
  readonly words: readonly string[]
  /** Options by name, as `util.parseArgs` read them. */
  readonly options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
  readonly json: boolean
  /** Writes for people: nothing when `--json` is asked for. */
  readonly say: (text: string) => void
  /** Writes the result: as JSON when asked for, else through `asText`. */
  readonly answer: (result: object, asText: () => string) => void
  /** Reads all of standard input. */
  readonly readInput: () => Promise<string>
  /** Opens the books, does the task, and closes them. */
  readonly withOffice: <Result>(task: (office: CommandOffice) => Promise<Result>) => Promise<Result>
}

/** The books as a command reaches them. */
export type CommandOffice = Office & {
  /** The city that `--city` names, else the only one there is; refuses when it cannot tell. */
  readonly city: () => Promise<string>
  /** Work in a city (the one `city()` tells unless named) under the name of the person at the terminal: role `system`. */
  readonly inTransaction: InTransaction
  readonly actor: Actor
  /** Where print files are kept. */
  readonly printFolder: string
  /** Does the jobs that were asked for until none is left, when no worker is there to do them. */
  readonly finishJobs: () => Promise<void>
}

/** The command line was not understood: its message says what to write instead. Exit code 2. */
export class UsageError extends Error {}

/** The text of one option, or undefined when it was not given. */
export function textOption(given: Given, name: string): string | undefined {
  const value = given.options[name]
  return typeof value === 'string' ? value : undefined
}

/** The texts of an option that may be given again and again. */
export function textsOption(given: Given, name: string): readonly string[] {
  const value = given.options[name]
  return Array.isArray(value) ? value.map(String) : []
}

/** The text of an option that must be given. */
export function neededOption(given: Given, name: string): string {
  const value = textOption(given, name)
  if (value === undefined) throw new UsageError(`--${name} is missing.`)
  return value
}

/** One word after the command's name that must be given. */
export function neededWord(given: Given, index: number, what: string): string {
  const word = given.words[index]
  if (word === undefined) throw new UsageError(`${what} is missing.`)
  return word
}

/** The number of a thing, as the first word after the command; `list` is the command that shows the numbers. */
export function neededNumber(given: Given, { thing, list }: { thing: string; list: string }): number {
  const written = neededWord(given, 0, `The number of the ${thing}`)
  if (!/^[1-9]\d{0,14}$/.test(written))
    throw new UsageError(`“${written}” is no ${thing}. Write its number: cartwright ${list} shows it.`)
  return Number(written)
}

/** The bytes of a file that was named. */
export async function namedFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch {
    throw new UsageError(`The file ${path} cannot be read. Check its name and folder.`)
  }
}
