import { describe, expect, it } from 'vitest'
import { readLabelingList } from './read-labeling-list.ts'
import { readMills, readPrices } from './read-prices.ts'
import { singlePieceMills } from './single-piece.ts'

describe('a price list', () => {
  it('is read by our codes and by the names of the published file, each line with its source', () => {
    const read = readPrices(
      [
        'effective,item,price_usd,provenance,confidence',
        '2026-07-12,commercial automation letter 5-digit (to 3.5 oz),0.621,"Notice 123, p. 13",repo x1',
        '2026-07-12,single-piece metered letter 1 oz,0.78,same,repo x1',
        '2026-07-12,full-service-discount,0.003,Our contract,own',
      ].join('\n'),
    )
    expect(read).toMatchObject({
      read: 3,
      faults: [],
      prices: [
        { line: 2, effectiveOn: '2026-07-12', item: '5-digit', mills: 621, source: 'Notice 123, p. 13' },
        { line: 3, item: 'single-piece-metered', mills: 780, source: 'Notice 123, p. 13' },
        { line: 4, item: 'full-service-discount', mills: 3 },
      ],
    })
  })

  it.each([
    ['2026-01 (per repo),aadc,0.641,x', 'effective', 'is no day'],
    ['2026-07-12,second class,0.641,x', 'item', 'is not known'],
    ['2026-07-12,aadc,,x', 'price', 'is missing'],
    ['2026-07-12,aadc,0.398/0.428,x', 'price', 'is no price'],
    ['2026-07-12,aadc,641,x', 'price', 'more than this can cost'],
    ['2026-07-12,aadc,0.641,', 'source', 'where the price was found'],
    ['2026-07-12,5-digit,0.6,x', 'item', 'A line above'],
  ])('tells what is wrong with “%s”', (line, column, reason) => {
    // A line without a source has that of the line above; so that it has none, it stands first.
    const good = '2026-07-12,5-digit,0.621,Notice 123'
    const lines = column === 'source' ? [line, good] : [good, line]
    const read = readPrices(['effective,item,price,source', ...lines].join('\n'))
    const faults = 'faults' in read ? read.faults : []
    expect(faults).toEqual([{ line: expect.any(Number), column, reason: expect.stringContaining(reason) }])
  })

  it.each([
    ['0.621', 621],
    ['$0.78', 780],
    ['390.00', 390_000],
    ['1', 1000],
    ['0.6215', null],
    ['-1', null],
    ['', null],
  ])('reads %s dollars as thousandths', (text, mills) => {
    expect(readMills(text)).toBe(mills)
  })
})

describe('a labeling list', () => {
  it('is read with its ranges, as the post office publishes them', () => {
    const read = readLabelingList(
      'l606',
      'destination_zips,label_to\n"00728, 00730-00731",PONCE PR 00728\n00601,Adjuntas  PR 00601',
    )
    expect(read).toEqual({
      read: 2,
      faults: [],
      rows: [
        { from: '00728', to: '00728', label: 'PONCE PR 00728' },
        { from: '00730', to: '00731', label: 'PONCE PR 00728' },
        { from: '00601', to: '00601', label: 'ADJUNTAS PR 00601' },
      ],
    })
  })

  it.each([
    ['9176,AADC CA 917', 'zips', 'is not 3 digits'],
    ['918-917,AADC CA 917', 'zips', 'ends before it begins'],
    ['910-919,AADC CA 917', 'zips', '917 stands in line 2 already'],
    ['918,', 'label', 'is missing'],
    ['918,AADC NOWHERE', 'label', 'does not end with the 3 digits'],
    ['918,AADC OF A CITY WITH A VERY LONG NAME CA 917', 'label', 'has room for 30'],
  ])('tells what is wrong with “%s”, and takes nothing of the line', (line, column, reason) => {
    const read = readLabelingList('l801', `zips,label\n917,AADC PRACTICE CA 917\n${line}`)
    expect(read).toMatchObject({
      faults: [{ line: 3, column, reason: expect.stringContaining(reason) }],
      rows: [{ from: '917' }],
    })
  })

  it('is refused whole without its headings or its lines', () => {
    expect(readLabelingList('l801', 'a,b\n1,2')).toMatchObject({ wrong: expect.stringContaining('headings') })
    expect(readLabelingList('l801', 'zips,label')).toMatchObject({
      wrong: expect.stringContaining('no line'),
    })
  })
})

describe('a single piece', () => {
  const mills = {
    'single-piece-metered': 780,
    'single-piece-stamped': 820,
    'single-piece-stamped-2-oz': 1110,
    'single-piece-stamped-3-oz': 1400,
  }
  it.each([
    [600, 'metered', 780],
    [1000, 'metered', 780],
    [1001, 'metered', 1070],
    [3500, 'metered', 1650],
    [1500, 'stamped', 1110],
    [3400, 'stamped', 1690],
    [3501, 'metered', null],
  ] as const)('of %i thousandths of an ounce, %s, costs %s mills', (weightMills, by, cost) => {
    expect(singlePieceMills(mills, { weightMills, by })).toBe(cost)
  })

  it('has no price where the list has none', () => {
    expect(singlePieceMills({}, { weightMills: 500, by: 'metered' })).toBeNull()
    expect(singlePieceMills({ 'single-piece-metered': 780 }, { weightMills: 1500, by: 'metered' })).toBeNull()
  })
})
