import { parseDay, type PlainDate } from '#kernel/dates'
import { isState } from '../premises/publication-28.ts'
import { type DpvAnswer, dpvOutcome, isConfirmation, isFootnote } from './dpv-outcome.ts'
import type { AnswerLine, SentRow } from './exchange-layout.ts'
import { ncoaCodes } from './ncoa-codes.ts'
import { addressKey } from './read-mail-address.ts'
import { isSamePlace } from './same-place.ts'

/** An address as a vendor writes it. */
export type WrittenAddress = {
  readonly line1: string
  readonly line2: string | null
  readonly place: string
  readonly state: string
  readonly zip: string
}

/** What a line of an answer says, checked. It is kept with its row. */
export type Answered = DpvAnswer & {
  readonly codedOn: string
  readonly zip5: string
  readonly zip4: string | null
  readonly deliveryPoint: string | null
  readonly carrierRoute: string | null
  readonly recordType: string | null
  /** The coded address, where it is another than ours. */
  readonly standard: WrittenAddress | null
  readonly ncoaOn: string | null
  readonly ncoaCode: string | null
  readonly moveType: 'individual' | 'family' | 'business' | null
  readonly movedIn: string | null
  readonly moved: WrittenAddress | null
  readonly movedDeliveryPoint: string | null
  readonly movedDpv: string | null
  /** The row came back in another form than it was sent: what was coded is that form alone. */
  readonly altered?: true
}

/** What is wrong with a line: the column, and what should stand there. */
export class LineFault extends Error {
  readonly field: string | null

  constructor(field: string | null, sentence: string) {
    super(sentence)
    this.field = field
  }
}

const wrong = (field: string | null, sentence: string): never => {
  throw new LineFault(field, sentence)
}

/** Reads a line of an answer against the row that was sent. Throws `LineFault` at the first thing that cannot be taken. Pure. */
export function judgeAnswerLine(cells: AnswerLine, sent: SentRow, today: PlainDate): Answered {
  const altered = alteredIn(cells, sent)
  const coding = readCoding(cells, today)
  const move = readMove(cells, today)
  if (!altered) return { ...coding, ...move, standard: readStandard(cells, coding, sent) }
  const standard = readStandard(withTheirForm(cells), coding, sent)
  // Written in another way, it is the same door: nothing is to be decided.
  return standard ? { ...coding, ...move, standard, altered: true } : { ...coding, ...move, standard }
}

/** Where the vendor wrote its form over ours, that is what it coded. */
const withTheirForm = (cells: AnswerLine): AnswerLine =>
  cells.std_line1 === ''
    ? {
        ...cells,
        std_line1: cells.line1,
        std_line2: cells.line2,
        std_city: cells.city,
        std_state: cells.state,
      }
    : cells

const sentFields = [
  ['name', (row: SentRow) => row.name],
  ['line1', (row: SentRow) => row.line1],
  ['line2', (row: SentRow) => row.line2 ?? ''],
  ['city', (row: SentRow) => row.place],
  ['state', (row: SentRow) => row.state],
  ['zip', (row: SentRow) => row.zip],
] as const

/**
 * What we sent must come back as it was: else the answer may be of another address than ours. A correction of the same place that is deliverable is taken all the
 * same, for a person to decide; anything else waits.
 */
