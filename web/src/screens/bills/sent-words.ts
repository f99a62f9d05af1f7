import type { Bill } from './bill-types.ts'

const ways: Readonly<Record<Bill['sentBy'], string>> = {
  paper: 'on paper',
  email: 'by e-mail',
  both: 'on paper and by e-mail',
  none: 'not sent',
}

/** Of an e-mail: its state in a word that tells it without a colour. */
export const emailWords: Readonly<Record<string, string>> = {
  waiting: '○ waiting to be sent',
  sending: '○ being sent',
  sent: '✓ sent',
  failed: '✗ did not arrive',
  uncertain: '● may not have arrived',
}

/** How a bill was sent, in a few words: `by e-mail, ✓ sent`. */
export function sentWords({
  sentBy,
  suppressed,
  email,
}: Pick<Bill, 'sentBy' | 'suppressed' | 'email'>): string {
  if (suppressed !== null) return 'not sent, by a rule'
  return email === null ? ways[sentBy] : `${ways[sentBy]}, ${emailWords[email.state] ?? email.state}`
}
