import { refuseField } from '../accounts/account-queries.ts'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { serviceById } from '../services/services-queries.ts'
import {
  caseRule,
  contaminationsBefore,
  creditedBefore,
  dayOf,
  type Facts,
  lastOfReason,
  lineOfDay,
  officeDays,
  recordedBefore,
  unitsOf,
} from './case-facts.ts'
import {
  ContaminationValue,
  CourtesyValue,
  DamagedCartValue,
  MissedPickupCreditValue,
  VacancyValue,
} from '../policies/standard-case-policies.ts'
import { type CaseVerdict, no } from './case-verdict.ts'
import { judgeContamination } from './contamination.ts'
import { judgeCourtesy } from './courtesy.ts'
import { judgeDamagedCart } from './damaged-cart.ts'
import type { AdjustedAccount } from './hold-account.ts'
import { linesLeftOfAccount } from './lines-left.ts'
import { judgeMissedPickup } from './missed-pickup.ts'
import { judgeVacancy } from './vacancy.ts'

/** What a case comes to, under which reason it is asked for, and the days it is about. */
export type JudgedCase = {
  readonly verdict: CaseVerdict
  readonly reason: string
  readonly citation: string
  readonly happenedOn: PlainDate
  readonly untilOn: PlainDate | null
}

type FactsOf<Kind extends Facts['standardCase']> = Extract<Facts, { standardCase: Kind }>

/** Works a standard case out by the rule of the city, from its facts and the books. Refuses a case the city has no rule for. */
export function judgeCase(work: Work, account: AdjustedAccount, facts: Facts): Promise<JudgedCase> {
  switch (facts.standardCase) {
    case 'missed-pickup':
      return missedPickup(work, account, facts)
    case 'vacancy':
      return vacancy(work, account, { facts, caseId: null, endedOn: null, on: work.today })
    case 'contamination':
      return contamination(work, account, facts)
    case 'damaged-cart':
      return damagedCart(work, facts)
    case 'courtesy':
    default:
      return courtesy(work, account, facts)
  }
}

async function missedPickup(
  work: Work,
  account: AdjustedAccount,
  facts: FactsOf<'missed-pickup'>,
): Promise<JudgedCase> {
  const { rule, citation } = await caseRule(work, {
    policy: 'missed-pickup-credit',
    schema: MissedPickupCreditValue,
    on: work.today,
  })
  const missedOn = dayOf(facts.missedOn)
  refuseToCome(work, 'facts.missedOn', missedOn)
  const service = await serviceById(work, facts.serviceId)
  if (service.accountId !== account.id) refuseField('facts.serviceId', 'Choose a service of this account.')
  const served =
    !isBefore(missedOn, service.from) && (service.until === null || isBefore(missedOn, service.until))
  if (!served)
    refuseField('facts.missedOn', 'The service did not run on that day. Write a day on which it did.')
  const days = { from: missedOn, until: missedOn.add({ days: 1 }) }
  const before = await recordedBefore(work, {
    accountId: account.id,
    kind: 'missed-pickup',
    ...days,
    serviceId: service.id,
  })
  const verdict =
    before === null
      ? judgeMissedPickup({
          rule,
          missedOn,
          reportedAt: Temporal.PlainDateTime.from(facts.reportedAt),
          pickupsPerWeek: service.pickupsPerWeek,
          oneOfSet: facts.oneOfSet,
          wanted: facts.wanted,
          line: lineOfDay(await linesLeftOfAccount(work, account.id), service.id, missedOn),
        })
      : already(before)
  return { verdict, citation, reason: rule.reason, happenedOn: missedOn, untilOn: null }
}

type VacancyAsked = {
  readonly facts: FactsOf<'vacancy'>
  /** Of one that is recorded: its number, and when it ended early. */
  readonly caseId: number | null
  readonly endedOn: PlainDate | null
  /** The day whose rule holds: on which it was recorded. */
  readonly on: PlainDate
}

