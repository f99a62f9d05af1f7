import type { ListStanding, Load } from './postal-queries.ts'

export const standsWords: Readonly<Record<ListStanding['stands'], string>> = {
  'in-force': '✓ In force',
  expired: '✗ Ran out',
  'not-yet': '○ Not yet',
  'not-loaded': '– Not loaded',
}

export const kindWords: Readonly<Record<Load['kind'], string>> = {
  prices: 'Prices',
  l801: 'L801, AADCs for letters',
  l201: 'L201, mixed AADC by origin',
  l606: 'L606, 5-digit schemes',
  l002: 'L002, 3-digit prefixes and SCFs',
}

/** Thousandths of a dollar as people write them: `$0.621`. */
export const mills = (value: number): string =>
  `$${(value / 1000).toLocaleString('en-US', { minimumFractionDigits: 3, maximumFractionDigits: 3 })}`
