import type { SuccessOf } from '@cartwright/api/route'
import type { cash } from '@cartwright/api/cash'
import { money } from '../../parts/money.tsx'

type Read = SuccessOf<typeof cash.read>
export type Line = SuccessOf<typeof cash.batch>['lines'][number]
type Step = 'account' | 'amount' | 'check' | 'routing'

/** What stands on the station: the line that is being typed, and what is asked of the person. */
export type Station = {
  readonly step: Step
  /** The digits typed so far in this step. */
  readonly text: string
  /** The number as it was typed, once it was read. */
  readonly typed: string
  readonly account: Pick<Read, 'accountNumber' | 'name' | 'dueCents'> | null
  /** Nobody knows the account: the money goes into suspense. */
  readonly suspense: boolean
  readonly amountCents: number
  readonly checkNumber: string | null
  /** The line that is typed anew. */
  readonly correcting: Line | null
  /** Why the line is held; `keep`: what was typed stands, and only has to be sent again. */
  readonly held: { readonly say: string; readonly keep: boolean } | null
  /** The line that a second minus deletes. */
  readonly deleting: Line | null
  readonly totalling: boolean
  /** What the last key could not do, in words. */
  readonly hint: string | null
}

/** What a key asks of the office. */
export type Ask =
  | { readonly kind: 'read'; readonly typed: string }
  | { readonly kind: 'save'; readonly item: Item }
  | { readonly kind: 'delete'; readonly lineNo: number }
  | { readonly kind: 'total' }
  | { readonly kind: 'close' }
  | { readonly kind: 'leave' }
export type Item = {
  readonly typed: string
  readonly suspense: boolean
  readonly amountCents: number
  readonly checkNumber: string | null
  readonly routing: string | null
  readonly lineNo: number | null
}
type Batch = {
  readonly lines: readonly Line[]
  readonly asks: 'amount' | 'check' | 'routing'
  readonly meets: boolean
}
type Pressed = { readonly station: Station; readonly ask?: Ask; readonly beep?: true }

export const nothingTyped: Station = {
  step: 'account',
  text: '',
  typed: '',
  account: null,
  suspense: false,
  amountCents: 0,
  checkNumber: null,
  correcting: null,
  held: null,
  deleting: null,
  totalling: false,
  hint: null,
}

const most = { account: 60, amount: 10, check: 15, routing: 9 }

/**
 * What one key of the pad does: digits and Enter type a line; + corrects, − deletes, * totals, / leaves. Held lines take + (type it again),
 * − (drop it) and / (into suspense, where the account is not known) and nothing else, so that what was typed ahead goes nowhere.
 */
export function press(station: Station, key: string, batch: Batch): Pressed {
  if (station.held) return pressHeld(station, key)
  if (station.deleting) return pressDeleting(station, station.deleting, key)
  if (station.totalling) return pressTotal(station, key, batch)
  const now = { ...station, hint: null }
  if (/^\d$/.test(key))
    return now.text.length < most[now.step]
      ? { station: { ...now, text: now.text + key } }
      : refused(now, 'That is more digits than there can be.')
  if (key === 'Backspace') return { station: { ...now, text: now.text.slice(0, -1) } }
  if (key === 'Delete') return { station: { ...now, text: '' } }
  if (key === 'Enter') return enter(now, batch)
  return now.step === 'account' ? pressSign(now, key, batch) : pressInLine(now, key)
}

const refused = (station: Station, hint: string): Pressed => ({ station: { ...station, hint }, beep: true })

function pressHeld(station: Station, key: string): Pressed {
  const { held, step, text } = station
  if (key === '+') return { station: { ...station, held: null, step, text: held?.keep ? text : '' } }
  if (key === '-') return { station: { ...nothingTyped, hint: 'The line was dropped.' } }
  if (key === '/' && step === 'account' && !held?.keep) return suspend(station)
  return { station, beep: true }
}

/** The account is not known: the amount comes next, and the money goes into suspense. */
const suspend = (station: Station): Pressed => ({
  station: {
    ...nothingTyped,
    correcting: station.correcting,
    step: 'amount',
    typed: station.text,
    suspense: true,
  },
})

const pressDeleting = (station: Station, { lineNo }: Line, key: string): Pressed =>
  key === '-'
    ? { station: nothingTyped, ask: { kind: 'delete', lineNo } }
    : { station: { ...station, deleting: null, hint: `Line ${lineNo} stays.` } }

