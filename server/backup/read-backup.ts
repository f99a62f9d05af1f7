import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { BackupRefused, EndLine, Head, JobLine, SequenceLine, TableLine } from './backup-format.ts'

/** One thing a backup says, in the order of the file: its head is first and its end is last. */
export type Said =
  | { readonly is: 'head'; readonly head: Head }
  | { readonly is: 'table'; readonly table: TableLine }
  | { readonly is: 'row'; readonly line: string }
  | { readonly is: 'sequence'; readonly sequence: SequenceLine }
  | { readonly is: 'job'; readonly job: JobLine }
  | { readonly is: 'end'; readonly rows: number; readonly sha256: string }

/** Reads a backup in bounded memory. Throws BackupRefused where it is cut off, changed, or no backup at all. */
export async function* readBackup(file: string): AsyncGenerator<Said> {
  const hash = createHash('sha256')
  let number = 0
  let rows = 0
  let ended = false
  for await (const line of linesOf(file)) {
    number++
    if (ended) throw new BackupRefused(`Line ${number}: the backup goes on after its end.`)
    const said = understand(line, number)
    if (said.is === 'row') rows++
    if (said.is === 'end') {
      ended = true
      if (said.rows !== rows)
        throw new BackupRefused(`The backup says it has ${said.rows} rows and has ${rows}.`)
      if (said.sha256 !== hash.digest('hex'))
        throw new BackupRefused('The backup was changed since it was written: its hash is another.')
    } else hash.update(line).update('\n')
    yield said
  }
  if (!ended) throw new BackupRefused(`The backup is cut off after line ${number}: it has no end.`)
}

/** Splits at line feeds only: texts may hold the other characters that some readers take for the end of a line. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const text = createGunzip()
  source.on('error', (error) => text.destroy(error))
  source.pipe(text)
  let rest: Buffer[] = []
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) {
      let from = 0
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
        yield Buffer.concat([...rest, chunk.subarray(from, at)]).toString('utf8')
        rest = []
        from = at + 1
      }
      if (from < chunk.length) rest.push(chunk.subarray(from))
    }
  } catch (error) {
    throw notReadable(error as NodeJS.ErrnoException)
  } finally {
    source.destroy()
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString('utf8')
}

/** A file that cannot be opened is told as what it is; anything else is a backup that cannot be unpacked. */
function notReadable(error: NodeJS.ErrnoException): Error {
  if (
    error instanceof BackupRefused ||
    error.code === 'ENOENT' ||
    error.code === 'EACCES' ||
    error.code === 'EISDIR'
  )
    return error
  return new BackupRefused(`The backup cannot be unpacked (${error.message}).`)
}

function understand(line: string, number: number): Said {
  if (number > 1 && line.startsWith('[')) return { is: 'row', line }
  const body = jsonOf(line, number)
  if (number === 1) {
    const head = Head.safeParse(body)
    if (!head.success) throw new BackupRefused('Line 1: this is no backup of Cartwright.')
    return { is: 'head', head: head.data }
  }
  const end = EndLine.safeParse(body)
  if (end.success) return { is: 'end', ...end.data }
  const table = TableLine.safeParse(body)
  if (table.success) return { is: 'table', table: table.data }
  const sequence = SequenceLine.safeParse(body)
  if (sequence.success) return { is: 'sequence', sequence: sequence.data }
  const job = JobLine.safeParse(body)
  if (job.success) return { is: 'job', job: job.data }
  throw new BackupRefused(`Line ${number}: it says nothing that a backup says.`)
}

function jsonOf(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new BackupRefused(
      number === 1 ? 'Line 1: this is no backup of Cartwright.' : `Line ${number}: not JSON.`,
    )
  }
}
