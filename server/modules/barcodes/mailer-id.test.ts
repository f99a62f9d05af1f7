import { describe, expect, it } from 'vitest'
import { trackingNumber } from './mailer-id.ts'
import { serviceTypeFault } from './mailing-service-type.ts'
import { trayBarcode } from './tray-barcode.ts'

describe('a tracking number', () => {
  it.each([
    { mailerId: '903999991', serial: 999_999, tracking: '00260903999991999999' },
    { mailerId: '899999', serial: 7, tracking: '00260899999000000007' },
  ])('of mailer $mailerId is 20 digits', ({ mailerId, serial, tracking }) => {
    expect(trackingNumber({ serviceType: '260', mailerId, serial })).toBe(tracking)
  })

  it.each([
    { case: 'a service type of no table', serviceType: '999', says: 'no service type of First-Class Mail' },
    { case: 'a reply piece', serviceType: '708', says: 'no service type of First-Class Mail' },
    { case: 'six digits that begin with a nine', mailerId: '900000', says: 'no mailer identifier' },
    { case: 'nine digits that begin with an eight', mailerId: '899999999', says: 'no mailer identifier' },
    { case: 'a serial number too large beside it', serial: 1_000_000, says: 'does not fit' },
    { case: 'a serial number below nothing', serial: -1, says: 'does not fit' },
  ])('is refused for $case', ({ says, ...wrong }) => {
    const parts = { serviceType: '260', mailerId: '903999991', serial: 1, ...wrong }
    expect(() => trackingNumber(parts)).toThrow(says)
  })
})

describe('the service type of the policy', () => {
  it.each([
    { serviceType: '260', says: 'fits' },
    { serviceType: '040', says: 'fits' },
    { serviceType: '261', says: '261 is not in the table (USPS' },
    { serviceType: '708', says: '708 is Business Reply (by ZIP), and bills are First-Class Mail' },
  ])('$serviceType: $says', ({ serviceType, says }) => {
    expect(serviceTypeFault(serviceType) ?? 'fits').toContain(says)
  })
})

describe('a tray barcode', () => {
  it.each([
    { mid: '903999991', serial: 12, digits: '917612421903999991000128' },
    { mid: '123456', serial: 99_999_999, digits: '917612421123456999999998' },
  ])('of mailer $mid is 24 digits', ({ mid, serial, digits }) => {
    expect(trayBarcode({ zip5: '91761', cin: '242', mid, serial })).toBe(digits)
    expect(digits).toHaveLength(24)
  })

  it.each([
    { case: 'a ZIP code of four', zip5: '9176', says: 'make no tray barcode' },
    { case: 'contents of Marketing Mail', cin: '542', says: 'make no tray barcode' },
    { case: 'a mailer identifier that is none', mid: '99', says: 'no mailer identifier' },
    { case: 'a serial number of six beside nine digits', serial: 100_000, says: 'does not fit' },
  ])('is refused for $case', ({ says, ...wrong }) => {
    const tray = { zip5: '91761', cin: '242', mid: '903999991', serial: 1, ...wrong }
    expect(() => trayBarcode(tray)).toThrow(says)
  })
})