function alteredIn(cells: AnswerLine, sent: SentRow): boolean {
  const altered = sentFields.find(([field, of]) => squeezed(cells[field]) !== squeezed(of(sent)))
  if (!altered) return false
  const [field, of] = altered
  const ours = { ...sent, line2: sent.line2 ?? '', city: sent.place }
  const blocked = dpvOutcome({
    dpv: cells.dpv.toUpperCase(),
    footnotes: cells.footnotes.toUpperCase().match(/.{1,2}/g) ?? [],
    vacant: false,
    noStat: false,
  })
  if (!isSamePlace(ours, cells) || blocked === 'blocked')
    wrong(field, `The row was altered: we sent “${of(sent)}”, and “${cells[field]}” came back.`)
  return true
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

function readCoding(cells: AnswerLine, today: PlainDate) {
  const codedOn =
    dayIn(cells, 'coded_on', today) ?? wrong('coded_on', 'Write the day of the matching, such as 2026-11-20.')
  const dpv = cells.dpv.toUpperCase()
  if (!isConfirmation(dpv)) wrong('dpv', `“${cells.dpv}” is no answer of DPV. It is Y, D, S or N.`)
  const footnotes = cells.footnotes.toUpperCase().match(/.{1,2}/g) ?? []
  const unknown = footnotes.find((code) => !isFootnote(code))
  if (unknown) wrong('footnotes', `“${unknown}” is no footnote of DPV.`)
  const zip5 = digits(cells, 'zip5', 5) ?? wrong('zip5', 'The ZIP code is missing: five digits.')
  const [zip4, deliveryPoint] = [digits(cells, 'zip4', 4), digits(cells, 'delivery_point', 2)]
  if (dpv === 'Y' && (zip4 === null || deliveryPoint === null))
    wrong(zip4 === null ? 'zip4' : 'delivery_point', 'A confirmed address has a ZIP+4 and a delivery point.')
  return {
    codedOn,
    dpv,
    footnotes,
    zip5,
    zip4,
    deliveryPoint,
    carrierRoute: matching(
      cells,
      'carrier_route',
      /^[CRBHG]\d{3}$/,
      'a letter C, R, B, H or G and three digits',
    ),
    recordType: matching(cells, 'record_type', /^[FGHPRS]$/, 'F, G, H, P, R or S'),
    vacant: flag(cells, 'vacant'),
    noStat: flag(cells, 'no_stat'),
  }
}

type Coding = ReturnType<typeof readCoding>
const moveTypes = { I: 'individual', F: 'family', B: 'business' } as const

function readMove(cells: AnswerLine, today: PlainDate) {
  const ncoaOn = dayIn(cells, 'ncoa_on', today)
  const code = cells.ncoa_code.toUpperCase()
  const none = {
    ncoaOn,
    ncoaCode: null,
    moveType: null,
    movedIn: null,
    moved: null,
    movedDeliveryPoint: null,
    movedDpv: null,
  }
  if (code === '') return none
  const known =
    ncoaCodes.get(code) ?? wrong('ncoa_code', `“${cells.ncoa_code}” is no return code of NCOALink.`)
  if (ncoaOn === null)
    wrong('ncoa_on', 'There is a return code of NCOALink, and no day on which it was asked.')
  if (known.means === 'no-move') return { ...none, ncoaCode: code }
  const type = moveTypes[cells.move_type.toUpperCase() as keyof typeof moveTypes] ?? null
  if (known.means === 'moved' && type === null)
    wrong('move_type', 'A move is of an individual (I), a family (F) or a business (B).')
  const movedIn = cells.move_date === '' ? null : cells.move_date
  if (movedIn !== null && !/^\d{4}-(0[1-9]|1[0-2])$/.test(movedIn))
    wrong('move_date', `“${movedIn}” is no month. Write one such as 2026-08.`)
  if (known.means === 'moved-no-address') return { ...none, ncoaCode: code, moveType: type, movedIn }
  return {
    ncoaOn,
    ncoaCode: code,
    moveType: type,
    movedIn: movedIn ?? wrong('move_date', 'A move has a month, such as 2026-08.'),
    moved: newAddress(cells),
    movedDeliveryPoint: digits(cells, 'new_delivery_point', 2),
    movedDpv: isConfirmation(cells.new_dpv.toUpperCase()) ? cells.new_dpv.toUpperCase() : null,
  }
}

function newAddress(cells: AnswerLine): WrittenAddress {
  const zip5 = digits(cells, 'new_zip5', 5) ?? wrong('new_zip5', 'The new address has no ZIP code.')
  const zip4 = digits(cells, 'new_zip4', 4)
  return written(cells, 'new', zip4 === null ? zip5 : `${zip5}-${zip4}`)
}

/** The coded address where it is another door, place or ZIP code than ours; one that is only written otherwise changes nothing. */
function readStandard(cells: AnswerLine, coding: Coding, sent: SentRow): WrittenAddress | null {
  if (cells.std_line1 === '' || dpvOutcome(coding) === 'blocked') return null
  const zip = coding.zip4 === null ? coding.zip5 : `${coding.zip5}-${coding.zip4}`
  const standard = written(cells, 'std', zip)
  const ours = addressKey(linesOf({ ...sent }))
  return addressKey(linesOf(standard)) === ours && standard.place.toUpperCase() === sent.place.toUpperCase()
    ? null
    : standard
}

/** The lines of an address without a name. */
export const linesOf = ({ line1, line2, place, state, zip }: WrittenAddress): string[] => [
  line1,
  ...(line2 ? [line2] : []),
  `${place} ${state} ${zip}`,
]

function written(cells: AnswerLine, part: 'std' | 'new', zip: string): WrittenAddress {
  const [line1, line2] = [cells[`${part}_line1`], cells[`${part}_line2`]]
  const [place, state] = [cells[`${part}_city`], cells[`${part}_state`].toUpperCase()]
  if (line1 === '' || line1.length > 60)
    wrong(`${part}_line1`, 'Write the line of the address: 1 to 60 signs.')
  if (line2.length > 60) wrong(`${part}_line2`, 'Write 60 signs at most.')
  if (place === '' || place.length > 40) wrong(`${part}_city`, 'Write the place: 1 to 40 signs.')
  if (!isState(state)) wrong(`${part}_state`, 'Write the two letters of a state.')
  return { line1, line2: line2 === '' ? null : line2, place, state, zip }
}

function digits(cells: AnswerLine, field: keyof AnswerLine, many: number): string | null {
  const text = cells[field]
  if (text === '') return null
  if (!/^\d+$/.test(text) || text.length !== many)
    wrong(
      field,
      `“${text}” is not ${many} digits. Where a spreadsheet took zeros away, write ${text.padStart(many, '0')}.`,
    )
  return text
}

function matching(cells: AnswerLine, field: keyof AnswerLine, form: RegExp, what: string): string | null {
  const text = cells[field].toUpperCase()
  if (text === '') return null
  return form.test(text) ? text : wrong(field, `“${cells[field]}” cannot be: it is ${what}.`)
}

function flag(cells: AnswerLine, field: 'vacant' | 'no_stat'): boolean {
  const text = cells[field].toUpperCase()
  if (!['', 'Y', 'N'].includes(text)) wrong(field, `“${cells[field]}” cannot be: it is Y, N or empty.`)
  return text === 'Y'
}

function dayIn(cells: AnswerLine, field: 'coded_on' | 'ncoa_on', today: PlainDate): string | null {
  const text = cells[field]
  if (text === '') return null
  const day = parseDay(text) ?? wrong(field, `“${text}” is no day. Write one such as 2026-11-20.`)
  if (day.until(today).days < 0)
    wrong(field, `${text} is still to come: a day on which something was done is past.`)
  return text
}
