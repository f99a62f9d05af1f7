import { layoutOf, type RecordName } from './layouts.ts'
import { layRecord, plain, type Values } from './lay-record.ts'
import type { MailDatJob } from './mail-dat-job.ts'

/** Where the header counts the records of a file, and says what was sent of it. */
export const headerCounts: Readonly<
  Record<Exclude<RecordName, 'hdr'>, { readonly count: string; readonly status: string }>
> = {
  seg: { count: '1111', status: '1112' },
  mpu: { count: '1113', status: '1114' },
  mcr: { count: '1115', status: '1116' },
  mpa: { count: '1158', status: '1159' },
  cpt: { count: '1118', status: '1119' },
  csm: { count: '1120', status: '1121' },
  cqt: { count: '1126', status: '1127' },
  pqt: { count: '1128', status: '1129' },
  pdr: { count: '1138', status: '1139' },
}

/** The one record of the header: whose job it is, and how many records each file has. What is not sent counts nothing, status N. */
export function writeHeader(
  job: MailDatJob,
  records: Partial<Record<RecordName, readonly string[]>>,
): string {
  const { contact, software } = job
  return layRecord('hdr', {
    ...countsOf(records),
    '1001': job.jobId,
    '1101': '25-1',
    // The first header of a job; later ones count down (HDR-1025).
    '1025': 9999,
    '1148': 'C',
    '1153': job.jobId,
    '1103': plain(job.name, 30),
    '1104': plain(job.source, 30),
    '1105': job.licenseCode,
    '1106': plain(contact.name, 30),
    '1107': contact.phone.replaceAll(/\D/g, '').slice(-10),
    '1157': plain(contact.email, 60),
    '1108': job.preparedOn,
    '1109': job.preparedAt,
    '1192': '0.4',
    // Sorted before printing, by one presort (HDR-1154).
    '1154': 'P',
    '1174': plain(software.vendor, 30),
    '1175': plain(software.product, 30),
    '1176': plain(software.version, 10),
    '1177': plain(software.email, 60),
    '1150': plain(software.vendor, 30),
    '1155': plain(software.product, 30),
    '1151': plain(software.version, 10),
    '1156': plain(software.email, 60),
    '1183': job.preparer.crid,
  })
}

function countsOf(records: Partial<Record<RecordName, readonly string[]>>): Values {
  const nothing = layoutOf('hdr').fields.flatMap(({ code, name, form }): [string, string | number][] => {
    if (name.endsWith('Record Count')) return [[code.slice(4), 0]]
    return form === 'e' && name.endsWith('Status') && name !== 'Header History Status'
      ? [[code.slice(4), 'N']]
      : []
  })
  const sent = Object.entries(headerCounts).flatMap(
    ([record, { count, status }]): [string, string | number][] => {
      const many = records[record as RecordName]?.length ?? 0
      return [
        [count, many],
        [status, many > 0 ? 'O' : 'N'],
      ]
    },
  )
  return Object.fromEntries([...nothing, ...sent])
}
