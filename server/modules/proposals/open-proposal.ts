import { isDeepStrictEqual } from 'node:util'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { rateVersions } from '../rates/rates-queries.ts'
import type { RateVersion } from '../rates/rate-row.ts'
import { changedByPercent, type PercentChange, percentWords } from './change-by-percent.ts'
import { copiedTables, type Succession } from './copied-tables.ts'
import { keepVersion, type NewVersion } from './keep-version.ts'
import type { RatesAndRules } from './proposed.ts'

/** How the first version of a proposal is made of the rates in force. */
type MadeOfRates =
  | (PercentChange & { readonly how: 'percent' })
  | { readonly how: 'copy'; readonly schedules: readonly string[] }

export type NewProposal = Succession & {
  readonly name: string
  readonly why: string
  readonly made: MadeOfRates
}

/** The rates and rules of the city with all their days. */
export async function adoptedRules(work: Work): Promise<RatesAndRules> {
  return { versions: await rateVersions(work), policies: await policiesFor(work) }
}

/** Opens a proposal that is made of the rates in force on its first day: a copy, or all of them by a percentage. */
export async function openProposal(work: Work, asked: NewProposal): Promise<number> {
  const { versions: adopted } = await adoptedRules(work)
  const { name, why, resolution, effectiveFrom, made } = asked
  const copied = copiedTables(adopted, asked, made.schedules)
  if (copied.length === 0)
    refuse('PROPOSAL_CHANGES_NOTHING', { because: `No rate table is in force on ${effectiveFrom}.` })
  const versions = made.how === 'copy' ? copied : onlyChanged(copied, made)
  const method =
    made.how === 'copy' ? `The rates in force on ${effectiveFrom}, as they stand.` : percentWords(made)
  return openVersion(work, name, {
    how: made.how,
    method,
    why,
    resolution,
    effectiveFrom,
    versions,
    policies: [],
  })
}

/** Tables of which no rate changes are not proposed. */
function onlyChanged(copied: readonly RateVersion[], change: PercentChange): RateVersion[] {
  const changed = changedByPercent(copied, change)
  const versions = changed.filter((version, index) => !isDeepStrictEqual(version, copied[index]))
  if (versions.length === 0)
    refuse('PROPOSAL_CHANGES_NOTHING', {
      because: `${percentWords(change)} No rate in force is another one then.`,
    })
  return versions
}

/** Opens a proposal with its first version. Refuses a name that is taken. */
export async function openVersion(work: Work, name: string, first: NewVersion): Promise<number> {
  const taken = await work.db.selectFrom('proposal').select('id').where('name', '=', name).executeTakeFirst()
  if (taken) refuse('PROPOSAL_NAME_TAKEN', { name, proposalId: taken.id })
  const { id } = await work.db
    .insertInto('proposal')
    .values({ name, opened_by: work.actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepVersion(work, id, 1, first)
  await recordCommand(work, {
    command: 'open-proposal',
    subject: proposalName(id),
    changes: told(name, 1, first),
  })
  return id
}

/** How a proposal is named in records. */
export const proposalName = (proposalId: number): string => `proposal ${proposalId}`

/** What the record says of a version: the rows themselves are kept with it and never change. */
export const told = (name: string, number: number, { versions, policies, ...said }: NewVersion) => ({
  name,
  version: number,
  ...said,
  rates: versions.reduce((total, { rows }) => total + rows.length, 0),
  policies: policies.map(({ code }) => code),
})
