import type { Job, Upload } from './mail-job-queries.ts'

/** The states of a job in words, each with a sign that needs no colour. */
export const stateWords: Readonly<Record<Job['state'], string>> = {
  making: '… Being put together',
  ready: '● Ready',
  sent: '→ Sent',
  'proof-received': '● Proof to be looked at',
  'proof-approved': '✓ Proof approved',
  mailed: '✓ Mailed',
  'statement-received': '● Statement received',
  reconciled: '✓ Reconciled',
  dropped: '– Given up',
}

export const stepWords: Readonly<Record<string, string>> = {
  made: 'Put together',
  'upload-asked': 'To be sent by SFTP',
  'upload-failed': 'Not sent by SFTP',
  sent: 'Sent',
  proof: 'Proof received',
  approved: 'Proof approved',
  mailed: 'Mailed',
  statement: 'Postage statement',
  reconciled: 'Reconciled',
  dropped: 'Given up',
}

export const uploadWords: Readonly<Record<Upload['state'], string>> = {
  waiting: '… Waiting',
  sending: '→ Being sent',
  sent: '✓ Sent',
  failed: '✗ Failed',
}

export const pullWords = { held: 'Held', pulled: 'Pulled', recalled: 'Recalled' } as const
