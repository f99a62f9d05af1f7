import { isDeepStrictEqual } from 'node:util'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { changedByPercent, type PercentChange, percentWords } from './change-by-percent.ts'
import { editedRates, type RateEdit } from './edit-rates.ts'
import { keepVersion, type NewVersion } from './keep-version.ts'
import { proposalName, told } from './open-proposal.ts'
import { findVersion, type ProposalVersion } from './stored-proposals.ts'

/** How the next version of a proposal is made of the one before. */
type ChangedRates =
  | (PercentChange & { readonly how: 'percent' })
  | { readonly how: 'rates'; readonly rates: readonly RateEdit[] }

export type ProposalChange = {
  readonly proposalId: number
  /** The version that was looked at. */
  readonly basis: number
  readonly why: string
  readonly made: ChangedRates
}

/** Makes the next version of a proposal from the newest one: all its rates by a percentage, or some set by hand. */
export async function changeProposal(
  work: Work,
  { proposalId, basis, why, made }: ProposalChange,
): Promise<void> {
  const before = await newestVersion(work, proposalId, basis)
  const versions =
    made.how === 'percent'
      ? changedByPercent(before.versions, made)
      : editedRates(before.versions, made.rates)
  if (isDeepStrictEqual(versions, before.versions))
    refuse('PROPOSAL_CHANGES_NOTHING', { because: 'Every proposed rate would stay what it is.' })
  const step = made.how === 'percent' ? percentWords(made) : handWords(made.rates)
  await keepNext(work, before, {
    how: made.how,
    method: `${before.version.method} Then: ${step}`,
    why,
    resolution: before.version.resolution,
    effectiveFrom: before.version.effective_from.toString(),
    versions,
    policies: before.policies,
  })
}

const handWords = (edits: readonly RateEdit[]): string =>
  `${edits.length} ${edits.length === 1 ? 'rate' : 'rates'} set by hand (${edits
    .slice(0, 3)
    .map(({ row }) => row)
    .join('; ')}${edits.length > 3 ? '; …' : ''}).`

/**
 * The newest version of a proposal, held until the end of the work: of two people who change it at once the second is told. Refuses when
 * it is not the one that was looked at.
 */
export async function newestVersion(work: Work, proposalId: number, basis: number): Promise<ProposalVersion> {
  await work.db.selectFrom('proposal').select('id').where('id', '=', proposalId).forUpdate().execute()
  const newest = await findVersion(work, proposalId)
  const { number, made_by } = newest.version
  if (number !== basis) refuse('PROPOSAL_MOVED_ON', { newest: number, madeBy: made_by })
  return newest
}

/** Keeps the next version of a proposal and records it. */
export async function keepNext(work: Work, before: ProposalVersion, next: NewVersion): Promise<void> {
  const { proposal, version } = before
  const number = version.number + 1
  await keepVersion(work, proposal.id, number, next)
  await recordCommand(work, {
    command: 'change-proposal',
    subject: proposalName(proposal.id),
    changes: told(proposal.name, number, next),
  })
}
