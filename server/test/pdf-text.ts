import assert from 'node:assert/strict'
import { inflateSync } from 'node:zlib'

type PdfObject = { readonly dictionary: string; readonly stream: string }
type Objects = ReadonlyMap<string, PdfObject>
/** What the codes of a font stand for. */
type Letters = ReadonlyMap<number, string>

/** How a string is written, as `(…)` or `<…>`. Parentheses that close again stand in it as they are. */
const enclosed = (inner: string): string => String.raw`\((?:\\[\s\S]|[^\\()]${inner})*\)`
const nested = enclosed(`|${enclosed(`|${enclosed(`|${enclosed('')}`)}`)}`)
const written = String.raw`${nested}|<[\dA-Fa-f\s]*>`

/** The words of a PDF that Typst wrote, in the order they are drawn in; every run of blanks is one. */
export function pdfText(bytes: Uint8Array): string {
  const objects = objectsOf(bytes)
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type\s*\/Page\b/.test(dictionary))
  assert(pages.length > 0, 'a PDF has pages')
  const texts = pages.map(({ dictionary }) => {
    const content = objects.get(/\/Contents (\d+) 0 R/.exec(dictionary)![1]!)!
    return drawnText(content.stream, lettersOf(objects, dictionary))
  })
  return texts.join(' ').replaceAll(/\s+/g, ' ')
}

/** The sizes of type a PDF that Typst wrote is set in, in points, each once. */
export function pdfTypeSizes(bytes: Uint8Array): Set<number> {
  const streams = [...objectsOf(bytes).values()].map(({ stream }) => stream)
  return new Set(
    streams.flatMap((stream) =>
      Array.from(stream.matchAll(/\/\w+ ([\d.]+) Tf/g), ([, size]) => Number(size)),
    ),
  )
}

/** What a PDF tells of its pictures to who cannot see them. */
export const pdfAlternatives = (bytes: Uint8Array): string[] =>
  [...objectsOf(bytes).values()].flatMap(({ dictionary }) => {
    const [, told] = new RegExp(String.raw`/Alt\s*(${written})`).exec(dictionary) ?? []
    return told ? [textOf(told)] : []
  })

/** What each page of a PDF, and each picture in it, draws: the operators. */
export const pdfContents = (bytes: Uint8Array): string[] =>
  [...objectsOf(bytes).values()].flatMap(({ dictionary, stream }) =>
    stream !== '' && / (?:re|l|Tj|TJ)\b/.test(stream) && !/\/Length1|CMap/.test(dictionary) ? [stream] : [],
  )

function objectsOf(bytes: Uint8Array): Objects {
  const found = Buffer.from(bytes)
    .toString('latin1')
    .matchAll(/(\d+) 0 obj\s([\s\S]*?)\sendobj/g)
  return new Map(Array.from(found, ([, number, body]) => [number!, objectOf(body!)]))
}

function objectOf(body: string): PdfObject {
  const begin = /\bstream\r?\n/.exec(body)
  if (!begin) return { dictionary: body, stream: '' }
  const dictionary = body.slice(0, begin.index)
  const packed = body.slice(begin.index + begin[0].length)
  // What comes after the packed bytes is no part of them.
  const stream = dictionary.includes('/FlateDecode')
    ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
    : packed
  return { dictionary, stream }
}

function lettersOf(objects: Objects, page: string): ReadonlyMap<string, Letters> {
  const fonts = /\/Font <<([\s\S]*?)>>/.exec(page)?.[1] ?? ''
  return new Map(
    Array.from(fonts.matchAll(/\/(\w+) (\d+) 0 R/g), ([, name, font]) => {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font!)!.dictionary)![1]!
      const pairs = objects.get(map)!.stream.matchAll(/^<(\w{4})> <(\w+)>$/gm)
      return [
        name!,
        new Map(Array.from(pairs, ([, code, text]) => [Number.parseInt(code!, 16), utf16(text!)])),
      ]
    }),
  )
}

/** What is drawn by fonts of two bytes a letter, with a blank after each piece. */
function drawnText(content: string, letters: ReadonlyMap<string, Letters>): string {
  const steps = content.matchAll(new RegExp(String.raw`/(\w+) [\d.]+ Tf|(${written})|\bET\b`, 'g'))
  let font: Letters = new Map()
  let text = ''
  for (const [, name, shown] of steps) {
    if (name) font = letters.get(name) ?? new Map()
    else if (shown) text += Array.from(codesOf(shown), (code) => font.get(code) ?? '').join('')
    else text += ' '
  }
  return text
}

function* codesOf(shown: string): Generator<number> {
  const bytes = bytesOf(shown)
  for (let at = 0; at + 1 < bytes.length; at += 2) yield bytes.readUInt16BE(at)
}

const escaped: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The bytes of a string of a PDF, written as `(…)` or `<…>`. */
function bytesOf(text: string): Buffer {
  if (text.startsWith('<')) return Buffer.from(text.replaceAll(/[<>\s]/g, ''), 'hex')
  const plain = text
    .slice(1, -1)
    .replaceAll(/\\([0-7]{1,3}|[\s\S])/g, (_, one: string) =>
      /^[0-7]/.test(one) ? String.fromCharCode(Number.parseInt(one, 8)) : (escaped[one] ?? one),
    )
  return Buffer.from(plain, 'latin1')
}

/** A text of a PDF: UTF-16 behind its mark, or plain. */
function textOf(told: string): string {
  const bytes = bytesOf(told)
  const hex = bytes.toString('hex')
  return hex.startsWith('feff') ? utf16(hex.slice(4)) : bytes.toString('latin1')
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
