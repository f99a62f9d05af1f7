import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@cartwright/api/roles'
import { afterAll, beforeAll } from 'vitest'
import type { Command, CommandOffice, ExitCode, Given } from '../cli/command.ts'
import { person, type TestOffice } from './test-office.ts'

type At = {
  readonly commands: readonly Command[]
  /** Whose commands they are: the coordinator's unless told. */
  readonly role?: Role
  /** Where print files go. */
  readonly printFolder?: () => string
}
type Told = { readonly code: ExitCode; readonly told: string }

/** Commands on the books of a test: does the one of a name, and answers its exit code and what it tells people. */
export const terminal =
  (office: TestOffice, { commands, role = 'coordinator', printFolder }: At) =>
  async (name: string, words: readonly string[] = [], options: Given['options'] = {}): Promise<Told> => {
    let told = ''
    const books: Partial<CommandOffice> = {
      inTransaction: (task) => office.work(task, role),
      finishJobs: office.finishJobs,
      actor: person(role),
      city: () => Promise.resolve(office.city),
      ...(printFolder && { printFolder: printFolder() }),
    }
    const code = await commands
      .find((one) => one.name === name)!
      .run({
        words,
        options,
        json: false,
        say: () => {},
        answer: (_, asText) => {
          told = asText()
        },
        readInput: () => Promise.resolve(''),
        withOffice: (task) => task(books as CommandOffice),
      })
    return { code, told }
  }

/** A folder of a test file's own, which is gone after it. */
export function ownFolder(): () => string {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cartwright-test-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return () => folder
}
