import type { NoticeMethod, NoticeResult } from '@cartwright/api/move-notices'
import type { z } from 'zod'
import { parseDay, type PlainDate } from '#kernel/dates'
import { isState } from '../premises/publication-28.ts'
import { LineFault, type WrittenAddress } from './judge-answer-line.ts'

export type NoticedBy = z.output<typeof NoticeMethod>
type Result = z.output<typeof NoticeResult>

/** The columns of a file of notices: a layout of our own, to which the files of the post office and of vendors are brought. */
export const noticeColumns = [
  { name: 'noticed_on', meaning: 'The day of the notice, YYYY-MM-DD' },
  { name: 'tracking', meaning: 'The 20 or 31 digits of the barcode of the piece; or empty, with an account' },
  { name: 'account', meaning: 'The account number; or empty, with a barcode' },
  { name: 'name', meaning: 'Whom mail was for; empty: whoever pays the account' },
  { name: 'line1', meaning: 'The first line of the address it is of; empty: where mail goes now' },
  { name: 'result', meaning: 'no-move, moved, moved-no-address or not-deliverable' },
  { name: 'move_date', meaning: 'The month of the move, YYYY-MM' },
  { name: 'move_type', meaning: 'I, F or B' },
  { name: 'new_line1', meaning: 'The new address, first line' },
  { name: 'new_line2', meaning: 'Its second line' },
  { name: 'new_city', meaning: 'Its place' },
  { name: 'new_state', meaning: 'Its state' },
  { name: 'new_zip', meaning: 'Its ZIP code, with its ZIP+4 where it is known' },
] as const

/** A line of a file of notices: what stands in each column. */
export type NoticeLine = Readonly<Record<(typeof noticeColumns)[number]['name'], string>>

/** What a notice says, checked. */
export type Noticed = {
  readonly noticedOn: PlainDate
  readonly result: Result
  readonly movedIn: string | null
  readonly moveType: 'individual' | 'family' | 'business' | null
  readonly to: WrittenAddress | null
}

const wrong = (field: keyof NoticeLine, sentence: string): never => {
  throw new LineFault(field, sentence)
}
const results: readonly string[] = ['no-move', 'moved', 'moved-no-address', 'not-deliverable']
const moveTypes = { I: 'individual', F: 'family', B: 'business' } as const

/** Reads a line of a file of notices. Throws `LineFault` at the first thing that cannot be taken. Pure. */
export function judgeNotice(cells: NoticeLine, today: PlainDate): Noticed {
  const noticedOn =
    parseDay(cells.noticed_on) ??
    wrong('noticed_on', `“${cells.noticed_on}” is no day. Write one such as 2026-11-20.`)
  if (noticedOn.until(today).days < 0)
    wrong('noticed_on', `${cells.noticed_on} is still to come: a notice is of today or before.`)
  const result = cells.result.toLowerCase().replaceAll(' ', '-')
  if (!results.includes(result))
    wrong(
      'result',
      `“${cells.result}” cannot be: it is ${results.slice(0, -1).join(', ')} or ${results.at(-1)}.`,
    )
  const movedIn = cells.move_date === '' ? null : cells.move_date
  if (movedIn !== null && !/^\d{4}-(0[1-9]|1[0-2])$/.test(movedIn))
    wrong('move_date', `“${movedIn}” is no month. Write one such as 2026-08.`)
  const type = cells.move_type.toUpperCase()
  if (type !== '' && !(type in moveTypes))
    wrong('move_type', `“${cells.move_type}” cannot be: it is I, F or B.`)
  return {
    noticedOn,
    result: result as Result,
    movedIn,
    moveType: type === '' ? null : moveTypes[type as keyof typeof moveTypes],
    to: result === 'moved' ? newAddress(cells) : noAddress(cells),
  }
}

/** A new address that comes with no move would be lost: somebody looks at the line. */
function noAddress(cells: NoticeLine): null {
  return cells.new_line1 === ''
    ? null
    : wrong('result', 'There is a new address, and the result is no move to it.')
}

function newAddress(cells: NoticeLine): WrittenAddress {
  const { new_line1: line1, new_line2: line2, new_city: place, new_zip: zip } = cells
  const state = cells.new_state.toUpperCase()
  if (line1 === '' || line1.length > 60)
    wrong('new_line1', 'Write the line of the new address: 1 to 60 signs.')
  if (line2.length > 60) wrong('new_line2', 'Write 60 signs at most.')
  if (place === '' || place.length > 40) wrong('new_city', 'Write the place: 1 to 40 signs.')
  if (!isState(state)) wrong('new_state', 'Write the two letters of a state.')
  if (!/^\d{5}(-\d{4})?$/.test(zip))
    wrong('new_zip', `“${zip}” is no ZIP code: five digits, or nine with a dash.`)
  return { line1, line2: line2 === '' ? null : line2, place, state, zip }
}
