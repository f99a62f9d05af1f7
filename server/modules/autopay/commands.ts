import { readFile } from 'node:fs/promises'
import { type Command, type ExitCode, type Given, textOption, UsageError } from '../../cli/command.ts'
import { changeBankKey } from './change-key.ts'

/** The key that bank numbers are kept with, at the terminal. */
export const autopayCommands: readonly Command[] = [
  {
    name: 'bank key change',
    summary: 'Seal all bank numbers of a city anew: opened with the old key, sealed with a new one',
    usage: 'bank key change --from FILE --to FILE [--city NAME] [--json]',
    help: `Each file holds a key as CARTWRIGHT_BANK_KEY does: 32 random bytes in base64 (openssl rand -base64 32). Stop the server and the workers
first. All of a city is sealed anew, or nothing; done again it changes nothing. Do it for each city, then start with the new key. The
guide “Set up autopay” has the steps.`,
    options: { from: { type: 'string' }, to: { type: 'string' } },
    examples: [
      ['cartwright bank key change --from old.key --to new.key', 'Change the key of the only city'],
      ['cartwright bank key change --from old.key --to new.key --city marlow', 'Of one of several'],
    ],
    run: change,
  },
]

async function change(given: Given): Promise<ExitCode> {
  const keys = { from: await readKey(given, 'from'), to: await readKey(given, 'to') }
  if (Buffer.from(keys.from).equals(keys.to))
    throw new UsageError('The two keys are the same. Make a new one.')
  const changed = await given.withOffice((office) =>
    office.inTransaction((work) => changeBankKey(work, keys)),
  )
  const { mandates, entries, files } = changed
  given.answer(
    changed,
    () =>
      `Sealed under the new key: the bank numbers of ${mandates} autopays and ${entries} entries, and ${files} files.\nStart with the new key now.`,
  )
  return 0
}

async function readKey(given: Given, name: 'from' | 'to'): Promise<Uint8Array> {
  const path = textOption(given, name)
  if (path === undefined)
    throw new UsageError(`Name the file of the ${name === 'from' ? 'old' : 'new'} key with --${name}.`)
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(`There is no file ${path} that can be read.`)
  })
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32)
    throw new UsageError(`${path} holds no key; write 32 random bytes in base64: openssl rand -base64 32`)
  return new Uint8Array(key)
}
