import { headerCounts } from './write-header.ts'
import { checkBarcodes } from './check-barcodes.ts'
import { rateOfContainer } from './job-parts.ts'
import type { RecordName } from './layouts.ts'
import type { MailDatFault, Rec, Records } from './read-records.ts'

/** Every total of a file is what the files below it come to: records, pieces, copies, weights; and each price stands with its level. */
export function checkTotals(records: Records): MailDatFault[] {
  return [
    ...headerTotals(records),
    ...pieceTotals(records),
    ...weights(records),
    ...levels(records),
    ...checkBarcodes(records),
  ]
}

/** A fault of one field of a record. */
const faultAt = (record: Rec, field: string, sentence: string): MailDatFault => ({
  file: record.file,
  line: record.line,
  field,
  sentence,
})

const whole = (record: Rec, number: string): number => Number(record.get(number))

function headerTotals(records: Records): MailDatFault[] {
  const current = records.hdr.filter((header) => header.get('1148') === 'C')
  const [header] = current
  if (!header || current.length > 1)
    return [
      {
        file: 'hdr',
        line: null,
        field: 'HDR-1148',
        sentence: `A job has one current header, and this has ${current.length}.`,
      },
    ]
  return Object.entries(headerCounts).flatMap(([name, { count, status }]) => {
    const many = records[name as RecordName].length
    const says = whole(header, count)
    const sent = header.get(status)
    return [
      ...(says === many
        ? []
        : [
            faultAt(
              header,
              `HDR-${count}`,
              `The header counts ${says} records of ${name}, and there are ${many}.`,
            ),
          ]),
      ...((sent === 'N') === (many === 0)
        ? []
        : [
            faultAt(
              header,
              `HDR-${status}`,
              `Status ${sent} of ${name} does not go with its ${many} records.`,
            ),
          ]),
    ]
  })
}

/** Of records with a total: what the records below each come to. */
function pieceTotals({ csm, cqt, pqt, pdr }: Records): MailDatFault[] {
  const details = countBy(pdr, '1034', () => 1)
  const packages = countBy(pqt, '1034', (record) => whole(record, '1104'))
  const quantities = countBy(cqt, '1006', (record) => whole(record, '1103'))
  return [
    ...cqt.flatMap((record) => {
      const id = record.get('1034')
      return [
        ...differs(record, 'CQT-1103', details.get(id) ?? 0, 'records of piece detail'),
        ...differs(record, 'CQT-1103', packages.get(id) ?? 0, 'pieces in its packages'),
        ...differs(record, 'CQT-1102', whole(record, '1103'), 'pieces'),
      ]
    }),
    ...pqt.flatMap((record) => differs(record, 'PQT-1103', whole(record, '1104'), 'pieces')),
    ...csm.flatMap((record) => [
      ...differs(record, 'CSM-1121', quantities.get(record.get('1006')) ?? 0, 'pieces in its quantities'),
      ...differs(record, 'CSM-1120', whole(record, '1121'), 'pieces'),
    ]),
  ]
}

function countBy(records: readonly Rec[], number: string, of: (record: Rec) => number): Map<string, number> {
  const sums = new Map<string, number>()
  for (const record of records) sums.set(record.get(number), (sums.get(record.get(number)) ?? 0) + of(record))
  return sums
}

function differs(record: Rec, field: string, should: number, what: string): MailDatFault[] {
  const says = whole(record, field.slice(4))
  return says === should ? [] : [faultAt(record, field, `It says ${says}, and there are ${should} ${what}.`)]
}

const pounds = (weight: number): string => (weight / 10_000).toFixed(4)

const weighs = (record: Rec, field: string, should: number, what: string): MailDatFault[] => {
  const says = whole(record, field.slice(4))
  return says === should
    ? []
    : [faultAt(record, field, `It says ${pounds(says)} lb, and ${what} come to ${pounds(should)} lb.`)]
}

/** A container weighs what its letters do, and a unit what its components do together. */
function weights({ mpu, mcr, cpt, csm, cqt }: Records): MailDatFault[] {
  const ofUnit = new Map(mpu.map((record) => [record.get('1003'), whole(record, '1103')]))
  const ofTray = countBy(
    cqt,
    '1006',
    (record) => whole(record, '1103') * (ofUnit.get(record.get('1003')) ?? 0),
  )
  const ofPart = new Map(cpt.map((record) => [record.get('1004'), whole(record, '1102')]))
  const together = countBy(mcr, '1003', (record) => ofPart.get(record.get('1004')) ?? 0)
  return [
    ...csm.flatMap((record) =>
      weighs(record, 'CSM-1122', ofTray.get(record.get('1006')) ?? 0, 'its letters'),
    ),
    ...mpu.flatMap((record) =>
      weighs(record, 'MPU-1103', together.get(record.get('1003')) ?? 0, 'its components'),
    ),
  ]
}

/** The price of letters is that of the tray they lie in, and a full-service job has full-service letters. */
function levels({ seg, csm, cqt }: Records): MailDatFault[] {
  const trays = new Map(csm.map((record) => [record.get('1006'), record.get('1104')]))
  const full = seg[0]?.get('1146') === 'F'
  return cqt.flatMap((record) => {
    const container = trays.get(record.get('1006')) ?? ''
    const rate = rateOfContainer(container)
    return [
      ...(rate !== null && rate !== record.get('1008')
        ? [faultAt(record, 'CQT-1008', `Its tray is of level ${container}, whose price is ${rate}.`)]
        : []),
      ...((record.get('1112') === 'F') === full
        ? []
        : [faultAt(record, 'CQT-1112', 'Its service is not that of the segment (SEG-1146).')]),
    ]
  })
}
