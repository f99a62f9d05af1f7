import { type Document, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { FileFaults, Place } from './folder-faults.ts'

/** A YAML file that was read: its value and where each part of it stands. */
export type YamlFile = {
  readonly value: unknown
  readonly place: (path: readonly PropertyKey[]) => Place
}

/** Reads YAML. What is no YAML is told with its line and column, and the answer is null. */
function readYaml(text: string, faults: FileFaults): YamlFile | null {
  const lines = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
    // A day is a text to be checked, not a timestamp; and `no` is a word.
    schema: 'core',
  })
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0])
    faults.fault({ line, column: col }, `This is no YAML: ${error.message}.`, adviceFor(error.code))
  }
  if (document.errors.length > 0) return null
  return { value: document.toJS() as unknown, place: (path) => placeOf(document, lines, path) }
}

function adviceFor(code: string): string {
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces, not with tabs.'
  if (code === 'DUPLICATE_KEY') return 'Remove one of the two.'
  return 'Check the indentation, and put a text that has a colon, # or quotes in it in double quotes.'
}

/** Where a value stands; for a value that is missing, the innermost thing around it. */
function placeOf(document: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[]): Place {
  for (let length = path.length; length >= 0; length--) {
    const start = offsetOf(document, path.slice(0, length))
    if (start === null) continue
    const { line, col } = lines.linePos(start)
    return { line, column: col }
  }
  return { line: 1, column: 1 }
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number | null {
  const node = path.length === 0 ? document.contents : (document.getIn(path, true) as Node | undefined)
  return node?.range?.[0] ?? null
}

/** Reads YAML and checks it against a schema; every fault is told at the value it is about. */
export function readYamlAs<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  faults: FileFaults,
): { value: z.output<Schema>; file: YamlFile } | null {
  const file = readYaml(text, faults)
  if (!file) return null
  const value = checked(file, schema, faults, [])
  return value === null ? null : { value: value.value, file }
}

/** Checks the part of a YAML file at `path`. */
export function checked<Schema extends z.ZodType>(
  file: YamlFile,
  schema: Schema,
  faults: FileFaults,
  path: readonly PropertyKey[],
): { value: z.output<Schema> } | null {
  const part = path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], file.value)
  const read = schema.safeParse(part)
  if (read.success) return { value: read.data }
  for (const issue of flat(read.error.issues)) tell(file, issue, faults, path)
  return null
}

type Issue = z.core.$ZodIssue

/** A union that fits nowhere tells what is wrong with the branch that fits best. */
function flat(issues: readonly Issue[]): Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
    const best = issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? []
    return issue.message === 'Invalid input'
      ? flat(best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })))
      : [issue]
  })
}

function tell(file: YamlFile, issue: Issue, faults: FileFaults, base: readonly PropertyKey[]): void {
  const path = [...base, ...issue.path]
  const name = path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys)
      faults.fault(
        file.place([...path, key]),
        `There is no setting “${[name, key].filter(Boolean).join('.')}”.`,
        'Remove it, or check its spelling.',
      )
    return
  }
  const missing = issue.code === 'invalid_type' && issue.input === undefined && !isThere(file.value, path)
  const message = missing
    ? `The setting ${name} is missing.`
    : `The setting ${name || 'of this file'} cannot be used.`
  const said = /^(Invalid|Expected|Unrecognized|Too)/.test(issue.message)
    ? `a value that fits (${issue.message.replace(/^Invalid input: /, '')})`
    : issue.message.replace(/^write /, '')
  const instead = said.startsWith('name ') ? `${said[0]!.toUpperCase()}${said.slice(1)}.` : `Write ${said}.`
  faults.fault(file.place(path), message, instead)
}

function isThere(value: unknown, path: readonly PropertyKey[]): boolean {
  let inner = value
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, key)) return false
    inner = (inner as Record<PropertyKey, unknown>)[key]
  }
  return true
}
