import { allocate, cents, portion } from '#kernel/money'
import { dayWords, money, percentWords, wordOf } from '../rates/explain-words.ts'
import { isBaseOf } from '../rates/rate-derived.ts'
import { type Cause, type CauseLines, totalOf, unshared, type Words } from './change-cause.ts'
import type { BillLine, ChangeCause, ComparedBill } from './register-types.ts'

type Working = Extract<ReturnType<typeof unshared>, { kind: 'percent' | 'discount' | 'minimum' }>
type DerivedLine = { readonly line: BillLine; readonly working: Working }
type Both = { readonly now: readonly DerivedLine[]; readonly last: readonly DerivedLine[] }

/**
 * Hands what percentages, discounts and minimums moved to the causes that moved their base, in the order they were
 * charged: a franchise fee on a new cart is part of the new cart. What moved for its own sake (a new percentage, a
 * discount granted or ended) is a cause of its own. Nothing is gained or lost on the way.
 */
export function withFollowers(now: ComparedBill, last: ComparedBill, base: readonly Cause[]): Cause[] {
  const [current, former] = [byCode(now), byCode(last)]
  let causes = [...base]
  for (const key of new Set([...current.keys(), ...former.keys()])) {
    const both = { now: current.get(key) ?? [], last: former.get(key) ?? [] }
    const moved = sumOf(both.now) - sumOf(both.last)
    if (moved !== 0) causes = follow(causes, both, moved)
  }
  return causes
}

function byCode(bill: ComparedBill): Map<string, DerivedLine[]> {
  const lines = bill.lines.flatMap((line): DerivedLine[] => {
    const working = unshared(line.derivation)
    return working.kind === 'percent' || working.kind === 'discount' || working.kind === 'minimum'
      ? [{ line, working }]
      : []
  })
  return Map.groupBy(lines, ({ line }) => `${line.kind}|${line.code}`)
}

const sumOf = (lines: readonly DerivedLine[]): number => totalOf(lines.map(({ line }) => line))

function follow(causes: readonly Cause[], both: Both, moved: number): Cause[] {
  const { line, working } = both.now[0] ?? both.last[0]!
  const bases = causes.map((cause) => totalOf(cause.moved.filter((one) => isBaseOf(working, one))))
  const { shares, own } = sharesOf(both, bases, moved)
  const { stream, code } = line
  const { kind } = working
  const lines = linesOf(both)
  const followed = causes.map((cause, index) => {
    const amountCents = shares[index]!
    return amountCents === 0
      ? cause
      : {
          ...cause,
          moved: [...cause.moved, { kind, stream, code, amountCents }],
          now: [...cause.now, ...lines.now],
          last: [...cause.last, ...lines.last],
        }
  })
  if (own === 0) return followed
  return [
    ...followed,
    { cause: ownCause(both), ...ownWords(both), moved: [{ kind, stream, code, amountCents: own }], ...lines },
  ]
}

const linesOf = ({ now, last }: Both): CauseLines => ({ now: numbersOf(now), last: numbersOf(last) })

const numbersOf = (lines: readonly DerivedLine[]): number[] => lines.map(({ line }) => line.lineNo)

type Shares = { readonly shares: readonly number[]; readonly own: number }

/** Each cause's part of what moved, and what moved for its own sake. */
function sharesOf(both: Both, bases: readonly number[], moved: number): Shares {
  const percent = followingPercent(both)
  if (percent === null) return { shares: bases.map(() => 0), own: moved }
  if (percent === 'all') return byWeight(bases, moved)
  const shares = bases.map((base) => portion(cents(base), percent, 100_000) as number)
  const rest = moved - shares.reduce((total, share) => total + share, 0)
  return isOnlyRounding(both, rest, shares.length) ? withRest(shares, rest) : { shares, own: rest }
}

/** What is left by rounding goes to the largest share. */
function withRest(shares: readonly number[], rest: number): Shares {
  const largest = shares.reduce(
    (best, share, index) => (Math.abs(share) > Math.abs(shares[best]!) ? index : best),
    0,
  )
  if (shares.length === 0) return { shares, own: rest }
  return { shares: shares.map((share, index) => (index === largest ? share + rest : share)), own: 0 }
}

