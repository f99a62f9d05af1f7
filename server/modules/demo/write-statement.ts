import type { PlainDate } from '#kernel/dates'

/** A line of a statement: a type code of BAI2, and what the bank writes beside the amount. */
export type Line = {
  readonly code: string
  readonly cents: number
  readonly reference: string
  readonly text: string
}

/** What the account of the practice city had before its first statement. Invented. */
export const firstBalance = 18_240_612

/** What the account has after some lines: those below 400 came in, the others left. */
export const closingAfter = (openingCents: number, lines: readonly Line[]): number =>
  openingCents + sumOf(lines.filter(comesIn)) - sumOf(lines.filter((line) => !comesIn(line)))

const comesIn = ({ code }: Line): boolean => code < '400'
const sumOf = (some: readonly Line[]): number => some.reduce((sum, { cents }) => sum + cents, 0)

/** A statement of one account as the practice city’s bank writes it, in BAI2: of the day before it comes. */
export function statement(
  morning: PlainDate,
  { openingCents, lines }: { readonly openingCents: number; readonly lines: readonly Line[] },
) {
  const closing = closingAfter(openingCents, lines)
  const total = openingCents + closing + sumOf(lines)
  const text = [
    `01,121042882,MARLOW,${short(morning)},0730,1,,,2/`,
    `02,MARLOW,121042882,1,${short(morning.subtract({ days: 1 }))},2400,USD,2/`,
    `03,4711,USD,010,${openingCents},,,015,${closing},,/`,
    ...lines.map(
      ({ code, cents, reference, text: says }, at) =>
        `16,${code},${cents},Z,${7101 + at},${reference},${says}`,
    ),
    `49,${total},${lines.length + 2}/`,
    `98,${total},1,${lines.length + 4}/`,
    `99,${total},1,${lines.length + 6}/`,
  ].join('\n')
  return {
    bytes: new TextEncoder().encode(text),
    fileName: `statement-${short(morning)}.bai`,
    format: 'bai2',
    mode: 'strict',
    modeReason: null,
    layout: null,
    mapping: null,
    receivedOn: null,
  } as const
}

const short = (day: PlainDate): string => day.toString().slice(2).replaceAll('-', '')
