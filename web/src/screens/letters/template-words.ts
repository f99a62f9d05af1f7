import { day, plusDays } from '../../parts/day.tsx'
import type { LetterTemplate } from './letter-queries.ts'

type Version = LetterTemplate['versions'][number]

/** What publishing a change of a template from a day on means for the versions there are, in sentences. Newest versions come first. */
export function publishingMeans(
  { versions, version: inForce }: Pick<LetterTemplate, 'versions' | 'version'>,
  { from, today }: { readonly from: string; readonly today: string },
): string[] {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(from)) return ['Choose the day first.']
  const next = (versions[0]?.version ?? 0) + 1
  const until = from <= today ? '' : waiting(inForce, from)
  const replaced = versions.filter(({ hasDays, from: first }) => hasDays && first >= from && first > today)
  return [
    `It becomes version ${next}, and letters begin from it from ${from === today ? 'today' : day(from)} on.${until}`,
    ...replaced.map(
      ({ version, from: first }) =>
        `Version ${version}, which was to begin on ${day(first)}, is not used: this one takes its place.`,
    ),
  ]
}

const waiting = (inForce: number | null, from: string): string =>
  inForce === null
    ? ` Until ${day(plusDays(from, -1))} there is no version to begin from.`
    : ` Until ${day(plusDays(from, -1))} they begin from the version that holds on the day.`

/** On which days letters begin from a version. */
export function daysOfVersion({ from, until, hasDays }: Version, today: string): string {
  if (!hasDays) return `– not used: another took its place before ${day(from)}`
  if (from > today) return `◔ from ${day(from)} on${until === null ? '' : ` to ${day(plusDays(until, -1))}`}`
  if (until === null || until > today)
    return `● in force since ${day(from)}${until === null ? '' : `, to ${day(plusDays(until, -1))}`}`
  return `○ ${day(from)} to ${day(plusDays(until, -1))}`
}
