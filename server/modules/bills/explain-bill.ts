import type {
  BillComparison,
  BillExplanation,
  BillHead,
  QuotedPolicy,
} from '@cartwright/api/bill-explanation-shapes'
import { contains, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { findRun } from '../billing/bill-run.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { type Policy, policyOn } from '../policies/policy.ts'
import type { Derivation } from '../rates/derivation.ts'
import { quotePolicy } from '../rates/quote-policy.ts'
import { type CityPaper, cityPaper } from './city-paper.ts'
import { calledBill, compareBills } from './compare-bills.ts'
import { explainedCharge } from './explained-charge.ts'
import { rowsBehind } from './find-rows.ts'
import { speakComparison } from './speak-comparison.ts'
import { type StoredBill, storedBill } from './stored-bill.ts'
import { tellBalance } from './tell-balance.ts'

/** A bill with what explains it: its explanation, and the city's papers of its day. */
export type Explained = {
  readonly bill: StoredBill
  readonly paper: CityPaper
  readonly explanation: BillExplanation
}

/** Explains a posted bill: its charges and how it comes to what is due. Refuses a number that no bill has. */
export async function explainBill(work: Work, number: string): Promise<Explained> {
  const bill = await storedBill(work, number)
  const paper = await cityPaper(work, await findRun(work, bill.runId))
  const rows = await rowsBehind(work, bill.lines)
  const policies = await policiesFor(work)
  const behind = policiesBehind(bill, policies)
  const kept = behind.find(({ code }) => keptBackBy.includes(code))
  const texts = { en: paper.texts.en.lines, es: paper.texts.es.lines }
  return {
    bill,
    paper,
    explanation: {
      ...headOf(bill),
      payerName: bill.document.payer.name,
      language: bill.document.language,
      lines: bill.lines.map((line) => explainedCharge(line, texts, rows)),
      owed: tellBalance(bill, {
        penalty: paper.identity.bill.penalty,
        suppressed: kept ? quotePolicy(kept) : null,
      }),
      policies: behind.map((policy) => quoted(policy, work.today)),
    },
  }
}

/**
 * Why a bill differs from another of its account; from the one before it when none is named. Whichever is older comes first. Refuses a
 * bill of another account, and a first bill with nothing to be compared with.
 */
export async function billComparison(
  work: Work,
  number: string,
  otherNumber: string | undefined,
): Promise<BillComparison> {
  const bill = await storedBill(work, number)
  const other = await otherBill(work, bill, otherNumber)
  const [before, after] = bill.billId < other.billId ? [bill, other] : [other, bill]
  const paper = await cityPaper(work, await findRun(work, after.runId))
  const texts = { en: paper.texts.en.lines, es: paper.texts.es.lines }
  const rows = await rowsBehind(work, [...before.lines, ...after.lines])
  const differences = compareBills(before, after)
  return {
    accountNumber: bill.accountNumber,
    before: headOf(before),
    after: headOf(after),
    ...differences,
    spoken: speakComparison(differences, calledBill(before)),
    lines: {
      before: before.lines.map((line) => explainedCharge(line, texts, rows)),
      after: after.lines.map((line) => explainedCharge(line, texts, rows)),
    },
  }
}

async function otherBill(work: Work, bill: StoredBill, asked: string | undefined): Promise<StoredBill> {
  const number = asked ?? bill.document.last?.number
  if (number === undefined) return refuse('NO_BILL_BEFORE', { number: bill.number ?? '' })
  const other = await storedBill(work, number)
  if (other.accountNumber !== bill.accountNumber)
    refuse('BILL_OF_ANOTHER_ACCOUNT', { number: bill.number ?? '', otherNumber: number })
  return other
}

const headOf = (bill: StoredBill): BillHead => ({
  number: bill.number ?? '',
  accountNumber: bill.accountNumber,
  issuedOn: bill.issuedOn,
  dueOn: bill.dueOn,
  periodFrom: bill.periodFrom,
  periodUntil: bill.periodUntil,
  kind: bill.document.kind ?? (bill.isFinal ? 'final' : 'regular'),
  chargesCents: bill.chargesCents,
  totalDueCents: bill.totalDueCents,
})

const keptBackBy: readonly string[] = ['minimum-bill', 'zero-bill', 'credit-bill']

/** The rules of the city behind a bill, each as it held on the days that mattered: proration, and what kept the bill back. */
function policiesBehind({ lines, document, issuedOn }: StoredBill, policies: readonly Policy[]): Policy[] {
  const prorated = lines.flatMap(({ derivation }) => proratedFrom(derivation))
  const found = [
    ...[...new Set(prorated)].map((day) => policyOn(policies, 'proration', PlainDate.from(day))),
    document.suppressed
      ? policyOn(policies, `${document.suppressed.because}-bill`, PlainDate.from(issuedOn))
      : null,
  ]
  return [...new Set(found.filter((policy) => policy !== null))]
}

function proratedFrom(derivation: Derivation): string[] {
  if (derivation.kind === 'share') return proratedFrom(derivation.of)
  if (derivation.kind === 'minimum')
    return (derivation.dues ?? []).flatMap(({ proration }) => proration?.from ?? [])
  return 'parts' in derivation && derivation.proration ? [derivation.proration.from] : []
}

const quoted = (policy: Policy, today: PlainDate): QuotedPolicy => ({
  code: policy.code,
  ...quotePolicy(policy),
  citation: policy.citation,
  from: policy.from.toString(),
  until: policy.until?.toString() ?? null,
  inForce: contains(policy, today),
})

/** A rule of the city in words, every version of it, newest first. Refuses a code the city has no rule for. */
export async function policyInWords(
  work: Work,
  code: string,
): Promise<{ code: string; rows: QuotedPolicy[] }> {
  const versions = (await policiesFor(work)).filter((policy) => policy.code === code)
  if (versions.length === 0) return refuse('POLICY_NOT_FOUND', { code })
  return { code, rows: versions.map((policy) => quoted(policy, work.today)).toReversed() }
}