/** What a vacancy comes to by now, less what was credited for it before. */
export async function vacancy(
  work: Work,
  account: AdjustedAccount,
  asked: VacancyAsked,
): Promise<JudgedCase> {
  const { facts, caseId, endedOn, on } = asked
  const { rule, citation } = await caseRule(work, { policy: 'vacancy-credit', schema: VacancyValue, on })
  const [from, until] = [dayOf(facts.from), dayOf(facts.until)]
  if (!isBefore(from, until)) refuseField('facts.until', 'Write a day after the first vacant day.')
  if (endedOn && isBefore(endedOn, from)) refuseField('endedOn', 'Write the first vacant day or a later one.')
  refuseToCome(work, 'facts.appliedOn', dayOf(facts.appliedOn))
  const before =
    caseId === null
      ? await recordedBefore(work, { accountId: account.id, kind: 'vacancy', from, until, serviceId: null })
      : null
  const verdict =
    before === null
      ? judgeVacancy({
          rule,
          calendar: await officeDays(work),
          class: account.class,
          units: await unitsOf(work, account.id),
          appliedOn: dayOf(facts.appliedOn),
          planned: { from, until },
          endedOn,
          lines: await linesLeftOfAccount(work, account.id),
          before:
            caseId === null ? { creditedCents: new Map(), feeCents: 0 } : await creditedBefore(work, caseId),
        })
      : already(before)
  return { verdict, citation, reason: rule.reason, happenedOn: from, untilOn: until }
}

async function contamination(
  work: Work,
  account: AdjustedAccount,
  facts: FactsOf<'contamination'>,
): Promise<JudgedCase> {
  const { rule, citation } = await caseRule(work, {
    policy: 'contamination-charge',
    schema: ContaminationValue,
    on: work.today,
  })
  const foundOn = dayOf(facts.foundOn)
  refuseToCome(work, 'facts.foundOn', foundOn)
  const timesBefore = await contaminationsBefore(work, {
    accountId: account.id,
    foundOn,
    periodDays: rule.periodDays,
  })
  const verdict = judgeContamination({ rule, stream: facts.stream, foundOn, timesBefore })
  return { verdict, citation, reason: rule.reason, happenedOn: foundOn, untilOn: null }
}

async function damagedCart(work: Work, facts: FactsOf<'damaged-cart'>): Promise<JudgedCase> {
  const { rule, citation } = await caseRule(work, {
    policy: 'damaged-cart',
    schema: DamagedCartValue,
    on: work.today,
  })
  const foundOn = dayOf(facts.foundOn)
  refuseToCome(work, 'facts.foundOn', foundOn)
  const verdict = judgeDamagedCart({
    rule,
    size: facts.size,
    cause: facts.cause,
    foundOn,
    inUseSince: facts.inUseSince === null ? null : dayOf(facts.inUseSince),
  })
  return { verdict, citation, reason: rule.reason, happenedOn: foundOn, untilOn: null }
}

async function courtesy(
  work: Work,
  account: AdjustedAccount,
  facts: FactsOf<'courtesy'>,
): Promise<JudgedCase> {
  const { rule, citation } = await caseRule(work, {
    policy: 'courtesy-credit',
    schema: CourtesyValue,
    on: work.today,
  })
  const lastOn = await lastOfReason(work, {
    accountId: account.id,
    reason: rule.reason,
    periodDays: rule.periodDays,
  })
  const verdict = judgeCourtesy({ rule, amountCents: facts.amountCents, billLine: facts.billLine, lastOn })
  return { verdict, citation, reason: rule.reason, happenedOn: work.today, untilOn: null }
}

function refuseToCome({ today }: Work, field: string, day: PlainDate): void {
  if (isBefore(today, day)) refuseField(field, 'Write today or an earlier day.')
}

const already = (caseId: number): CaseVerdict =>
  no(
    `It is recorded already, as case ${caseId} of this account.`,
    `Ya está registrado, como caso ${caseId} de esta cuenta.`,
  )
