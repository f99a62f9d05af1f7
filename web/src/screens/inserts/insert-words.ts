import type { Insert } from './insert-queries.ts'

export const kindWords: Readonly<Record<Insert['kind'], string>> = {
  leaflet: 'Leaflet',
  'rate-adjustment': 'Notice of a change of rates (30 days)',
  'prop-218': 'Notice of a hearing, Prop 218 (45 days)',
}
export const wayWords: Readonly<Record<Insert['way'], string>> = {
  'with-bills': 'With bills',
  'own-mailing': 'A mailing by itself',
}
export const stateWords: Readonly<Record<Insert['state'], string>> = {
  proposed: '○ Waits for approval',
  approved: '● Approved',
  mailed: '✓ Mailed',
  dropped: '✕ Given up',
}
