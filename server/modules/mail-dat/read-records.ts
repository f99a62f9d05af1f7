import { layoutOf, layouts, type RecordName } from './layouts.ts'

/** What is wrong in a job, and where: the file, its line (the first is 1), the field. */
export type MailDatFault = {
  readonly file: string
  readonly line: number | null
  readonly field: string | null
  readonly sentence: string
}

/** One line of a file, cut into its fields. */
export type Rec = {
  readonly file: string
  readonly line: number
  /** As it stands, by code: `CSM-1121`. */
  readonly raw: ReadonlyMap<string, string>
  /** Without its blanks. */
  readonly get: (number: string) => string
}
export type Records = Readonly<Record<RecordName, readonly Rec[]>>

/** Cuts the files of a job into records. A file that is no record of a job of letters is a fault, and so is a line of another length. */
export function readRecords(files: ReadonlyMap<string, string>): {
  records: Records
  faults: MailDatFault[]
} {
  const faults: MailDatFault[] = []
  const records = Object.fromEntries(layouts.map(({ record }) => [record, [] as Rec[]])) as unknown as Record<
    RecordName,
    Rec[]
  >
  for (const [file, text] of files) {
    const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase()
    const layout = layouts.find(({ record }) => record === ending)
    if (!layout) {
      const known = layouts.map(({ record }) => record).join(', ')
      faults.push({
        file,
        line: null,
        field: null,
        sentence: `This is no file of a job of letters: they end in ${known}.`,
      })
      continue
    }
    for (const [at, line] of linesOf(text).entries()) {
      if (line.length === layout.length) records[layout.record].push(cut(layout.record, file, at + 1, line))
      else {
        const sentence = `A record of ${layout.record} has ${layout.length} signs, and this has ${line.length}.`
        faults.push({ file, line: at + 1, field: null, sentence })
      }
    }
  }
  return { records, faults: [...faults, ...missingFiles(files)] }
}

/** With or without the line end after the last. */
const linesOf = (text: string): string[] => {
  const lines = text.split(/\r?\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function cut(record: RecordName, file: string, line: number, text: string): Rec {
  const raw = new Map(
    layoutOf(record).fields.map(({ code, start, length }) => [
      code,
      text.slice(start - 1, start - 1 + length),
    ]),
  )
  const prefix = `${record.toUpperCase()}-`
  return { file, line, raw, get: (number) => (raw.get(prefix + number) ?? '').trim() }
}

const fault = (file: string, sentence: string): MailDatFault => ({
  file,
  line: null,
  field: null,
  sentence,
})

/** The smallest set that the standard takes, all of one root name. */
function missingFiles(files: ReadonlyMap<string, string>): MailDatFault[] {
  const names = [...files.keys()]
  const endings = names.map((name) => name.slice(name.lastIndexOf('.') + 1).toLowerCase())
  const roots = new Set(names.map((name) => name.slice(0, name.lastIndexOf('.'))))
  return [
    ...layouts
      .filter(({ record }) => !endings.includes(record))
      .map(({ record }) => fault(record, `The file ${record} is missing: a job of letters has it.`)),
    ...(roots.size > 1
      ? [fault(names[0]!, `The files of a job have one root name: these have ${[...roots].join(', ')}.`)]
      : []),
    ...[...roots]
      .filter((root) => !/^[A-Za-z0-9]{1,8}$/.test(root))
      .map((root) => fault(root, 'A root name has eight letters and digits at most.')),
  ]
}
