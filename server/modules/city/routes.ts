import { city } from '@cartwright/api/city'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Door } from '../../door.ts'
import { billingPeriodOn, nextBillingPeriod, stepsOf } from './billing-periods.ts'
import { cityDocumentById, cityDocuments } from './city-document-queries.ts'
import {
  cityCalendar,
  cityIdentity,
  cityLogo,
  cityTitle,
  type Cycle,
  cycles,
  scheduleOf,
} from './city-queries.ts'
import type { CityIdentity } from './city-settings.ts'

/** The city itself. */
export function serveCity(door: Door): void {
  door.open(city.show, async (work) => ({
    ...(await cityTitle(work)),
    today: work.today.toString(),
    identity: asIdentity(await cityIdentity(work)),
    cycles: (await cycles(work)).map((cycle) => asCycle(cycle, work.today)),
  }))
  door.open(city.holidays, async (work) => {
    const calendar = await cityCalendar(work)
    return {
      holidays: calendar?.holidays ?? [],
      slideRule: calendar?.slide.rule ?? null,
      citation: calendar?.slide.citation ?? null,
    }
  })
  door.open(city.documents, async (work) => ({ rows: await cityDocuments(work) }))
  door.open(city.document, (work, { params: { id } }) => cityDocumentById(work, id))
  door.open(city.logo, async (work) => {
    const logo = (await cityLogo(work)) ?? refuse('CITY_DOCUMENT_NOT_FOUND', { document: 'logo' })
    return new Response(Buffer.from(logo.base64, 'base64'), {
      headers: {
        'content-type': logo.mediaType,
        // A drawing may carry scripts; shown on its own page it must not run them.
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        'cache-control': 'private, max-age=300',
      },
    })
  })
}

function asCycle(cycle: Cycle, today: PlainDate) {
  const { code, name, months, timing, anchorOn } = cycle
  const current = billingPeriodOn(cycle, today)
  const withSteps = (period: typeof current) => ({
    from: period.from.toString(),
    until: period.until.toString(),
    ...textOf(stepsOf(period, scheduleOf(cycle))),
  })
  return {
    code,
    name,
    months,
    timing,
    anchorOn: anchorOn.toString(),
    current: withSteps(current),
    next: withSteps(nextBillingPeriod(cycle, today)),
  }
}

const textOf = ({ cutOffOn, calculateOn, releaseOn, mailOn }: ReturnType<typeof stepsOf>) => ({
  cutOffOn: cutOffOn.toString(),
  calculateOn: calculateOn.toString(),
  releaseOn: releaseOn.toString(),
  mailOn: mailOn.toString(),
})

function asIdentity(identity: CityIdentity | null) {
  if (!identity) return null
  const { department, state, timeZone, phone, url, email, officeHours, remittance, returnAddress } = identity
  return {
    department,
    state,
    timeZone,
    phone,
    url,
    email: email ?? null,
    officeHours,
    remittance: asAddress(remittance),
    returnAddress: asAddress(returnAddress),
    accountNumberPattern: identity.accountNumber.pattern,
    dueDays: identity.bill.dueDays,
    delinquentDays: identity.bill.delinquentDays,
  }
}

const asAddress = ({ line2, ...rest }: CityIdentity['remittance']) => ({ ...rest, line2: line2 ?? null })
