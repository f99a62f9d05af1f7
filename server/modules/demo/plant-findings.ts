import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { StandingCheck } from '#kernel/standing-check'
import type { Actor, Work } from '#kernel/work'
import { setClosed } from '../accounts/set-closed.ts'
import { askForChecks } from '../checks/ask-for-checks.ts'
import { bringHaulerList } from '../checks/bring-hauler-list.ts'
import { addPremises, type NewPremise } from '../premises/add-premises.ts'
import { addServices } from '../services/add-services.ts'
import { endService } from '../services/end-service.ts'
import { serviceById } from '../services/services-queries.ts'
import type { PastDays } from './past-days.ts'

type Asked = { readonly today: PlainDate; readonly clerk: Actor; readonly checks: readonly StandingCheck[] }

/**
 * Changes a little behind the bills of the past, as it happens in every office: stops that came late, a cart nobody wrote down, a place
 * that is in the books twice. Then the hauler's list comes in, and the books are gone through.
 */
export async function plantFindings(past: PastDays, { today, clerk, checks }: Asked): Promise<void> {
  await past.on(
    today,
    clerk,
  )(async (work) => {
    await stopLate(work)
    await writeDownLate(work)
    await keepRunning(work)
    await addPlaces(work)
  })
  await past.on(today, clerk)((work) => bringList(work, checks))
  await past.finish()
  await past.on(today, clerk)((work) => askForChecks(work, checks))
  await past.finish()
}

type Chosen = { readonly id: number; readonly account: number; readonly from: PlainDate }

/** Services of a kind that run on, of a cycle, from somewhere in the middle of the town. */
async function servicesOf(
  work: Work,
  cycle: string,
  kind: { stream: string; container: string },
  skip: number,
): Promise<Chosen[]> {
  const { rows } = await sql<Chosen>`
    select s.id, s.account_id as account, s.from_on as "from" from service s join account a on a.id = s.account_id
    where a.cycle = ${cycle} and s.stream = ${kind.stream} and s.container = ${kind.container} and s.until_on is null
      and a.closed_on is null and not exists (select from service_share where service_id = s.id)
    order by s.id offset ${skip} limit 2`.execute(work.db)
  return rows
}

/** Two bins that went before the end of a billed month, and an extra cart that never was: a service ended on its first day. */
async function stopLate(work: Work): Promise<void> {
  for (const { id } of await servicesOf(work, '3', { stream: 'recycling', container: 'bin' }, 40)) {
    const until = work.today.with({ day: 1 }).subtract({ days: 9 })
    await endService(work, await serviceById(work, id), { until })
  }
  const [never] = await servicesOf(work, '1', { stream: 'refuse', container: 'extra-cart' }, 30)
  if (never) await endService(work, await serviceById(work, never.id), { until: never.from })
}

/** A second cart that stood there for months before anybody wrote it down. */
async function writeDownLate(work: Work): Promise<void> {
  const homes = await servicesOf(work, '1', { stream: 'all', container: 'cart-set' }, 700)
  await addServices(
    work,
    homes.map(({ account }) => ({
      accountId: account,
      stream: 'refuse',
      container: 'extra-cart',
      size: '96 gal',
      quantity: 1,
      units: 1,
      pickupsPerWeek: 1,
      location: 'curb',
      from: work.today.subtract({ days: 150 }),
      until: null,
      startReason: 'start',
      note: null,
    })),
  )
}

/** An account that closed while its carts stayed. */
async function keepRunning(work: Work): Promise<void> {
  const [home] = await servicesOf(work, '2', { stream: 'all', container: 'cart-set' }, 900)
  if (home) await setClosed(work, home.account, work.today.subtract({ days: 2 }))
}

/** One place twice, under two ZIP codes; and a new home that nobody opened an account for. */
async function addPlaces(work: Work): Promise<void> {
  const { rows } = await sql<NewPremise>`
    select p.street_number as "streetNumber", p.street, p.unit, p.place, p.state,
      case p.zip when '91762' then '91764' else '91762' end as zip, p.apn, 1::bigint as "dwellingUnits", p.zone,
      p.collection_day as "collectionDay", p.route, p.longitude_e6 as "longitudeE6", p.latitude_e6 as "latitudeE6"
    from premise p join account a on a.premise_id = p.id where a.cycle = '1' and a.closed_on is null
    order by p.id offset 500 limit 1`.execute(work.db)
  const twice = rows[0]
  if (!twice) return
  const fresh = { ...twice, streetNumber: '99', street: 'W NEW LEAF CT', apn: '1099-001-01' }
  await addPremises(work, [twice, fresh])
}

type Row = {
  account: string
  address: string
  size: string
  quantity: number
  pickups: number
  route: string | null
}

/** The hauler's list of the bins of businesses: right, but for a few rows. */
async function bringList(work: Work, checks: readonly StandingCheck[]): Promise<void> {
  const { rows } = await sql<Row>`
    select a.number as account, p.street_number || ' ' || p.street as address, s.size, sum(s.quantity)::bigint as quantity,
      s.pickups_per_week as pickups, p.route
    from service s join account a on a.id = s.account_id join premise p on p.id = a.premise_id
    where s.container = 'bin' and s.stream = 'refuse' and s.from_on <= ${work.today}::date
      and (s.until_on is null or s.until_on > ${work.today}::date) and (a.closed_on is null or a.closed_on > ${work.today}::date)
    group by a.id, a.number, p.id, s.size, s.pickups_per_week order by a.id, s.size, s.pickups_per_week`.execute(
    work.db,
  )
  const listed = rows
    .flatMap((row, at): Row[] => {
      if (at === 20) return []
      if (at === 60) return [{ ...row, quantity: row.quantity + 1 }]
      if (at === 90) return [{ ...row, pickups: row.pickups + 1 }]
      return [row]
    })
    .map(lineOf)
  const strange = [
    '100-99999-9,4401 E JURUPA ST,refuse,bin,4 yd,1,2,MON-617',
    `${rows[7]?.account ?? ''},${rows[7]?.address ?? ''},recycling,bin,large,1,1,MON-617`,
  ]
  const csv = ['Acct No,Service Address,Material,Equipment,Size,Qty,Freq,Route', ...listed, ...strange].join(
    '\n',
  )
  await bringHaulerList(work, checks, {
    bytes: new TextEncoder().encode(`${csv}\n`),
    fileName: 'bins-of-businesses.csv',
    listOn: work.today,
    mapping: null,
  })
}

const lineOf = ({ account, address, size, quantity, pickups, route }: Row): string =>
  `${account},${address},refuse,bin,${size},${quantity},${pickups},${route ?? ''}`
