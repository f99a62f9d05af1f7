import { achLines } from '#test/ach-file'
import { bai2Lines } from '#test/bai2-file'

/** What the bank has of a day, as a test writes it: a type code, cents, our reference and a text. */
export type BankLine = readonly [code: string, cents: number, reference: string, text: string]

/**
 * The bank’s statement of 2026-11-23, from the balance the last one ended with. A bank sends it the next morning; the day of the journeys does not
 * move, so it comes in the evening of the same day.
 */
export function statementOfTheDay(openingCents: number, lines: readonly BankLine[]): string {
  const moved = lines.reduce((sum, [code, cents]) => sum + (code < '400' ? cents : -cents), 0)
  const closingCents = openingCents + moved
  const all = lines.reduce((sum, [, cents]) => sum + cents, 0)
  return bai2Lines([
    {
      summaries: `USD,010,${openingCents},,,015,${closingCents},,`,
      lines: lines.map(
        ([code, cents, reference, text], at) => `16,${code},${cents},Z,${8101 + at},${reference},${text}`,
      ),
      total: openingCents + closingCents + all,
    },
  ])
    .join('\n')
    .replace('0915,1', '1905,9')
    .replace(',261120,', ',261123,')
}

/** One payment by a bank’s bill-pay service (CIE), settled on 2026-11-23. */
export const billPayFile = (accountNumber: string, cents: number, name: string): string =>
  achLines([
    { sec: 'CIE', serviceClass: '220', entries: [{ tranCode: '22', id: accountNumber, cents, name }] },
  ])
    .join('\n')
    .replace('261124   1', '261123   1')
