import type { Details } from '@cartwright/api/refusals'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { chartOfAccounts } from '../ledger/ledger-queries.ts'
import { lineTexts } from '../rates/rate-table-queries.ts'
import { keepNext, newestVersion } from './change-proposal.ts'
import type { NewVersion } from './keep-version.ts'
import { adoptedRules, openVersion } from './open-proposal.ts'
import type { RatesAndRules } from './proposed.ts'

type FileFault = Details<'PROPOSAL_FILES_FAULTY'>['faults'][number]

/** What files propose where they do not say it themselves. */
type SaidBeside = {
  readonly schedule?: string | undefined
  readonly resolution?: string | undefined
  readonly effectiveFrom?: string | undefined
}

/** Files by their names, and all they are checked against. */
export type AskedCheck = {
  readonly files: ReadonlyMap<string, string>
  readonly said: SaidBeside
  readonly adopted: RatesAndRules
  readonly known: { readonly glCodes: readonly string[]; readonly textKeys: readonly string[] }
}

/**
 * The check of a city folder, as it is done on proposed files. It comes in from the module that reads city folders, which stands on
 * this one.
 */
export type CheckFiles = (asked: AskedCheck) => {
  readonly proposed: RatesAndRules | null
  readonly faults: readonly FileFault[]
}

export type SentFiles = SaidBeside & { readonly files: ReadonlyMap<string, string>; readonly why: string }

/** Opens a proposal from files. Refuses with every fault there is, each with its file, line, column and what to write instead. */
export async function openFromFiles(
  work: Work,
  check: CheckFiles,
  { name, ...sent }: SentFiles & { readonly name: string },
): Promise<number> {
  return openVersion(work, name, await readVersion(work, check, sent))
}

/** Makes the next version of a proposal from files, in place of all that was proposed before. */
export async function changeByFiles(
  work: Work,
  check: CheckFiles,
  { proposalId, basis, ...sent }: SentFiles & { readonly proposalId: number; readonly basis: number },
): Promise<void> {
  const before = await newestVersion(work, proposalId, basis)
  const said = {
    ...sent,
    resolution: sent.resolution ?? before.version.resolution,
    effectiveFrom: sent.effectiveFrom ?? before.version.effective_from.toString(),
  }
  await keepNext(work, before, await readVersion(work, check, said))
}

async function readVersion(work: Work, check: CheckFiles, sent: SentFiles): Promise<NewVersion> {
  const { files, why, ...said } = sent
  const known = {
    glCodes: (await chartOfAccounts(work)).map(({ code }) => code),
    textKeys: Object.keys((await lineTexts(work)).en),
  }
  const { proposed, faults } = check({ files, said, adopted: await adoptedRules(work), known })
  if (!proposed) return refuse('PROPOSAL_FILES_FAULTY', { faults: [...faults] })
  const first = firstOf(proposed)
  if (!first)
    return refuse('PROPOSAL_CHANGES_NOTHING', {
      because: 'Everything in the files is in force already.',
    })
  return { ...proposed, how: 'files', method: fileWords([...files.keys()], proposed), why, ...first }
}

/** What the whole of it is for: the resolution and first day of what begins first. */
function firstOf({ versions, policies }: RatesAndRules) {
  return [
    ...versions.map(({ resolution, effectiveFrom }) => ({ resolution, effectiveFrom })),
    ...policies.map(({ citation, from }) => ({ resolution: citation, effectiveFrom: from.toString() })),
  ].toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom))[0]
}

function fileWords(names: readonly string[], { versions, policies }: RatesAndRules): string {
  const rates = versions.reduce((total, { rows }) => total + rows.length, 0)
  const what = [
    ...(rates > 0 ? [`${rates} ${rates === 1 ? 'rate' : 'rates'}`] : []),
    ...(policies.length > 0 ? [`${policies.length} ${policies.length === 1 ? 'rule' : 'rules'}`] : []),
  ]
  return `As set down in ${names.join(', ')}: ${what.join(' and ')}.`
}
