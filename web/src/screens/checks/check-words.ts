import { day } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { count, titleOf } from '../../parts/words.ts'
import type { ChecksShown, Finding, FindingShown, HaulerList, HaulerRow } from './check-queries.ts'

/** How a finding stands: by shape and word. */
export const stateWords: Record<Finding['state'], string> = {
  open: '● open',
  in_work: '◐ in work',
  back: '▲ back again',
  accepted: '○ accepted',
  mended: '✓ mended',
}

/** What happened to a finding, at the beginning of a line. */
export const eventWords: Record<FindingShown['history'][number]['what'], string> = {
  found: 'Found',
  changed: 'Changed',
  assigned: 'Given',
  taken: 'Taken',
  accepted: 'Accepted',
  noted: 'Noted',
  mended: 'Mended',
  back: 'Back again',
  lapsed: 'Open again',
}

export const verdictWords: Record<HaulerRow['verdict'], string> = {
  matched: '✓ matched',
  different: '▲ different',
  unknown: '● unknown',
  rejected: '✗ rejected',
}

/** Who a finding lies with. */
export const ownerWords = ({ ownerName, ownerRole }: Pick<Finding, 'ownerName' | 'ownerRole'>): string =>
  ownerName ?? `any ${titleOf(ownerRole).toLowerCase()}`

/** Where all checks stand, in one sentence. */
export function checksSentence({ findings, amountCents, lastRun }: ChecksShown): string {
  if (!lastRun) return 'The books were not gone through yet. They are every night, or now.'
  const open =
    findings === 0 ? 'Nothing is open' : `${count(findings, 'finding')} open, ${money(amountCents)} at stake`
  return `${open} · ${runSentence(lastRun)}`
}

function runSentence({ state, businessOn, reason, checks }: NonNullable<ChecksShown['lastRun']>): string {
  const done = checks.filter((one) => one.done !== null).length
  if (state === 'waiting') return 'waiting for its turn'
  if (state === 'working') return `going through the books: ${done} of ${count(checks.length, 'check')} done`
  if (state === 'failed') return 'the last time stopped'
  return reason === 'night'
    ? `last gone through in the night of ${day(businessOn)}`
    : `last gone through on ${day(businessOn)}`
}

/** The totals of a hauler's list as a sum that adds up. */
export function listSentence({
  rows,
  matched,
  different,
  unknown,
  rejected,
  oursOnly,
}: HaulerList['totals']): string {
  const parts = Object.entries({ matched, different, unknown, rejected })
    .filter(([, many]) => many > 0)
    .map(([word, many]) => `${many.toLocaleString('en-US')} ${word}`)
  const ours =
    oursOnly > 0
      ? `; ${oursOnly.toLocaleString('en-US')} of ours ${oursOnly === 1 ? 'is' : 'are'} not on it`
      : ''
  return `${count(rows, 'row')} = ${parts.join(' + ')}${ours}`
}
