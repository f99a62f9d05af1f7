import { describe, expect, it } from 'vitest'
import { addressKey } from './address-key.ts'
import { addressText } from './address-text.ts'
import { dashParcelNumber, isParcelNumber } from './parcel-number.ts'
import { readAddressLine } from './read-address-line.ts'
import { readZip } from './zip-code.ts'

const keyOf = (line: string): string => addressKey({ ...readAddressLine(line)!, zip: '91764-1234' })

describe('an address', () => {
  it.each([
    ['212 Oak St', '212 OAK ST,,91764'],
    ['0212 oak street', '212 OAK ST,,91764'],
    ['212 South Van Ness Avenue', '212 S VAN NESS AVE,,91764'],
    ['212 1/2 N Oak St', '212-1/2 N OAK ST,,91764'],
    ['212½ N Oak St', '212-1/2 N OAK ST,,91764'],
    ['12 Seventh St', '12 7TH ST,,91764'],
    ['12 07th Street', '12 7TH ST,,91764'],
    ['12 North Ave', '12 NORTH AVE,,91764'],
    ['12 South Park', '12 SOUTH PARK,,91764'],
    ["12 St. Mary's Ln.", '12 ST MARYS LN,,91764'],
    ['12 W Front St', '12 W FRONT ST,,91764'],
    ['212 Oak St Apt 04', '212 OAK ST,4,91764'],
    ['212 Oak St # 4', '212 OAK ST,4,91764'],
    ['212 Oak St, Unit 4', '212 OAK ST,4,91764'],
    ['212 Oak St Bldg 2 Apt 3', '212 OAK ST,BLDG2-3,91764'],
    ['212 Oak St Rear', '212 OAK ST,REAR,91764'],
  ])('%s compares as %s', (line, key) => {
    expect(keyOf(line)).toBe(key)
  })

  it('without a house number is not taken apart', () => {
    expect(readAddressLine('Oak St')).toBeNull()
  })

  it.each([
    [null, '212 OAK ST'],
    ['APT B', '212 OAK ST APT B'],
    ['# 4', '212 OAK ST # 4'],
    ['4', '212 OAK ST # 4'],
    ['REAR', '212 OAK ST REAR'],
  ])('with the unit %s is written %s', (unit, text) => {
    expect(addressText({ street_number: '212', street: 'OAK ST', unit })).toBe(text)
  })
})

describe('a ZIP code', () => {
  it.each([
    ['91764', '91764'],
    ['91764-1234', '91764-1234'],
    [' 917641234 ', '91764-1234'],
  ])('%s is read', (text, zip) => {
    expect(readZip(text)).toEqual({ zip })
  })

  it.each([
    ['', 'Write five digits.'],
    ['1764', 'If a spreadsheet took leading zeros away, write 01764.'],
    ['9176O', 'Write five digits, or nine with a dash: 91764-1234.'],
  ])('%s is none, and what to write is said', (text, instead) => {
    expect(readZip(text)).toMatchObject({ instead })
  })
})

describe('a parcel number', () => {
  it('gets its dashes from a pattern', () => {
    expect(dashParcelNumber('104852413', '####-###-##')).toBe('1048-524-13')
    expect(dashParcelNumber('1048.524.139', '####-###-##')).toBe('1048-524-139')
  })

  it.each([
    ['1048-524-13', true],
    ['N/A', false],
    ['none', false],
    ['', false],
  ])('“%s”: %s', (text, is) => {
    expect(isParcelNumber(text)).toBe(is)
  })
})
