import { twice } from './check-references.ts'
import type { MailDatFault, Rec, Records } from './read-records.ts'

const fault = (record: Rec, field: string, sentence: string): MailDatFault => ({
  file: record.file,
  line: record.line,
  field,
  sentence,
})

/** Every barcode stands once, and says what its record says. */
export const checkBarcodes = (records: Records): MailDatFault[] => [
  ...trayBarcodes(records),
  ...letterBarcodes(records),
]

/** A tray barcode begins with the five digits of its destination and its content identifier (24 digits, USPS-B-3216 era IMtb). */
function trayBarcodes({ csm }: Records): MailDatFault[] {
  return [
    ...twice(csm, (record) => record.get('1150')).map((record) =>
      fault(record, 'CSM-1150', 'Another container has this barcode.'),
    ),
    ...csm.flatMap((record) => {
      const barcode = record.get('1150')
      if (barcode === '') return []
      if (!/^\d{24}$/.test(barcode)) return [fault(record, 'CSM-1150', 'A tray barcode has 24 digits.')]
      return [
        ...(barcode.startsWith(record.get('1103'))
          ? []
          : [fault(record, 'CSM-1150', `It does not begin with the destination ${record.get('1103')}.`)]),
        ...(barcode.slice(5, 8) === record.get('1159')
          ? []
          : [fault(record, 'CSM-1159', 'The content identifier is not that of the tray barcode.')]),
      ]
    }),
  ]
}

/** A letter’s barcode is 20 digits of tracking and the digits of its delivery point; no two letters have the same tracking. */
function letterBarcodes({ cqt, pdr }: Records): MailDatFault[] {
  const divisions = new Map(cqt.map((record) => [record.get('1034'), record.get('1007')]))
  return [
    ...twice(pdr, (record) => record.get('1122').slice(0, 20)).map((record) =>
      fault(record, 'PDR-1122', 'Another letter has this tracking: serial numbers are unique.'),
    ),
    ...pdr.flatMap((record) => {
      const barcode = record.get('1122')
      const routing = barcode.slice(20)
      if (!/^\d[0-4]\d{18}(\d{5}|\d{9}|\d{11})?$/.test(barcode))
        return [
          fault(record, 'PDR-1122', 'It has 20 digits, the second 0 to 4, and 0, 5, 9 or 11 of routing.'),
        ]
      return [
        ...(routing === record.get('1108')
          ? []
          : [fault(record, 'PDR-1108', 'It is not the routing within the barcode of the letter.')]),
        ...(routing.startsWith(divisions.get(record.get('1034')) ?? '')
          ? []
          : [fault(record, 'PDR-1108', 'Its ZIP code is not that of its quantity (CQT-1007).')]),
      ]
    }),
  ]
}
