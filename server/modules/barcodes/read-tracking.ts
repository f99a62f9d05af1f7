import { serviceTypes } from './service-types.ts'

/** What the 20 digits of tracking say. */
export function readTracking(tracking: string) {
  const serviceType = tracking.slice(2, 5)
  const mailerId = tracking.slice(5, tracking[5] === '9' ? 14 : 11)
  const type = serviceTypes.get(serviceType)
  return {
    barcodeId: tracking.slice(0, 2),
    serviceType,
    service: type ? `${type.class}, ${type.level}` : 'not in the table of First-Class Mail',
    mailerId,
    serial: tracking.slice(5 + mailerId.length),
  }
}
