import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, refuseField } from '../accounts/account-queries.ts'
import { billedUntil } from '../accounts/billed-until.ts'
import { ratedClasses, ratedDiscounts } from '../accounts/rated-names.ts'
import { checkService } from '../services/check-service.ts'
import type { CorrectableAccount } from './compare-past.ts'
import { correctFacts, meeting } from './correct-facts.ts'
import { changesNothing, factChanges } from './fact-changes.ts'
import type { Dated, KnownService, ServiceFacts, StatedFact, Statement } from './known-facts.ts'

/**
 * Refuses what cannot have been: days that are none, a service that is another's or was not there on those days, what happened for another
 * account, containers no table had a rate for, two services alike at once, a class within a bill, and what the books say already.
 */
export async function checkStatement(
  work: Work,
  account: KnownAccount,
  subject: CorrectableAccount,
  statement: Statement,
): Promise<void> {
  refuseDays(account, statement)
  if (subject.bills.length === 0) {
    const billed = await billedUntil(work, [account.id])
    refuse('CORRECTION_NOT_OF_THE_PAST', { billedUntil: billed?.until.toString() ?? null })
  }
  for (const [index, fact] of statement.facts.entries())
    await checkFact(work, { account, subject, statement, fact, field: `facts.${index}` })
  const corrected = correctFacts(subject.known, statement)
  refuseTwins(corrected.services)
  if (changesNothing(factChanges(subject.known, corrected))) refuse('CORRECTION_CHANGES_NOTHING', {})
}

function refuseDays({ openedOn }: KnownAccount, { from, until }: Statement): void {
  if (isBefore(from, openedOn))
    refuseField('from', `Write ${openedOn.toString()}, when the account was opened, or a later day.`)
  if (until && !isBefore(from, until))
    refuseField('until', 'Write a day after the first one, or leave it empty when it is so still.')
}

type Checked = {
  readonly account: KnownAccount
  readonly subject: CorrectableAccount
  readonly statement: Statement
  readonly fact: StatedFact
  readonly field: string
}

async function checkFact(work: Work, checked: Checked): Promise<void> {
  const { account, subject, statement, fact, field } = checked
  switch (fact.kind) {
    case 'service-was':
    case 'service-absent': {
      const service = await knownService(work, checked, fact.serviceId)
      if (fact.kind === 'service-was') await refuseWithoutRate(work, checked, { ...service, ...fact.was })
      return
    }
    case 'service-there':
      return refuseWithoutRate(work, checked, fact.service)
    case 'event-was':
    case 'event-absent':
      return refuseEvent(work, checked, fact.eventId)
    case 'class': {
      const classes = await ratedClasses(work)
      if (!classes.includes(fact.class))
        refuseField(
          `${field}.class`,
          `There are no rates for “${fact.class}”. Choose one of: ${classes.join(', ')}.`,
        )
      return refuseWithinBill(subject, statement)
    }
    case 'discount-held': {
      const codes = await ratedDiscounts(work)
      if (!codes.includes(fact.code))
        refuseField(
          `${field}.code`,
          `The city gives no discount “${fact.code}”. Choose one of: ${codes.join(', ')}.`,
        )
      return
    }
    case 'discount-not-held':
      if (!subject.known.discounts.some((one) => one.code === fact.code && meeting(one, statement)))
        refuseField(
          `${field}.code`,
          `Account ${account.number} had no discount “${fact.code}” on these days.`,
        )
  }
}

/** What happened for the account can be corrected where a bill of these days charges it, to the account or to others that pay a part. */
async function refuseEvent(
  work: Work,
  { account, subject, statement, field }: Checked,
  eventId: number,
): Promise<void> {
  const charges = await chargesOf(work, eventId, statement)
  if (subject.known.events.some((event) => event.eventId === eventId) && charges.length > 0) return
  const [other] = charges
  if (other && charges.some(({ payer }) => payer === account.id))
    refuse('CORRECTION_OF_SHARED_SERVICE', {
      serviceId: other.serviceId ?? 0,
      accountNumbers: [other.accountNumber],
    })
  refuseField(`${field}.eventId`, 'No bill of these days charges it. Write days of the bill that does.')
}

type Charged = {
  readonly payer: number
  readonly serviceId: number | null
  /** The account it happened for. */
  readonly accountNumber: string
}

/** To whom bills with a day of a stretch charge an event. */
async function chargesOf({ db }: Work, eventId: number, { from, until }: Dated): Promise<Charged[]> {
  const { rows } = await sql<Charged>`
    select distinct b.account_id as payer, e.service_id as "serviceId", a.number as "accountNumber"
    from bill_line l join bill b on b.id = l.bill_id join service_event e on e.id = l.event_id
    join account a on a.id = e.account_id
    where l.event_id = ${eventId} and b.period_until > ${from}::date
      and b.period_from < coalesce(${until}::date, 'infinity') order by 1`.execute(db)
  return rows
}

async function knownService(
  work: Work,
  { subject, statement, field }: Checked,
  serviceId: number,
): Promise<KnownService> {
  const service = subject.known.services.find((one) => one.serviceId === serviceId)
  if (!service) return refuse('SERVICE_NOT_FOUND', { serviceId })
  if (!meeting(service, statement))
    refuseField(
      `${field}.serviceId`,
      'This service was not there on any of these days. Choose another, or other days.',
    )
  return service
}

/** By the tables of the first day, and for the class the account really had. */
function refuseWithoutRate(
  work: Work,
  { account, statement }: Checked,
  service: ServiceFacts,
): Promise<void> {
  const stated = statement.facts.find((fact) => fact.kind === 'class')
  const { from, until } = statement
  const wanted = { ...service, from, until, accountId: account.id, startReason: 'correction', note: null }
  return checkService(work, wanted, stated?.kind === 'class' ? stated.class : account.class)
}

/** A class holds for whole bills: the rates of another for a part of one would be a bill that nobody could make. */
function refuseWithinBill({ bills }: CorrectableAccount, { from, until }: Dated): void {
  for (const { periodFrom, periodUntil } of bills) {
    // One whose charges only follow has no day of it.
    if (!meeting({ from: PlainDate.from(periodFrom), until: PlainDate.from(periodUntil) }, { from, until }))
      continue
    if (periodFrom < from.toString())
      refuseField('from', `A class holds for whole bills. Write ${periodFrom} or ${periodUntil}.`)
    if (until && until.toString() < periodUntil)
      refuseField('until', `A class holds for whole bills. Write ${periodFrom} or ${periodUntil}.`)
  }
}

const told = ['stream', 'container', 'size', 'pickupsPerWeek', 'location'] as const

/** Two services alike on one day are one with more containers. */
function refuseTwins(services: readonly KnownService[]): void {
  for (const [index, one] of services.entries()) {
    const twin = services
      .slice(index + 1)
      .find((other) => told.every((field) => one[field] === other[field]) && meeting(one, other))
    if (twin)
      refuse('SERVICE_ALREADY_THERE', {
        serviceId: Math.max(one.serviceId, twin.serviceId),
        from: one.from.toString(),
        until: one.until?.toString() ?? null,
      })
  }
}
