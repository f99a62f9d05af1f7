import { count, titleOf } from '../../parts/words.ts'
import type { Change, Judged } from './setup-queries.ts'

/** How a change stands, by a shape and a word. */
export const stateWords: { readonly [State in Change['state']]: string } = {
  draft: '○ Draft',
  proposed: '◐ Waits for a second person',
  adopted: '● Adopted',
  withdrawn: '✗ Withdrawn',
}

/** How a file stands beside the folder the change was begun from. */
export const fileWords: { readonly [How in Judged['files'][number]['change']]: string } = {
  same: '',
  changed: '✎ changed',
  new: '+ new',
  gone: '− gone',
}

/** What there is to know of a change before it is adopted, in one sentence. */
export function changeSentence(change: Judged): string {
  const { state, faults, bars, effects, files } = change
  if (state === 'adopted') return `Adopted by ${change.endedBy}.`
  if (state === 'withdrawn') return `Withdrawn by ${change.endedBy}: ${change.note}`
  if (change.outdated)
    return 'The set-up was changed since it was begun: put it on top of that, then see what it changes.'
  const wrong = faults.filter(({ severity }) => severity === 'fault').length
  if (wrong > 0)
    return `${count(wrong, 'fault')}: nothing can be taken until ${wrong === 1 ? 'it is' : 'they are'} mended.`
  if (bars.length > 0)
    return `${count(bars.length, 'part')} would be refused: posted bills rest on what they change.`
  const touched = files.filter(({ change: how }) => how !== 'same').length
  if (touched === 0) return 'The folder is as it was. Edit a file, or upload a folder.'
  if (effects.length === 0)
    return `${count(touched, 'file')} changed in words or comments only: what the city says stays the same.`
  return `${count(touched, 'file')} changed, without a fault. ${count(effects.length, 'thing')} would change.`
}

/** A rule or a rate table as a procedure quotes it, in words. */
export function markerWords(marker: string): string {
  const [kind, key = ''] = marker.split(':')
  return kind === 'rates' ? `the rates of ${key}` : `the rule “${titleOf(key)}”`
}

/** The size of a file as people read it. */
export const sizeWords = (bytes: number): string =>
  bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} kB`