/** A minimum makes up for what its base is short of, so that it goes with all that moved it. */
function byWeight(bases: readonly number[], moved: number): Shares {
  const weights = bases.map(Math.abs)
  if (weights.every((weight) => weight === 0)) return { shares: bases.map(() => 0), own: moved }
  return { shares: allocate(cents(moved), weights), own: 0 }
}

/** By which percentage a charge follows its base; `all` for a minimum; null when it does not follow. */
function followingPercent({ now, last }: Both): number | 'all' | null {
  const [here, before] = [now[0]?.working, last[0]?.working]
  const one = here ?? before!
  if (one.kind === 'minimum') return 'all'
  if (one.kind === 'percent')
    return before?.kind === 'percent' ? before.percentThousandths : one.percentThousandths
  if (here?.kind !== 'discount' || before?.kind !== 'discount' || now.length > 1 || last.length > 1)
    return null
  const same =
    here.percentThousandths === before.percentThousandths &&
    isHeldThroughout(here) &&
    isHeldThroughout(before)
  return same && here.percentThousandths !== null ? -here.percentThousandths : null
}

const isHeldThroughout = ({ days }: Extract<Working, { kind: 'discount' }>): boolean => days.had === days.of

/** Whether what is left is no more than rounding leaves: half a cent a share, and half a cent a line rounded by itself. */
function isOnlyRounding({ now, last }: Both, rest: number, shares: number): boolean {
  const lines = [...now, ...last].map(({ working }) => (working.kind === 'percent' ? working.baseLines : 1))
  return Math.abs(rest) <= 1 + shares + Math.max(...lines) && samePercent(now[0], last[0])
}

const samePercent = (here: DerivedLine | undefined, before: DerivedLine | undefined): boolean =>
  here?.working.kind !== 'percent' ||
  before?.working.kind !== 'percent' ||
  here.working.percentThousandths === before.working.percentThousandths

function ownCause({ now, last }: Both): ChangeCause {
  const { kind } = (now[0] ?? last[0]!).working
  return kind === 'discount' ? 'discount' : 'rate'
}

function ownWords({ now, last }: Both): Words {
  const [here, before] = [now.at(-1)?.working, last.at(-1)?.working]
  const one = here ?? before!
  if (one.kind === 'discount') return discountWords(one, here !== undefined, before !== undefined)
  const [terms, former] = [here && termsOf(here), before && termsOf(before)]
  const by = one.authority.resolution
  return {
    en: `${capital(wordOf(one.code, 'en'))}: ${terms ?? 'none'} in place of ${former ?? 'none'} (${by}).`,
    es: `${capital(wordOf(one.code, 'es'))}: ${terms ?? 'nada'} en lugar de ${former ?? 'nada'} (${by}).`,
  }
}

function termsOf(working: Working): string {
  if (working.kind === 'minimum') return money(working.minimumCents)
  if (working.kind === 'discount' && working.percentThousandths === null)
    return money(working.amountCents ?? 0)
  return percentWords(working.percentThousandths ?? 0)
}

type Discount = Extract<Working, { kind: 'discount' }>

function discountWords(discount: Discount, isNow: boolean, wasBefore: boolean): Words {
  const { days, from, authority, code } = discount
  const name = { en: wordOf(code, 'en'), es: wordOf(code, 'es') }
  const [terms, by] = [termsOf(discount), authority.resolution]
  const part = {
    en: days.had < days.of ? `, ${days.had} of ${days.of} days` : '',
    es: days.had < days.of ? `, ${days.had} de ${days.of} días` : '',
  }
  if (!isNow)
    return {
      en: `The discount ${name.en} of ${terms} no longer applies (${by}).`,
      es: `El descuento ${name.es} de ${terms} ya no se aplica (${by}).`,
    }
  return wasBefore
    ? {
        en: `The discount ${name.en} of ${terms} comes to another amount${part.en} (${by}).`,
        es: `El descuento ${name.es} de ${terms} da otro monto${part.es} (${by}).`,
      }
    : {
        en: `Discount ${name.en} of ${terms} from ${dayWords(from, 'en')}${part.en} (${by}).`,
        es: `Descuento ${name.es} de ${terms} desde el ${dayWords(from, 'es')}${part.es} (${by}).`,
      }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
