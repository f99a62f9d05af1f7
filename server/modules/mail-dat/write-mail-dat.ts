import { type Quantity, quantitiesOf, type PieceUnit, unitsOf } from './job-parts.ts'
import type { RecordName } from './layouts.ts'
import type { MailDatJob } from './mail-dat-job.ts'
import {
  writeComponents,
  writeContainers,
  writePayers,
  writeRelations,
  writeSegment,
  writeUnits,
} from './write-containers.ts'
import { writeHeader } from './write-header.ts'
import { writePackages, writePieces, writeQuantities } from './write-pieces.ts'

/** A job taken apart once, for all of its files. */
export type Parts = {
  readonly job: MailDatJob
  readonly units: readonly PieceUnit[]
  readonly quantities: readonly Quantity[]
}

/**
 * Writes the files of a Mail.dat 25-1 job of First-Class Mail automation letters: the smallest set the standard knows, with piece detail. The same job
 * is always the same bytes. Files are named by the root name of the job and their record: `00000012.csm`.
 */
export function writeMailDat(job: MailDatJob): Map<string, string> {
  const units = unitsOf(job)
  const parts: Parts = { job, units, quantities: quantitiesOf(job, units) }
  const records: Partial<Record<RecordName, readonly string[]>> = {
    seg: writeSegment(parts),
    mpu: writeUnits(parts),
    mcr: writeRelations(parts),
    mpa: writePayers(parts),
    cpt: writeComponents(parts),
    csm: writeContainers(parts),
    cqt: writeQuantities(parts),
    pqt: writePackages(parts),
    pdr: writePieces(parts),
  }
  const files = new Map([[`${job.rootName}.hdr`, asFile([writeHeader(job, records)])]])
  for (const [record, lines] of Object.entries(records)) files.set(`${job.rootName}.${record}`, asFile(lines))
  return files
}

/** Each record is a line. */
const asFile = (lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('')
