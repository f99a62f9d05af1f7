import { codesOf } from './job-parts.ts'
import { layRecord } from './lay-record.ts'
import type { Parts } from './write-mail-dat.ts'

/** How many letters a tray has of a unit to a ZIP code, at which price. */
export const writeQuantities = ({ job, quantities }: Parts): string[] =>
  quantities.map(({ id, tray, unit, division, pieces }) =>
    layRecord('cqt', {
      '1001': job.jobId,
      '1034': id,
      '1006': tray.number,
      '1007': division,
      '1003': unit.id,
      '1101': 'N',
      '1105': 'N',
      '1008': codesOf(tray).rate,
      '1009': 'O',
      '1010': 'O',
      '1011': 'O',
      '1102': pieces.length,
      '1103': pieces.length,
      '1107': 'N',
      '1112': job.fullService ? 'F' : 'O',
      '2000': 'O',
    }),
  )

/** Letters lie loose in their tray: each quantity is one logical package (SEG-1113 L). */
export const writePackages = ({ job, quantities }: Parts): string[] =>
  quantities.map(({ id, tray, division, pieces }) =>
    layRecord('pqt', {
      '1001': job.jobId,
      '1034': id,
      '1012': packageId,
      '1013': division,
      '1102': codesOf(tray).package,
      '1103': pieces.length,
      '1104': pieces.length,
      '2000': 'O',
    }),
  )

const packageId = '000001'

/** Every letter with its barcode, in the order in which it lies in its tray, whatever it weighs. */
export const writePieces = ({ job, quantities }: Parts): string[] =>
  quantities
    .flatMap(({ id, pieces }) => pieces.map((piece) => ({ id, ...piece })))
    .toSorted((a, b) => a.sequence - b.sequence)
    .map(({ id, sequence, tracking, routing }) =>
      layRecord('pdr', {
        '1001': job.jobId,
        '1034': id,
        '1012': packageId,
        '1018': sequence,
        '1108': routing,
        '1122': `${tracking}${routing}`,
        '1126': job.owner.mailerId,
        '1127': job.moveUpdateMethod,
        '2000': 'O',
      }),
    )
