import { type Cents, cents, portion, type Rounding } from '#kernel/money'
import type { Authority, Derivation } from './derivation.ts'

/** One step of the arithmetic behind a charge: the terms together, times numerator ÷ denominator, rounded once. */
export type Step = {
  readonly what:
    | 'difference'
    | 'rate'
    | 'installment'
    | 'times'
    | 'part'
    | 'percent'
    | 'fixed'
    | 'each'
    | 'limit'
    | 'credit'
    | 'minimum'
    | 'event'
    | 'sum'
    | 'share'
  readonly terms: readonly { readonly times: number; readonly cents: number }[]
  readonly numerator: number
  readonly denominator: number
  /** How it is rounded; null where it comes out even. */
  readonly rounding: Rounding | null
  readonly cents: number
}

/** What the tables say of a row beside its rate. */
export type RowFacts = {
  readonly capCents: number | null
  readonly amountCents: number | null
  readonly rounding: Rounding
}
/** Looks up a row of a stored table by its version and key; null where it is not known any more. */
export type FindRow = (authority: Authority, rowKey: string) => RowFacts | null

/** Works a step out again, from its terms alone. */
export function stepCents({ terms, numerator, denominator, rounding }: Pick<Step, StepParts>): Cents {
  return portion(sumOf(terms), numerator, denominator, rounding ?? 'half-up')
}
type StepParts = 'terms' | 'numerator' | 'denominator' | 'rounding'

/** Whether the steps come to an amount: each is what its terms give, and the last is the amount. */
export const comesTo = (steps: readonly Step[], amountCents: number): boolean =>
  steps.every((step) => stepCents(step) === step.cents) && steps.at(-1)?.cents === amountCents

/**
 * The arithmetic behind a charge, step by step: each step takes what the ones before came to. The last one is the charge itself, which
 * is given because the odd cent of a part depends on the other parts of its whole.
 */
export function stepsOf(derivation: Derivation, amountCents: number, findRow: FindRow): Step[] {
  if (derivation.kind === 'share') {
    const { of, wholeCents, weight, totalWeight } = derivation
    return [
      ...stepsOf(of, wholeCents, findRow),
      partStep('share', wholeCents, weight, totalWeight, amountCents),
    ]
  }
  if (derivation.kind === 'event') return [eventStep(derivation)]
  if (derivation.kind === 'percent') return percentSteps(derivation)
  if (derivation.kind === 'discount') return discountSteps(derivation)
  if (derivation.kind === 'minimum') return minimumSteps(derivation)
  return serviceSteps(derivation, amountCents, findRow)
}

type Of<Kind extends Derivation['kind']> = Extract<Derivation, { kind: Kind }>
type Term = Step['terms'][number]

const sumOf = (terms: readonly Term[]): Cents =>
  cents(terms.reduce((total, term) => total + term.times * term.cents, 0))

const once = (amount: number): Term[] => [{ times: 1, cents: amount }]

function evenStep(what: Step['what'], terms: readonly Term[]): Step {
  return { what, terms, numerator: 1, denominator: 1, rounding: null, cents: sumOf(terms) }
}

/** A part of a whole that was split by largest remainder: rounded down, or up where it got an odd cent. */
function partStep(
  what: 'part' | 'share',
  wholeCents: number,
  numerator: number,
  denominator: number,
  amountCents: number,
): Step {
  const down = portion(cents(wholeCents), numerator, denominator, 'down')
  const up = portion(cents(wholeCents), numerator, denominator, 'up')
  const rounding = down === up ? null : amountCents === down ? 'down' : 'up'
  const terms = once(wholeCents)
  return { what, terms, numerator, denominator, rounding, cents: rounding === 'up' ? up : down }
}

function roundedStep(
  what: Step['what'],
  terms: readonly Term[],
  [numerator, denominator]: readonly [number, number],
  rounding: Rounding,
): Step {
  const even = portion(sumOf(terms), numerator, denominator, 'down')
  const isEven = even === portion(sumOf(terms), numerator, denominator, 'up')
  const result = portion(sumOf(terms), numerator, denominator, rounding)
  return { what, terms, numerator, denominator, rounding: isEven ? null : rounding, cents: result }
}

