import { describe, expect, it } from 'vitest'
import { type Ask, nothingTyped, numberRead, press, type Station, typedWords } from './press.ts'

const line = (lineNo: number, amountCents: number) => ({
  lineNo,
  accountNumber: '100-00001-7',
  name: 'Ana Lopez',
  written: null,
  amountCents,
  checkNumber: '55',
  routing: null,
  likes: [],
  enteredBy: 'A clerk',
  paymentId: null,
  suspenseId: null,
})
const batch = { lines: [line(1, 1000), line(2, 4770)], asks: 'amount' as const, meets: false }
const account = {
  accountNumber: '100-00002-5',
  name: 'Ben Ito',
  address: '1 OAK ST',
  closedOn: null,
  balanceCents: 2550,
  dueCents: 2550,
  scanned: false,
}

/** Presses keys one after another; the office reads every number as that of Ben Ito. */
function pressed(
  keys: string,
  of: typeof batch | (Omit<typeof batch, 'asks'> & { asks: 'check' | 'routing' }) = batch,
) {
  let station: Station = nothingTyped
  const asks: Ask[] = []
  let beeps = 0
  for (const key of keys.replaceAll('⏎', '\n')) {
    const next = press(station, key === '\n' ? 'Enter' : key, of)
    station = next.station
    if (next.beep) beeps += 1
    if (!next.ask) continue
    asks.push(next.ask)
    if (next.ask.kind === 'read') station = numberRead(station, account)
    if (next.ask.kind === 'save') station = nothingTyped
  }
  return { station, asks, beeps }
}
const saved = (keys: string, of?: Parameters<typeof pressed>[1]) =>
  pressed(keys, of).asks.flatMap((ask) => (ask.kind === 'save' ? [ask.item] : []))

describe('the keys of the station', () => {
  it.each([
    {
      case: 'an amount without its point',
      keys: '25⏎4770⏎',
      is: { typed: '25', amountCents: 4770, lineNo: null },
    },
    { case: 'a bare Enter for what is due', keys: '25⏎⏎', is: { amountCents: 2550 } },
    {
      case: 'the last line anew, its account kept',
      keys: '+⏎7470⏎',
      is: { typed: '100-00001-7', amountCents: 7470, lineNo: 2 },
    },
    { case: 'a line by its number', keys: '1+⏎900⏎', is: { amountCents: 900, lineNo: 1 } },
    {
      case: 'another account for a line, its amount kept',
      keys: '1+25⏎⏎',
      is: { typed: '25', amountCents: 1000, lineNo: 1 },
    },
    { case: 'a line after one that was dropped', keys: '25⏎47-25⏎100⏎', is: { amountCents: 100 } },
  ])('enter $case', ({ keys, is }) => {
    expect(saved(keys)).toEqual([expect.objectContaining(is)])
  })

  it('ask for the check and its bank where the batch does', () => {
    expect(saved('25⏎⏎123⏎', { ...batch, asks: 'check' })).toMatchObject([
      { checkNumber: '123', routing: null },
    ])
    expect(saved('25⏎⏎⏎', { ...batch, asks: 'check' })).toMatchObject([{ checkNumber: null }])
    expect(saved('+⏎⏎⏎', { ...batch, asks: 'check' })).toMatchObject([
      { amountCents: 4770, checkNumber: '55' },
    ])
    expect(saved('25⏎⏎123⏎231380104⏎', { ...batch, asks: 'routing' })).toMatchObject([
      { routing: '231380104' },
    ])
  })

  it('delete only when minus is pressed twice', () => {
    expect(pressed('--').asks).toEqual([{ kind: 'delete', lineNo: 2 }])
    expect(pressed('1--').asks).toEqual([{ kind: 'delete', lineNo: 1 }])
    expect(pressed('-⏎').asks).toEqual([])
    expect(pressed('9-')).toMatchObject({ beeps: 1, asks: [] })
  })

  it('total, and close only what meets', () => {
    expect(pressed('*⏎').asks).toEqual([{ kind: 'total' }])
    expect(pressed('*⏎', { ...batch, meets: true }).asks).toEqual([{ kind: 'total' }, { kind: 'close' }])
    expect(pressed('*/').asks).toEqual([{ kind: 'total' }, { kind: 'leave' }])
    expect(pressed('*25⏎').asks.at(-1)).toEqual({ kind: 'read', typed: '25' })
  })

  it('hold a line: what was typed ahead goes nowhere until + or −', () => {
    const held: Station = {
      ...nothingTyped,
      text: '18',
      held: { say: 'The check digit does not fit.', keep: false },
    }
    for (const key of ['4', 'Enter', '*'])
      expect(press(held, key, batch)).toEqual({ station: held, beep: true })
    expect(press(held, '+', batch).station).toMatchObject({ held: null, text: '' })
    expect(press(held, '-', batch).station).toMatchObject({ held: null, step: 'account', text: '' })
    expect(press(held, '/', batch).station).toMatchObject({
      held: null,
      step: 'amount',
      typed: '18',
      suspense: true,
    })
    const unsent: Station = { ...held, held: { say: 'Not reached.', keep: true } }
    expect(press(unsent, '+', batch).station).toMatchObject({ held: null, text: '18' })
  })

  it('put money of nobody into suspense', () => {
    expect(saved('0/4770⏎')).toMatchObject([{ typed: '0', suspense: true, amountCents: 4770 }])
    expect(pressed('0/⏎')).toMatchObject({ beeps: 1, asks: [] })
  })

  it('beep at nothing, and at more than there can be', () => {
    expect(pressed('⏎').beeps).toBe(1)
    expect(pressed('25⏎0⏎')).toMatchObject({ beeps: 1, asks: [{ kind: 'read' }] })
    expect(pressed('25⏎12345678901').beeps).toBe(1)
    expect(typedWords({ ...nothingTyped, step: 'amount', text: '4770' })).toBe('$47.70')
  })
})