function pressTotal(station: Station, key: string, batch: Batch): Pressed {
  const back = { ...station, totalling: false }
  if (key === 'Enter' && batch.meets) return { station: back, ask: { kind: 'close' } }
  if (key === '/') return { station: back, ask: { kind: 'leave' } }
  return /^\d$/.test(key) ? press(back, key, batch) : { station: back }
}

/** The signs, where a line begins: of the last line, or of the one whose number was typed. */
function pressSign(now: Station, key: string, { lines }: Batch): Pressed {
  const line = now.text === '' ? lines.at(-1) : lines.find(({ lineNo }) => String(lineNo) === now.text)
  if (key === '*')
    return now.text === ''
      ? { station: { ...now, totalling: true }, ask: { kind: 'total' } }
      : refused(now, 'Finish the line first: Enter reads the number.')
  if (key === '/') return now.text === '' ? { station: now, ask: { kind: 'leave' } } : suspend(now)
  if (key !== '+' && key !== '-') return { station: now }
  if (!line) return refused(now, now.text ? `There is no line ${now.text}.` : 'There is no line yet.')
  return key === '+'
    ? { station: { ...nothingTyped, correcting: line } }
    : { station: { ...nothingTyped, deleting: line } }
}

/** The signs within a line: + goes back to its account, − drops it. */
function pressInLine(now: Station, key: string): Pressed {
  if (key === '+') return { station: { ...nothingTyped, correcting: now.correcting } }
  if (key === '-') return { station: { ...nothingTyped, hint: 'The line was dropped.' } }
  return key === '*' || key === '/'
    ? refused(now, 'Finish the line first, or drop it with −.')
    : { station: now }
}

function enter(now: Station, batch: Batch): Pressed {
  switch (now.step) {
    case 'account':
      return enterAccount(now)
    case 'amount':
      return enterAmount(now, batch)
    case 'check':
      return enterCheck(now, batch)
    case 'routing':
      return save(now, now.text === '' ? (now.correcting?.routing ?? null) : now.text)
    default:
      return now.step satisfies never
  }
}

function enterAccount(now: Station): Pressed {
  const { correcting, text } = now
  if (text !== '') return { station: now, ask: { kind: 'read', typed: text } }
  if (!correcting) return refused(now, 'Type the account number or the scan line.')
  const { accountNumber, name, amountCents } = correcting
  if (accountNumber === null) return suspend({ ...now, text: correcting.written ?? '' })
  return {
    station: {
      ...now,
      step: 'amount',
      typed: accountNumber,
      account: { accountNumber, name, dueCents: amountCents },
    },
  }
}

function enterAmount(now: Station, batch: Batch): Pressed {
  const amountCents =
    now.text === '' ? (now.account?.dueCents ?? now.correcting?.amountCents ?? 0) : Number(now.text)
  if (amountCents === 0)
    return refused(now, now.text === '' ? 'Nothing is due: type the amount.' : 'Type an amount above zero.')
  const typed = { ...now, amountCents, text: '' }
  return batch.asks === 'amount'
    ? save({ ...typed, text: now.text }, null)
    : { station: { ...typed, step: 'check' } }
}

function enterCheck(now: Station, batch: Batch): Pressed {
  const checkNumber = now.text === '' ? (now.correcting?.checkNumber ?? null) : now.text
  const typed = { ...now, checkNumber }
  return batch.asks === 'routing'
    ? { station: { ...typed, text: '', step: 'routing' } }
    : save(typed, now.correcting?.routing ?? null)
}

const save = (station: Station, routing: string | null): Pressed => ({
  station,
  ask: {
    kind: 'save',
    item: {
      typed: station.typed,
      suspense: station.suspense,
      amountCents: station.amountCents,
      checkNumber: station.checkNumber,
      routing,
      lineNo: station.correcting?.lineNo ?? null,
    },
  },
})

/** The number was read: the amount comes next. When a line is corrected, a bare Enter repeats what it had. */
export const numberRead = (station: Station, read: Read): Station => ({
  ...station,
  step: 'amount',
  typed: station.text,
  text: '',
  account: {
    ...read,
    dueCents: station.correcting && !read.scanned ? station.correcting.amountCents : read.dueCents,
  },
})

/** What is typed, as it is shown: an amount with its point, as on an adding machine. */
export const typedWords = ({ step, text }: Station): string =>
  step === 'amount' ? (text === '' ? '' : money(Number(text))) : text
