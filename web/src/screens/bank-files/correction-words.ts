import type { Notice } from './bank-file-queries.ts'

const names: Readonly<Record<string, string>> = {
  routing: 'routing number',
  account: 'account',
  tranCode: 'transaction code',
  name: 'name',
  customerNumber: 'customer number',
}
/** What a bank says is right from now on, in a sentence. */
export const correctionWords = (correction: Notice['correction']): string =>
  correction && Object.keys(correction).length > 0
    ? `Right is: ${Object.entries(correction)
        .map(([name, value]) => `${names[name] ?? name} ${value}`)
        .join(', ')}.`
    : ''
