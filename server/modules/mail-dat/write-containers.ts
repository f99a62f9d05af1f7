import { codesOf, segmentId, trayCodes, trayPounds } from './job-parts.ts'
import { layRecord, noDate, plain } from './lay-record.ts'
import type { Parts } from './write-mail-dat.ts'

/** The one payer of a job: the permit of its owner, or a meter. */
const payerId = '0000000001'
/** How a component is called: as its unit, eight digits wide. */
const componentId = (unitId: string): string => unitId.padStart(8, '0')

/** What the mailing is: First-Class Mail letters, coded, with its Move Update. */
export const writeSegment = ({ job }: Parts): string[] => [
  layRecord('seg', {
    '1001': job.jobId,
    '1002': segmentId,
    '1101': plain(job.name, 60),
    '1102': '1',
    '1103': 'LT',
    '1112': 'P',
    '1113': 'L',
    '1116': noDate,
    '1118': plain(job.entry.name, 30),
    '1119': job.entry.zip,
    '1129': job.codedOn,
    '1130': noDate,
    '1131': noDate,
    '1134': job.moveUpdateOn,
    '1140': job.preparer.crid,
    '1141': '0',
    '1146': job.fullService ? 'F' : null,
    '1147': job.moveUpdateMethod,
    '1150': noDate,
    '1187': 'N',
    '2000': 'O',
  }),
]

/** A unit for each weight. */
export const writeUnits = ({ job, units }: Parts): string[] =>
  units.map(({ id, pounds }) =>
    layRecord('mpu', {
      '1001': job.jobId,
      '1002': segmentId,
      '1003': id,
      '1101': `BILL ${id}`,
      '1102': plain(job.name, 30),
      '1103': pounds,
      '1104': 'C',
      '1105': 'F',
      '1111': '1',
      '1112': 'R',
      '1113': 'LT',
      '1115': 'N',
      '1116': '00',
      '1123': 'Y',
      '2000': 'O',
    }),
  )

/** Which component a unit is made of, and who pays for it. */
export const writeRelations = ({ job, units }: Parts): string[] =>
  units.map(({ id }) =>
    layRecord('mcr', {
      '1001': job.jobId,
      '1002': segmentId,
      '1003': id,
      '1004': componentId(id),
      '1102': payerId,
      '2000': 'O',
    }),
  )

/** Who pays, and how: from the Enterprise Payment System by permit, or by meter at the correct price. */
export const writePayers = ({ job }: Parts): string[] => [
  layRecord('mpa', {
    '1001': job.jobId,
    '1002': payerId,
    '1101': plain(job.name, 30),
    '1103': job.payment.permit,
    '1106': job.payment.permitZip,
    '1109': job.payment.kind === 'permit-imprint' ? 'T' : 'O',
    '1111': job.payment.kind === 'permit-imprint' ? 'P' : 'C',
    '1121': job.owner.mailerId,
    '1122': job.owner.crid,
    '1123': job.preparer.mailerId,
    '1124': job.preparer.crid,
    '2000': 'O',
  }),
]

/** A component for each unit: a bill in its envelope is one thing. */
export const writeComponents = ({ job, units }: Parts): string[] =>
  units.map(({ id, pounds }) =>
    layRecord('cpt', {
      '1001': job.jobId,
      '1004': componentId(id),
      '1101': plain(job.name, 30),
      '1102': pounds,
      '1103': 'C',
      '1104': 'F',
      '1109': 'N',
      '1110': '1',
      '1111': 'R',
      // The specification, not its enumeration: see `layouts.ts`.
      '1112': 'LT',
      '1148': job.owner.mailerId,
      '1149': job.owner.crid,
      '2000': 'O',
    }),
  )

/** A container for each tray, with what is on its label. */
export const writeContainers = ({ job }: Parts): string[] =>
  job.trays.map((tray) =>
    layRecord('csm', {
      '1001': job.jobId,
      '1002': segmentId,
      '1005': trayCodes[tray.size],
      '1006': tray.number,
      '1101': tray.number,
      '1103': tray.destination,
      '1104': codesOf(tray).container,
      '1105': job.entry.zip.slice(0, 5),
      '1106': 'O',
      '1167': 'ORIGIN',
      '1168': job.entry.zip,
      '1184': job.mailedOn,
      '1120': tray.pieces.length,
      '1121': tray.pieces.length,
      '1122': trayPounds(tray),
      '1126': 'L',
      '1150': tray.barcode,
      '1198': tray.barcode,
      '1152': plain(tray.label.destination, 30),
      '1154': plain(tray.label.contents, 30),
      '1156': plain(tray.label.entry, 30),
      '1159': tray.cin,
      '1189': job.labelingListsOn,
      '1190': job.labelingListsOn,
      '1191': noDate,
      '1192': noDate,
      '1193': noDate,
      '1194': noDate,
      '1195': noDate,
      '2000': 'O',
    }),
  )
