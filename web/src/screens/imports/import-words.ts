import { count } from '../../parts/words.ts'
import type { ImportFile } from './import-queries.ts'

/** How a file stands, in words. */
export const stateWords: Record<ImportFile['state'], string> = {
  staging: '○ being read',
  checked: '▲ checked, not applied',
  applying: '○ being applied',
  applied: '✓ applied',
  discarded: '✗ left',
}

export const kindWords: Record<ImportFile['kind'], string> = {
  premises: 'Premises',
  accounts: 'Accounts and their parties',
  services: 'Services',
  combined: 'All in one file',
}

/** The totals of a file as a sum that adds up: rows = good + duplicates + rejected + applied. */
export function totalsSentence({ rows, good, duplicate, rejected, applied }: ImportFile['totals']): string {
  const parts = [
    good > 0 && `${good.toLocaleString('en-US')} good`,
    applied > 0 && `${applied.toLocaleString('en-US')} applied`,
    duplicate > 0 && count(duplicate, 'duplicate'),
    rejected > 0 && `${rejected.toLocaleString('en-US')} rejected`,
  ].filter(Boolean)
  return parts.length === 0 ? count(rows, 'row') : `${count(rows, 'row')} = ${parts.join(' + ')}`
}

/** What applying added to the books; empty when nothing was. */
export const addedSentence = ({ added }: ImportFile['totals']): string =>
  [
    added.premises > 0 && count(added.premises, 'premise'),
    added.accounts > 0 && count(added.accounts, 'account'),
    added.parties > 0 && count(added.parties, 'party', 'parties'),
    added.services > 0 && count(added.services, 'service'),
    (added.withoutMandate ?? 0) > 0 &&
      `${count(added.withoutMandate ?? 0, 'account')} whose file says autopay and from which nothing is drawn until their customer agreed`,
  ]
    .filter(Boolean)
    .join(', ')
