import type { BillLine } from '../billing/register-types.ts'
import type { LineMove, PostedBill } from './posted-bill.ts'
import { type LinePart, onLines, toPost } from './settle-charge.ts'

/** One charge of a bill as it was posted and as it should have been. */
export type ComparedCharge = {
  /** What it is for: `service:12`, `event:7`, `discount:senior`. */
  readonly about: string
  readonly glCode: string
  readonly posted: readonly BillLine[]
  readonly should: readonly BillLine[]
  readonly billedCents: number
  /** What was adjusted and corrected on it already. */
  readonly movedCents: number
  readonly shouldCents: number
  /** What is still to be posted so that it is right; positive when the customer owes more. */
  readonly differenceCents: number
  /** The difference by the lines of the bill it goes on. */
  readonly parts: readonly LinePart[]
}

type Lines = {
  /** As the engine makes the bill from what was believed when it was posted, and from what is known now. */
  readonly believed: readonly BillLine[]
  readonly should: readonly BillLine[]
  /** The service that a service stands for. */
  readonly originOf: (serviceId: number) => number
}

/**
 * Holds a posted bill against what it should have been, charge by charge: lines of one service, event or rule that go to one ledger
 * account are one charge. All credits together never come to more than is left of the bill. The differences sum to the bill's.
 */
export function compareBill(bill: PostedBill, lines: Lines): ComparedCharge[] {
  const keyOf = (line: BillLine): string => `${aboutOf(line, lines.originOf)} ${line.glCode}`
  const [posted, believed, should] = [bill.lines, lines.believed, lines.should].map((list) =>
    Map.groupBy(list, keyOf),
  ) as [Grouped, Grouped, Grouped]
  const moved = Map.groupBy(bill.moves, (move) => moveKey(move, bill.lines, keyOf))
  const keys = new Set([...posted.keys(), ...should.keys(), ...moved.keys()].filter((key) => key !== ''))
  const compared = [...keys].map((key) => {
    const [about, glCode] = key.split(' ') as [string, string]
    return compareCharge(
      { about, glCode, posted: posted.get(key) ?? [], should: should.get(key) ?? [] },
      { believed: believed.get(key) ?? [], moves: moved.get(key) ?? [] },
    )
  })
  return withinBill(compared, leftOf(bill))
}

type Grouped = Map<string, BillLine[]>
type Charge = Pick<ComparedCharge, 'about' | 'glCode' | 'posted' | 'should'>

/** What a line is for. Lines that belong to no service and no event are told apart by their rule. */
function aboutOf({ serviceId, eventId, kind, code }: BillLine, originOf: Lines['originOf']): string {
  if (eventId !== null) return `event:${eventId}`
  return serviceId === null ? `${kind}:${code}` : `service:${originOf(serviceId)}`
}

/** The charge a move was on: that of its line, or the one it names; a move of the whole bill is on none. */
function moveKey(
  { lineNo, about }: LineMove,
  lines: readonly BillLine[],
  keyOf: (line: BillLine) => string,
): string {
  const line = lineNo === null ? undefined : lines.find((one) => one.lineNo === lineNo)
  return line ? keyOf(line) : (about ?? '')
}

function compareCharge(
  charge: Charge,
  { believed, moves }: { readonly believed: readonly BillLine[]; readonly moves: readonly LineMove[] },
): ComparedCharge {
  const sums = {
    postedCents: total(charge.posted),
    believedCents: total(believed),
    shouldCents: total(charge.should),
    ...movesOf(moves),
  }
  const differenceCents = toPost(sums)
  return {
    ...charge,
    billedCents: sums.postedCents,
    movedCents: sums.correctedCents + sums.adjustedCents + sums.adjustedSinceCents,
    shouldCents: sums.shouldCents,
    differenceCents,
    parts: partsOf(differenceCents, charge, moves),
  }
}

function partsOf(amount: number, { posted }: Charge, moves: readonly LineMove[]): LinePart[] {
  const lines = posted.map(({ lineNo, amountCents }) => {
    const { correctedCents, adjustedCents, adjustedSinceCents } = movesOf(
      moves.filter((move) => move.lineNo === lineNo),
    )
    return {
      lineNo,
      leftCents: amountCents + correctedCents + adjustedCents + adjustedSinceCents,
      correctedCents,
    }
  })
  return onLines(amount, lines)
}

/** Takes from the last credits what would be more than is left of the whole bill. */
function withinBill(charges: readonly ComparedCharge[], leftCents: number): ComparedCharge[] {
  const net = charges.reduce((sum, { differenceCents }) => sum + differenceCents, 0)
  let over = Math.max(0, -net - Math.max(0, leftCents))
  if (over === 0) return [...charges]
  return charges
    .toReversed()
    .map((charge) => {
      const less = Math.min(over, Math.max(0, -charge.differenceCents))
      over -= less
      return less === 0 ? charge : reduced(charge, less)
    })
    .toReversed()
}

function reduced(charge: ComparedCharge, less: number): ComparedCharge {
  let over = less
  const parts = charge.parts
    .toReversed()
    .map(({ lineNo, cents }) => {
      const taken = Math.min(over, Math.max(0, -cents))
      over -= taken
      return { lineNo, cents: cents + taken }
    })
    .toReversed()
  return {
    ...charge,
    differenceCents: charge.differenceCents + less,
    parts: parts.filter(({ cents }) => cents !== 0),
  }
}

/** What is left of a bill's charges after all that was credited and charged on it since. */
function leftOf({ lines, moves }: PostedBill): number {
  const { correctedCents, adjustedCents, adjustedSinceCents } = movesOf(moves)
  return total(lines) + correctedCents + adjustedCents + adjustedSinceCents
}

const total = (lines: readonly BillLine[]): number =>
  lines.reduce((sum, { amountCents }) => sum + amountCents, 0)

function movesOf(moves: readonly LineMove[]) {
  const sumOf = (read: (move: LineMove) => number): number => moves.reduce((sum, move) => sum + read(move), 0)
  return {
    correctedCents: sumOf((move) => move.correctedCents),
    adjustedCents: sumOf((move) => move.adjustedCents),
    adjustedSinceCents: sumOf((move) => move.adjustedSinceCents),
  }
}
