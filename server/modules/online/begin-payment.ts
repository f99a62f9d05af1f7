import { randomBytes } from 'node:crypto'
import type { pay } from '@cartwright/api/pay'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { cents } from '#kernel/money'
import type { ProviderSession } from '#kernel/payment-provider'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { ProviderFailed } from '#ports/payment-provider/stripe'
import { recordCommand } from '../audit/record-command.ts'
import { cityIdentity } from '../city/city-queries.ts'
import type { OnlineRule } from '../policies/online-policy.ts'
import { endingOf } from './mask.ts'
import { payLink } from './pay-links.ts'
import { ruleToday } from './show-due.ts'
import type { OpenCity } from './visitors.ts'
import { whatIsDue } from './what-is-due.ts'

type Asked = ReceivedBy<typeof pay.begin>
type Begun = SuccessOf<typeof pay.begin>
type Intent = {
  readonly id: number
  readonly reference: string
  readonly return_token: string
  readonly amount_cents: number
  readonly session_url: string | null
  /** Its page has ended, or is about to: nothing is paid under this name any more. */
  readonly over: boolean
}
type Made = { readonly intent: Intent; readonly rule: OnlineRule; readonly description: string }

/**
 * Begins a payment: writes down what is to be paid, then has the provider make its page for exactly that amount. The same request again answers
 * with the same page, as long as that is open. Answers null where the link leads nowhere in this city. Refuses a replaced bill, an amount that is no
 * longer what is due or lies outside of the city's rule, and says so when the provider does not answer: then nothing was paid.
 */
export async function beginPayment(city: OpenCity, asked: Asked): Promise<Begun | null> {
  const made = await city.inTransaction((work) => writeIntent(work, asked, city.provider.name))
  if (!made) return null
  const { intent, rule, description } = made
  const { reference, session_url: url } = intent
  if (url !== null) return { reference, url }
  const session = await sessionFor(city, asked, { intent, rule, description })
  await city.inTransaction((work) => keepSession(work, intent.id, session))
  return { reference, url: session.url }
}

async function writeIntent(work: Work, { params, body }: Asked, provider: string): Promise<Made | null> {
  const link = await payLink(work, params.token)
  if (!link) return null
  if (link.replaced) refuse('PAY_LINK_REPLACED', {})
  const rule = await ruleToday(work)
  const description = await describe(work, link.accountNumber, body.language)
  const before = await intentOf(work, link.accountId, body.requestKey)
  if (before) {
    // The provider forgets our name of a page when the page ends: asked again, it would make a second one.
    if (before.amount_cents !== body.amountCents || before.over)
      refuse('REQUEST_KEY_USED', { key: body.requestKey })
    return { intent: before, rule, description }
  }
  await refuseAmount(work, link.accountId, body, rule)
  await work.db
    .insertInto('payment_intent')
    .values({
      reference: newReference(),
      account_id: link.accountId,
      bill_id: link.billId,
      return_token: randomBytes(24).toString('base64url'),
      request_key: body.requestKey,
      amount_cents: body.amountCents,
      language: body.language,
      email: body.email,
      begun_on: work.today,
      provider,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'request_key']).doNothing())
    .execute()
  const intent = (await intentOf(work, link.accountId, body.requestKey))!
  await recordCommand(work, {
    command: 'begin-online-payment',
    subject: `account ${link.accountNumber}`,
    changes: { reference: intent.reference, amountCents: intent.amount_cents, pays: body.pays },
  })
  return { intent, rule, description }
}

/** A page of the provider is open for a day. */
const isOver = sql<boolean>`(state = 'expired'
  or state in ('new', 'open') and begun_at < clock_timestamp() - interval '23 hours')`

const intentOf = ({ db }: Work, accountId: number, requestKey: string): Promise<Intent | undefined> =>
  db
    .selectFrom('payment_intent')
    .select(['id', 'reference', 'return_token', 'amount_cents', 'session_url', isOver.as('over')])
    .where('account_id', '=', accountId)
    .where('request_key', '=', requestKey)
    .executeTakeFirst()

/** The least that the provider takes at once, in cents: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const providerLeast = 50

/** The amount is ours: what is due is reckoned now, and what the payer saw must be that. */
async function refuseAmount(
  work: Work,
  accountId: number,
  { pays, amountCents }: Asked['body'],
  { leastCents, mostCents, otherAmount }: OnlineRule,
): Promise<void> {
  const { dueCents, pastDueCents } = await whatIsDue(work, accountId)
  const due = { due: dueCents, 'past-due': pastDueCents, other: null }[pays]
  if (due !== null && due !== amountCents) refuse('PAY_AMOUNT_CHANGED', { amountCents: due })
  // What is due may be less than the least of other amounts.
  const least = due === null ? leastCents : providerLeast
  if (amountCents < least || amountCents > mostCents || (due === null && !otherAmount))
    refuse('PAY_AMOUNT_OUTSIDE', { leastCents, mostCents })
}

async function describe(work: Work, accountNumber: string, language: 'en' | 'es'): Promise<string> {
  const title = (await cityIdentity(work))?.title ?? ''
  const ending = endingOf(accountNumber)
  return language === 'en'
    ? `${title}, account ending in ${ending}`
    : `${title}, cuenta terminada en ${ending}`
}

async function sessionFor(
  { provider, publicUrl, name }: OpenCity,
  { params, body }: Asked,
  { intent, rule, description }: Made,
): Promise<ProviderSession> {
  const search = `?city=${encodeURIComponent(name)}&lang=${body.language}`
  try {
    return await provider.createSession({
      reference: intent.reference,
      amount: cents(intent.amount_cents),
      description,
      language: body.language,
      email: body.email,
      tenders: rule.tenders,
      doneUrl: `${publicUrl}/pay/done/${intent.return_token}${search}`,
      backUrl: `${publicUrl}/pay/${params.token}${search}`,
    })
  } catch (error) {
    if (error instanceof ProviderFailed) return refuse('PAY_PROVIDER_AWAY', {})
    throw error
  }
}

/** An event may have been there first: then how it stands is known better. */
async function keepSession({ db }: Work, id: number, { sessionId, url }: ProviderSession): Promise<void> {
  await sql`update payment_intent set session_id = coalesce(session_id, ${sessionId}), session_url = ${url},
    state = case when state = 'new' then 'open' else state end where id = ${id}`.execute(db)
}

const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** What payer, provider and office call a payment: `W-7K3M9-QX2TB`, without signs that look alike. */
function newReference(): string {
  const drawn = [...randomBytes(10)].map((byte) => signs[byte % signs.length]!)
  return `W-${drawn.slice(0, 5).join('')}-${drawn.slice(5).join('')}`
}
