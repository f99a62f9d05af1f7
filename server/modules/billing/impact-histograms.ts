import { dollars } from '#kernel/money'
import type { ImpactAnswer } from './impact.ts'

type Bars = ImpactAnswer['percentBars'][number]
type Bar = Bars['bars'][number]
type Unit = 'percent' | 'dollars'

/** A histogram as it is drawn: a bar for each step with what stands under it, and all of it in words for who cannot see it. */
type Histogram = {
  readonly title: string
  readonly said: string
  readonly bars: readonly { readonly foot: string; readonly accounts: number }[]
}

/** How many accounts change by how much: of each class by percent, and beside it by dollars a month. */
export function histogramsOf({ percentBars, dollarBars }: ImpactAnswer): Histogram[] {
  const names = [...new Set([...percentBars, ...dollarBars].map(({ class: name }) => name))]
  return names.flatMap((name) => [
    ...percentBars.filter((one) => one.class === name).map((one) => histogram(one, 'percent')),
    ...dollarBars.filter((one) => one.class === name).map((one) => histogram(one, 'dollars')),
  ])
}

function histogram({ class: name, bars }: Bars, unit: Unit): Histogram {
  const title = `${titled(name)}, in ${unit === 'percent' ? 'percent' : 'dollars a month'}`
  const filled = bars.filter(({ accounts }) => accounts > 0).map((bar) => barWords(bar, unit))
  return {
    title,
    said: `${title}. ${filled.join('; ')}.`,
    bars: bars.map((bar) => ({ foot: foot(bar), accounts: bar.accounts })),
  }
}

/** `4 % up to 6 %: 12 accounts, +$40.10`. */
function barWords({ from, until, accounts, changeCents }: Bar, unit: Unit): string {
  const many = `${accounts.toLocaleString('en-US')} ${accounts === 1 ? 'account' : 'accounts'}`
  return `${stepWords(from, until, unit)}: ${many}, ${changeCents > 0 ? '+' : ''}${dollars(changeCents)}`
}

function stepWords(from: number | null, until: number | null, unit: Unit): string {
  const told = (value: number): string =>
    unit === 'percent' ? `${value} %`.replace('-', '−') : dollars(value * 100).replace('.00', '')
  if (from === null) return `less than ${told(until ?? 0)}`
  return until === null ? `${told(from)} and more` : `${told(from)} up to ${told(until)}`
}

function foot({ from, until }: Bar): string {
  const text = from === null ? `<${until}` : until === null ? `${from}+` : String(from)
  return text.replace('-', '−')
}

const titled = (name: string): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`
