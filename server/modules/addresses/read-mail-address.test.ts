import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressKey as premiseKey } from '../premises/address-key.ts'
import { addressKey, movingKey, readMailAddress } from './read-mail-address.ts'

const at = (name: string) => movingKey([name, '212 Oak St', 'ONTARIO CA 91764'])
const last = 'Ontario, California 91764-1234'

describe('an address in the form of Publication 28', () => {
  it.each([
    ['212 North Oak Street Apartment B', 'street', '212 N OAK ST APT B'],
    ['212 N. Oak St., #B', 'street', '212 N OAK ST # B'],
    ['212 Oak St Apt # 4', 'street', '212 OAK ST APT 4'],
    ['212 1/2 South Park', 'street', '212 1/2 SOUTH PARK'],
    ['16 Court Street Southwest', 'street', '16 COURT ST SW'],
    ['112-10 Bronx Road', 'street', '112-10 BRONX RD'],
    ['P.O. Box 00118', 'po-box', 'PO BOX 118'],
    ['Post Office Box G', 'po-box', 'PO BOX G'],
    ['Drawer 72', 'po-box', 'PO BOX 72'],
    ['Firm Caller 9', 'po-box', 'PO BOX 9'],
    ['Rural Route 03, Box 98-D', 'rural-route', 'RR 3 BOX 98-D'],
    ['RFD Route 4 #87A', 'rural-route', 'RR 4 BOX 87A'],
    ['RR 2 Box 18 Bryan Dairy Rd', 'rural-route', 'RR 2 BOX 18'],
    ['Star Route 68 Box 23A', 'highway-contract', 'HC 68 BOX 23A'],
    ['HC 68 Box 23A', 'highway-contract', 'HC 68 BOX 23A'],
    ['PSC 802 Box 74', 'military', 'PSC 802 BOX 74'],
    ['Unit 02050 Box 4190', 'military', 'UNIT 2050 BOX 4190'],
    ['General Delivery', 'general-delivery', 'GENERAL DELIVERY'],
    ['City Hall', 'other', 'CITY HALL'],
  ])('%s', (line, kind, delivery) => {
    expect(readMailAddress(['Ana Lopez', line, last])).toMatchObject({
      kind,
      delivery,
      addressee: ['ANA LOPEZ'],
      last: { place: 'ONTARIO', state: 'CA', zip5: '91764', zip4: '1234' },
    })
  })

  it.each([
    ['a unit behind its street', ['212 Oak St', 'Apt B'], '212 OAK ST APT B', []],
    ['a unit before its street', ['Suite 200', '212 Oak St'], '212 OAK ST STE 200', []],
    ['attention above', ['Attention: Maria Ruiz', '212 Oak St'], '212 OAK ST', ['ATTN MARIA RUIZ']],
    ['in care of', ['c/o Maria Ruiz', '212 Oak St'], '212 OAK ST', ['C/O MARIA RUIZ']],
    ['a firm above', ['Ruiz & Sons', '212 Oak St Ste 4'], '212 OAK ST STE 4', ['RUIZ & SONS']],
    ['an urbanization', ['Urb Las Gladiolas', '150 Calle A'], '150 CALLE A', ['URB LAS GLADIOLAS']],
    ['two places: mail goes to the lower', ['212 Oak St', 'PO Box 9'], 'PO BOX 9', ['212 OAK ST']],
  ])('%s', (_, lines, delivery, others) => {
    expect(readMailAddress(['Ana Lopez', ...lines, last])).toMatchObject({
      delivery,
      addressee: ['ANA LOPEZ', ...others],
    })
  })

  it.each([
    ['Charleston, West Virginia 25301', { place: 'CHARLESTON', state: 'WV', zip5: '25301', zip4: null }],
    ['APO AE 09499-0074', { place: 'APO', state: 'AE', zip5: '09499', zip4: '0074' }],
    ['St. Louis MO 631011234', { place: 'ST LOUIS', state: 'MO', zip5: '63101', zip4: '1234' }],
    ['New York, New York 10001', { place: 'NEW YORK', state: 'NY', zip5: '10001', zip4: null }],
    ['Ontario CA', null],
    ['Ontario 91764', null],
  ])('the last line %s', (line, read) => {
    expect(readMailAddress(['Ana Lopez', '212 Oak St', line]).last).toEqual(read)
  })
})

describe('the key of an address', () => {
  it('is one for all ways to write one door, with the name or without, whatever the ZIP+4', () => {
    const ways = [
      ['Ana Lopez', '212 North Oak Street Apt B', 'Ontario CA 91764'],
      ['212 N OAK ST # B', 'ONTARIO CA 91764-1234'],
      ['212 Oak LLC', 'c/o Ruiz', '212 N Oak St', 'Unit B', 'Ontario, California 91764'],
      ['212 N. Oak St.', 'Apt. B', 'Ontario CA 91764'],
    ]
    expect(new Set(ways.map(addressKey))).toEqual(new Set(['212 N OAK ST,B,91764']))
  })

  it('is that of the premise', () => {
    const premise = { streetNumber: '0212', street: 'Oak Street', unit: 'Apt 04', zip: '91764' }
    expect(addressKey(['Ana', '212 Oak St Apt 4', 'ONTARIO CA 91764'])).toBe(premiseKey(premise))
  })

  it('is of a box, and is empty where nothing can be delivered', () => {
    expect(addressKey(['Ana', 'P O Box 0118', 'ONTARIO CA 91764'])).toBe('PO BOX 118,,91764')
    expect(addressKey(['Ana Lopez'])).toBe('')
    expect(addressKey([])).toBe('')
    expect(addressKey(['Ana', '212 Oak St', 'ONTARIO'])).toBe('')
  })

  it('with a name tells people apart at one door', () => {
    expect(at('José  García')).toBe(at('JOSE GARCIA'))
    expect(at('Ana')).not.toBe(at('Ben'))
    expect(at('Ana').startsWith('212 OAK ST,,91764|')).toBe(true)
  })

  it('stays the same when an address is written in its standard form', () => {
    const words = fc.constantFrom('Oak', 'North', 'Saint Mary', 'Second', 'Avenue', 'Park', 'Van Ness')
    const suffix = fc.constantFrom('Street', 'St', 'Ave', 'Boulevard', 'Circle', '')
    const unit = fc.constantFrom('', ' Apt 4', ' # 12', ' Bldg 2 Apt 3', ' Suite 0100', ' Rear')
    const number = fc.integer({ min: 1, max: 99_999 })
    fc.assert(
      fc.property(number, words, suffix, unit, (house, street, kind, door) => {
        const lines = ['Ana', `${house} ${street} ${kind}${door}`, 'ONTARIO CA 91764']
        expect(addressKey(readMailAddress(lines).lines)).toBe(addressKey(lines))
      }),
    )
  })
})
