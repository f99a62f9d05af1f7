import { z } from 'zod'
import { titleFacts } from '../rates/line-title.ts'
import type { FolderFault } from './city-folder.ts'
import { type FileFaults, faultsIn } from './folder-faults.ts'
import { readYamlAs, type YamlFile } from './read-yaml.ts'

const words = z.record(z.string(), z.string('write a text').min(1, 'write a text'))
const Texts = z.strictObject({ lines: words, bill: words })
type Texts = z.infer<typeof Texts>

type Read = { readonly value: Texts; readonly file: YamlFile } | null

/** Reads `text.en.yaml` or `text.es.yaml`. */
export function readTexts(text: string, faults: FileFaults): Read {
  const read = readYamlAs(text, Texts, faults)
  if (!read) return null
  for (const [key, line] of Object.entries(read.value.lines)) {
    for (const [, name] of line.matchAll(/\{([^}]*)\}/g)) {
      if (!titleFacts.includes(name!))
        faults.fault(
          read.file.place(['lines', key]),
          `The text ${key} names {${name}}, which no line has.`,
          `Write one of: ${titleFacts.map((fact) => `{${fact}}`).join(', ')}.`,
        )
    }
  }
  return read
}

/** A text that is there in one language and not in the other. */
export function tellMissing(english: Read, spanish: Read, list: FolderFault[]): void {
  if (!english || !spanish) return
  for (const part of ['lines', 'bill'] as const) {
    tell(english, spanish, part, { from: 'text.en.yaml', to: 'text.es.yaml', language: 'Spanish' }, list)
    tell(spanish, english, part, { from: 'text.es.yaml', to: 'text.en.yaml', language: 'English' }, list)
  }
}

type Pair = { readonly from: string; readonly to: string; readonly language: string }

function tell(
  has: NonNullable<Read>,
  lacks: NonNullable<Read>,
  part: 'lines' | 'bill',
  { from, to, language }: Pair,
  list: FolderFault[],
): void {
  for (const key of Object.keys(has.value[part])) {
    if (key in lacks.value[part]) continue
    faultsIn(list, to).fault(
      lacks.file.place([part]),
      `The text ${part}.${key} is missing in ${language}.`,
      `Add “${key}:” under ${part}; ${from} says “${has.value[part][key]}”.`,
    )
  }
}
