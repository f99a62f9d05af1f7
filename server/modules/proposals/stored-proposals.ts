import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Database } from '#database/types'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { Policy } from '../policies/policy.ts'
import type { RateVersion } from '../rates/rate-row.ts'
import { RateBody } from '../rates/stored-rates.ts'
import type { RatesAndRules } from './proposed.ts'

type Proposal = Selectable<Database['proposal']>
type VersionRow = Selectable<Database['proposal_version']>

/** One version of a proposal, whole: what is proposed, by whom and why. */
export type ProposalVersion = RatesAndRules & { readonly proposal: Proposal; readonly version: VersionRow }

const Table: z.ZodType<Omit<RateVersion, 'id' | 'rows'>> = z.strictObject({
  schedule: z.string(),
  label: z.string(),
  resolution: z.string(),
  status: z.string(),
  adoptedOn: z.string().nullable(),
  effectiveFrom: z.string(),
  effectiveUntil: z.string().nullable(),
  scheduleEndsOn: z.string().nullable(),
  source: z.string(),
  note: z.string().nullable(),
})
const Rule = z.strictObject({
  code: z.string(),
  value: z.unknown(),
  citation: z.string(),
  from: z.string(),
  until: z.string().nullable(),
})

/** A proposal. Refuses one that is not there. */
async function findProposal(work: Work, proposalId: number): Promise<Proposal> {
  const found = await work.db
    .selectFrom('proposal')
    .selectAll()
    .where('id', '=', proposalId)
    .executeTakeFirst()
  return found ?? refuse('PROPOSAL_NOT_FOUND', { proposalId })
}

/** The versions of a proposal, the newest first. */
export const versionsOf = (work: Work, proposalId: number): Promise<VersionRow[]> =>
  work.db
    .selectFrom('proposal_version')
    .selectAll()
    .where('proposal_id', '=', proposalId)
    .orderBy('number', 'desc')
    .execute()

/** A version of a proposal with everything that is proposed: the newest unless one is named. */
export async function findVersion(work: Work, proposalId: number, number?: number): Promise<ProposalVersion> {
  const proposal = await findProposal(work, proposalId)
  const versions = await versionsOf(work, proposalId)
  const version = number === undefined ? versions[0] : versions.find((one) => one.number === number)
  if (!version) return refuse('PROPOSAL_VERSION_NOT_FOUND', { proposalId, number: number ?? 0 })
  return { proposal, version, ...(await readProposed(work, version)) }
}

async function readProposed(work: Work, version: VersionRow): Promise<RatesAndRules> {
  const rows = await work.db
    .selectFrom('proposed_rate')
    .select(['label', 'body'])
    .where('proposal_id', '=', version.proposal_id)
    .where('number', '=', version.number)
    .orderBy('place')
    .execute()
  const byLabel = Map.groupBy(rows, ({ label }) => label)
  return {
    versions: z
      .array(Table)
      .parse(version.tables)
      .map((table) => ({
        ...table,
        id: null,
        rows: (byLabel.get(table.label) ?? []).map(({ body }) => ({ id: null, ...RateBody.parse(body) })),
      })),
    policies: z.array(Rule).parse(version.policies).map(policyOf),
  }
}

const policyOf = ({ from, until, ...rest }: z.output<typeof Rule>): Policy => ({
  ...rest,
  from: PlainDate.from(from),
  until: until === null ? null : PlainDate.from(until),
})

/** A rule as it is kept and told: days as text. */
export const toldPolicy = ({ code, value, citation, from, until }: Policy) => ({
  code,
  value,
  citation,
  from: from.toString(),
  until: until?.toString() ?? null,
})