function serviceSteps(working: Of<'service' | 'account'>, amountCents: number, findRow: FindRow): Step[] {
  const { parts, installment, times, proration, wholeCents, authority } = working
  const differences = parts.flatMap(({ difference, row }) => {
    const [own, of, less] = [row, difference?.of, difference?.less].map((key) =>
      key === undefined ? null : findRow(authority, key),
    )
    if (!difference || own === null || of?.amountCents == null || less?.amountCents == null) return []
    const terms = [
      { times: 1, cents: of.amountCents },
      { times: -1, cents: less.amountCents },
    ]
    return [
      roundedStep('difference', terms, [difference.percentThousandths, 100_000], own?.rounding ?? 'half-up'),
    ]
  })
  return [
    ...differences,
    evenStep(
      'rate',
      parts.map((part) => ({ times: part.times, cents: part.rateCents })),
    ),
    ...(installment ? [installmentStep(installment, wholeCents)] : []),
    ...(times > 1 ? [evenStep('times', [{ times, cents: wholeCents }])] : []),
    ...(proration && proration.numerator !== proration.denominator
      ? [partStep('part', wholeCents, proration.numerator, proration.denominator, amountCents)]
      : []),
  ]
}

/** Months of a longer rate: those that have an odd cent come first in the year. */
function installmentStep(
  { months, of, wholeCents }: NonNullable<Of<'service' | 'account'>['installment']>,
  paidCents: number,
): Step {
  const each = portion(cents(wholeCents), 1, of, 'down')
  const odd = Math.min(Math.max(paidCents - months * each, 0), months)
  const terms = [
    { times: months - odd, cents: each },
    { times: odd, cents: each + 1 },
  ].filter((term) => term.times > 0)
  return evenStep('installment', terms)
}

function eventStep({ per, charged, rateCents, rounding }: Of<'event'>): Step {
  if (per === 'ton') return roundedStep('event', once(rateCents), [charged, 100], rounding ?? 'half-up')
  return evenStep('event', [{ times: charged, cents: rateCents }])
}

function percentSteps({ percentThousandths, baseCents, rounding, each }: Of<'percent'>): Step[] {
  const share = [percentThousandths, 100_000] as const
  if (!each) return [roundedStep('percent', once(baseCents), share, rounding)]
  const lines = each.map((line) => roundedStep('each', once(line), share, rounding))
  return [
    ...lines,
    evenStep(
      'sum',
      lines.map((line) => ({ times: 1, cents: line.cents })),
    ),
  ]
}

/** What comes off, then never more than the charges it is taken of, then as a credit. */
function discountSteps(discount: Of<'discount'>): Step[] {
  const { percentThousandths, amountCents, baseCents, rounding, fixed, days } = discount
  const off = percentThousandths
    ? roundedStep('percent', once(baseCents), [percentThousandths, 100_000], rounding)
    : roundedStep(
        'fixed',
        once(amountCents ?? 0),
        fixed ? [fixed.months * days.had, fixed.rowMonths * fixed.days] : [days.had, days.of],
        rounding,
      )
  const most = Math.max(baseCents, 0)
  return [
    off,
    ...(off.cents > most ? [evenStep('limit', once(most))] : []),
    evenStep('credit', [{ times: -1, cents: Math.min(off.cents, most) }]),
  ]
}

function minimumSteps({ dues = [], minimumCents, baseCents }: Of<'minimum'>): Step[] {
  const made = dues.flatMap(({ rateCents, times, proration, cents: due }) =>
    proration && proration.numerator !== proration.denominator
      ? [partStep('part', rateCents, proration.numerator, proration.denominator, due)]
      : times > 1
        ? [evenStep('times', [{ times, cents: rateCents }])]
        : [],
  )
  const terms = [
    { times: 1, cents: minimumCents },
    { times: -1, cents: baseCents },
  ]
  return [
    ...made,
    ...(dues.length > 1
      ? [
          evenStep(
            'sum',
            dues.map((due) => ({ times: 1, cents: due.cents })),
          ),
        ]
      : []),
    evenStep('minimum', terms),
  ]
}
