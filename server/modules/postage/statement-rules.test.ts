import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needOf, needOfSort } from './expected-postage.ts'
import { foresee } from './foresee.ts'
import { readStatements } from './read-statements.ts'
import { millsToCents, statementFault } from './statement-fault.ts'

const today = '2026-11-23'
const money = (mills: number) => (mills / 1000).toFixed(3)
const run = (mailOn: string, needCents: number | null) => ({ mailOn, needCents })
const head = 'number,job,mailed,line,pieces,price,amount'

describe('a postage statement', () => {
  const line = { line: 'A1 5-Digit', pieces: 123, priceMills: 593, amountMills: 72_939 }
  const discount = { line: 'Full-Service', pieces: 123, priceMills: -3, amountMills: -369 }
  const whole = {
    number: 'P-1',
    mailJob: 'RUN-1',
    mailedOn: '2026-11-20',
    pieces: 123,
    amountCents: 7257,
    lines: [line, discount],
  }
  it.each([
    { case: 'holds together: lines in mills, the total rounded once', given: {}, field: null },
    { case: 'without lines is taken as it is', given: { lines: [], amountCents: 1 }, field: null },
    { case: 'of a day to come', given: { mailedOn: '2026-11-24' }, field: 'mailedOn' },
    {
      case: 'with a line that is not pieces times price',
      given: { lines: [{ ...line, amountMills: 72_940 }] },
      field: 'lines.0.amountMills',
    },
    { case: 'with other pieces than its lines', given: { pieces: 124 }, field: 'pieces' },
    { case: 'with another amount than its lines', given: { amountCents: 7258 }, field: 'amountCents' },
  ])('$case', ({ given, field }) => {
    expect(statementFault({ ...whole, ...given }, today)?.field ?? null).toBe(field)
  })

  it.each([
    [72_570, 7257],
    [72_574, 7257],
    [72_575, 7258],
    [5, 1],
    [4, 0],
  ])('%d mills are %d cents: halves go up', (mills, cents) => {
    expect(millsToCents(mills)).toBe(cents)
  })
})

describe('a file of statements', () => {
  it('has a row for each line; a statement with a bad row waits whole, the others are taken', () => {
    const read = readStatements(
      [
        head,
        'P-1,RUN-1,2026-11-20,A1 5-Digit,100,0.593,59.300',
        'P-2,RUN-2,2026-11-20,A1 5-Digit,ten,0.593,5.930',
        'P-1,RUN-1,2026-11-20,A3 Mixed AADC,10,$0.672,6.72',
        'P-2,RUN-2,2026-11-20,A3 Mixed AADC,10,0.672,6.72',
        'P-3,RUN-3,11/20/2026,A1,1,0.6721,0.67',
        'P-4,RUN-4,2026-11-20,A1,10,0.593,5.940',
      ].join('\n'),
      today,
    )
    expect(read.statements).toMatchObject([{ number: 'P-1', pieces: 110, amountCents: 6602 }])
    expect(read.faults.map(({ line, column }) => [line, column])).toEqual([
      [3, 'pieces'],
      [6, 'mailed'],
      [6, 'price'],
      [7, 'amount'],
    ])
  })

  it.each([
    ['', 1],
    ['number,job,mailed,line,pieces,price\n', 1],
    [head, 2],
    [`${head}\n"P-1,RUN-1`, 2],
  ])('%j is refused as a whole', (text, line) => {
    expect(readStatements(text, today)).toMatchObject({ unreadable: true, faults: [{ line }] })
  })

  it('keeps no card number', () => {
    const { statements, faults } = readStatements(
      `${head}\nP-1,4111 1111 1111 1111,2026-11-20,A1,10,0.593,5.93`,
      today,
    )
    expect(statements).toEqual([])
    expect(faults).toMatchObject([{ line: 2, column: 'job' }])
  })

  it('reads any statement back as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 1690 })), {
          minLength: 1,
          maxLength: 8,
        }),
        (lines) => {
          const rows = lines.map(
            ([pieces, price], at) =>
              `P-1,RUN-1,2026-11-20,L${at},${pieces},${money(price)},${money(pieces * price)}`,
          )
          const { statements, faults } = readStatements([head, ...rows].join('\r\n'), today)
          expect(faults).toEqual([])
          expect(statements[0]!.lines.map(({ pieces, priceMills }) => [pieces, priceMills])).toEqual(lines)
          expect(statementFault(statements[0]!, today)).toBeNull()
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('how long postage lasts', () => {
  it('goes by the days of the mailings, and says which one it does not last for', () => {
    const found = foresee({ balanceCents: 1000, lowestCents: 200 }, [
      run('2026-12-20', 500),
      run('2026-12-01', 700),
      run('2026-12-10', 150),
      run('2026-12-15', null),
    ])
    expect(found.runs.map(({ afterCents, standing }) => [afterCents, standing])).toEqual([
      [300, 'covered'],
      [150, 'low'],
      [150, 'low'],
      [-350, 'short'],
    ])
    expect(found).toMatchObject({ shortOn: '2026-12-20', depositCents: 550, depositBy: '2026-12-10' })
  })

  it('asks for exactly what is missing: with it all is covered, with a cent less it is not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.option(fc.integer({ min: 0, max: 50_000 })),
        fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 12 }),
        (balanceCents, lowestCents, needs) => {
          const runs = needs.map((need, at) => run(`2026-12-${String(at + 10)}`, need))
          const { depositCents } = foresee({ balanceCents, lowestCents }, runs)
          const after = (more: number) =>
            foresee({ balanceCents: balanceCents + more, lowestCents }, runs).runs
          expect(after(depositCents).every(({ standing }) => standing === 'covered')).toBe(true)
          const withLess = after(depositCents - 1).every(({ standing }) => standing === 'covered')
          expect(depositCents === 0 || !withLess).toBe(true)
        },
      ),
    )
  })
})

describe('what a mailing needs', () => {
  const lastUses = { cents: 6_000, pieces: 100 }
  const both = { lastUses, singleMills: 781 }
  it.each([
    [3, both, 'last-uses', 180, 'last-uses'],
    [3, both, 'single-piece', 235, 'single-piece'],
    [3, { lastUses: null, singleMills: 781 }, 'last-uses', 235, 'single-piece'],
    [3, { lastUses, singleMills: null }, 'single-piece', 180, 'last-uses'],
    [3, { lastUses: null, singleMills: null }, 'last-uses', null, 'no-price'],
    [0, both, 'single-piece', 0, 'last-uses'],
  ] as const)('%d pieces, by %j, %s first: %j cents', (pieces, known, first, cents, basis) => {
    expect(needOf(pieces, known, first)).toMatchObject({ pieces, cents, basis })
  })

  it('is that of its sort, and of the single-piece price where a level has none', () => {
    const sorted = { pieces: 510, postageCents: 30_000, unpriced: 0 }
    expect(needOfSort(sorted, both)).toMatchObject({ pieces: 510, cents: 30_000, basis: 'sort' })
    expect(needOfSort({ ...sorted, unpriced: 10 }, both)).toMatchObject({ pieces: 510, cents: 30_781 })
    const unknown = { lastUses: null, singleMills: null }
    expect(needOfSort({ ...sorted, unpriced: 10 }, unknown)).toMatchObject({ pieces: 510, cents: null })
  })
})
