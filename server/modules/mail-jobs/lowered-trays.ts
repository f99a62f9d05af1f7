import type { Work } from '#kernel/work'
import { type MailingRule, mailingRule } from '../policies/mailing-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { labelingListsOn } from '../postal/postal-queries.ts'
import { labelLines } from '../presort/label-lines.ts'
import { mixedLabel } from '../presort/presort.ts'
import { standingSort } from '../presort/sort-of-run.ts'
import { jobStanding } from './job-levels.ts'
import type { JobTray } from './job-trays.ts'
import type { JobRow } from './mail-job-rows.ts'

/** What a tray says of where it goes. */
type Going = Pick<JobTray, 'level' | 'zip5' | 'cin' | 'lines'>

/**
 * The trays of a job with those that have too few letters by now labelled for the level below: its label, its barcode and its price in Mail.dat follow. Their
 * letters stay where they are.
 */
export async function loweredTrays(work: Work, job: JobRow, trays: readonly JobTray[]): Promise<JobTray[]> {
  const standing = await jobStanding(work, { job })
  const rule = mailingRule(await policiesFor(work), job.made_on)
  if (!standing || !rule || standing.fallen.length === 0) return [...trays]
  const mixed = await mixedOf(work, { job, trays, rule })
  const goes = new Map<number, Going>(
    standing.fallen.flatMap(({ trays: its, aadc }) => {
      const named =
        aadc === null ? undefined : trays.find(({ level, lines }) => level === 'aadc' && lines[0] === aadc)
      return its.map((tray) => [tray, named ?? mixed] as const)
    }),
  )
  return trays.map((tray) => {
    const going = goes.get(tray.tray)
    if (!going) return tray
    const { level, zip5, cin, lines } = going
    // The first eight of its digits say where it goes and what is in it (USPS-L-3216); its number stays its own.
    return { ...tray, level, zip5, cin, lines, digits: `${zip5}${cin}${tray.digits.slice(8)}` }
  })
}

type Given = { readonly job: JobRow; readonly trays: readonly JobTray[]; readonly rule: MailingRule }

/** As the mixed AADC trays of the job say it; where it has none, as the list of its day does. */
async function mixedOf(work: Work, { job, trays, rule }: Given): Promise<Going> {
  const known = trays.find(({ level }) => level === 'mixed-aadc')
  if (known) return known
  const { office } = rule.permit
  const sort = await standingSort(work, job.run_id)
  const { l201 } = (await labelingListsOn(work, sort?.mail_on ?? job.made_on)).lists
  const { label, zip5 } = mixedLabel(l201, office)
  const labelled = labelLines({ level: 'mixed-aadc', isScheme: false, destination: label }, office)
  return { level: 'mixed-aadc', zip5, ...labelled }
}
