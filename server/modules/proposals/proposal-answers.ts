import type { proposals } from '@cartwright/api/proposals'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import type { Selectable } from 'kysely'
import type { Database } from '#database/types'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { bothTexts, type BothTexts } from '../rates/rate-table-queries.ts'
import { adoptionFiles, type AdoptionFile } from './adoption-files.ts'
import { type ComparedRow, comparedRows, tableFacts } from './compare-tables.ts'
import { adoptedRules } from './open-proposal.ts'
import { findVersion, toldPolicy, versionsOf } from './stored-proposals.ts'

type Listed = SuccessOf<typeof proposals.list>['rows'][number]
type Shown = SuccessOf<typeof proposals.show>
type Row = SuccessOf<typeof proposals.rows>['rows'][number]
type AskedRows = ReceivedBy<typeof proposals.rows>['query']

/** All proposals with their newest version, the newest first. */
export async function listProposals(work: Work): Promise<Listed[]> {
  const all = await work.db.selectFrom('proposal').selectAll().orderBy('id', 'desc').execute()
  const newest = await work.db
    .selectFrom('proposal_version')
    .selectAll()
    .distinctOn('proposal_id')
    .orderBy('proposal_id')
    .orderBy('number', 'desc')
    .execute()
  const byProposal = new Map(newest.map((version) => [version.proposal_id, version]))
  return all.map((proposal) => ({
    ...toldProposal(proposal),
    newest: toldVersion(byProposal.get(proposal.id)!),
  }))
}

const toldProposal = ({ id, name, opened_by, opened_at }: Selectable<Database['proposal']>) => ({
  id,
  name,
  openedBy: opened_by,
  openedAt: opened_at.toString(),
})

const toldVersion = (version: Selectable<Database['proposal_version']>): Listed['newest'] => ({
  number: version.number,
  how: version.how as Listed['newest']['how'],
  method: version.method,
  why: version.why,
  resolution: version.resolution,
  effectiveFrom: version.effective_from.toString(),
  madeBy: version.made_by,
  madeAt: version.made_at.toString(),
})

/** A proposal with what one of its versions proposes; the newest unless one is named. */
export async function showProposal(work: Work, proposalId: number, number?: number): Promise<Shown> {
  const found = await findVersion(work, proposalId, number)
  const versions = (await versionsOf(work, proposalId)).map(toldVersion)
  const adopted = await adoptedRules(work)
  return {
    ...toldProposal(found.proposal),
    newest: versions[0]!,
    versions,
    shown: found.version.number,
    tables: found.versions.map((table) => ({
      label: table.label,
      schedule: table.schedule,
      resolution: table.resolution,
      effectiveFrom: table.effectiveFrom,
      effectiveUntil: table.effectiveUntil,
      rows: table.rows.length,
      ...tableFacts(adopted.versions, table),
    })),
    policies: found.policies.map(toldPolicy),
    files: adoptionFiles(proposalId, adopted, found).map(({ name }) => name),
  }
}

/** The proposed rates beside those they would succeed. */
export async function proposedRows(
  work: Work,
  proposalId: number,
  { version, class: of, changed }: AskedRows,
): Promise<Row[]> {
  const found = await findVersion(work, proposalId, version)
  const texts = await bothTexts(work)
  const { versions } = await adoptedRules(work)
  return comparedRows(versions, found.versions)
    .filter(({ row }) => of === undefined || row.class === of)
    .filter(({ isChanged }) => changed === undefined || isChanged === (changed === 'yes'))
    .map((one) => toldRow(one, texts))
}

function toldRow({ version, row, before, isChanged }: ComparedRow, texts: BothTexts): Row {
  const { key, charge, code, stream, container, size, pickups, per, amountCents, percentThousandths } = row
  return {
    table: version.label,
    row: key,
    schedule: version.schedule,
    charge,
    code,
    class: row.class,
    stream,
    container,
    size,
    pickups,
    per,
    text: texts(row.textKey),
    beforeCents: before?.amountCents ?? null,
    amountCents,
    beforePercentThousandths: before?.percentThousandths ?? null,
    percentThousandths,
    capCents: before?.capCents ?? null,
    isChanged,
    canEdit: row.share === null,
  }
}

/** One of the files that would adopt a version. */
export async function adoptionFile(
  work: Work,
  { proposalId, number, name }: { proposalId: number; number: number | undefined; name: string },
): Promise<AdoptionFile> {
  const found = await findVersion(work, proposalId, number)
  const files = adoptionFiles(proposalId, await adoptedRules(work), found)
  const file = files.find((one) => one.name === name)
  return file ?? refuse('PROPOSAL_HAS_NO_SUCH_FILE', { file: name, files: files.map((one) => one.name) })
}
