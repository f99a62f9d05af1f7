import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import type { BillToRebill } from './bills-to-rebill.ts'
import { type ComparedBill, comparePast, type CorrectableAccount } from './compare-past.ts'
import { correctionRules, type JudgedBy, type PlannedCorrection } from './plan-correction.ts'
import { readCorrectable } from './read-correctable.ts'
import { differs } from './store-correction.ts'

/** Which posted bills are cancelled and billed anew, and whether only for one service. */
export type Rebill = { readonly bills: readonly BillToRebill[]; readonly serviceId: number | null }

/**
 * Works out what bills of an account come to when they are cancelled and billed anew from what is known today, by the rates and rules of
 * their days. Refuses what `correctionRules` refuses, an unknown service, and other services that would be billed otherwise as well when
 * only one is asked for.
 */
export async function planRebill(
  work: Work,
  { account, rebill, ...by }: JudgedBy & { readonly account: KnownAccount; readonly rebill: Rebill },
): Promise<PlannedCorrection> {
  const rules = await correctionRules(work, by)
  const days = rebill.bills.flatMap(({ periodFrom, periodUntil }) => [periodFrom, periodUntil]).toSorted()
  const statement = {
    from: PlainDate.from(days[0]!),
    until: PlainDate.from(days.at(-1)!),
    facts: [],
    anew: new Set(rebill.bills.map(({ billId }) => billId)),
  }
  const [subject] = await readCorrectable(work, [account.id], statement)
  const comparison = comparePast(rules, subject!, statement)
  if (rebill.serviceId !== null) refuseOthers(subject!, comparison.bills, rebill.serviceId)
  return { subject: subject!, statement, lookBack: rules.lookBack, comparison }
}

/** What the service stands for is what its charges are told by; discounts and minimums follow the services they are taken of. */
function refuseOthers(
  { known }: CorrectableAccount,
  bills: readonly ComparedBill[],
  serviceId: number,
): void {
  const origins = new Map(known.services.map((service) => [service.serviceId, service.origin]))
  const origin = origins.get(serviceId) ?? refuse('SERVICE_NOT_FOUND', { serviceId })
  const isOther = (id: number | null): boolean => id !== null && (origins.get(id) ?? id) !== origin
  const others = bills.filter(({ charges }) =>
    charges.some(
      (charge) =>
        differs(charge) && [...charge.posted, ...charge.should].some((line) => isOther(line.serviceId)),
    ),
  )
  if (others.length > 0)
    refuse('REBILL_OTHERS_DIFFER', { billNumbers: others.map(({ bill }) => bill.number) })
}
