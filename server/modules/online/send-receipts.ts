import { sql } from 'kysely'
import type { MailOutcome } from '#kernel/mail'
import type { Job, JobVisit, Work } from '#kernel/work'
import { cityIdentity } from '../city/city-queries.ts'
import { endingOf } from './mask.ts'
import { type Receipt, receiptMail, sendReceiptsJobName } from './receipts.ts'

/** How often a receipt is tried, and how long a process may be about one before it counts as stopped. */
const triesAtMost = 5
const patienceMinutes = 10

/** Sends receipts by e-mail until none is due: each attempt is written down before it begins and after it ended. */
export const sendReceiptsJob: Job = {
  name: sendReceiptsJobName,
  run: async (visit) => {
    while (await sendNext(visit)) continue
  },
}

/** Every minute: what failed and may be tried again. What a stopped process left behind may have arrived, and is not sent again. */
export const sendDueReceiptsJob: Job = {
  name: 'send-due-online-receipts',
  run: async (visit) => {
    await visit.inTransaction(({ db }) =>
      sql`update payment_intent set receipt_state = 'unknown' where receipt_state = 'sending'
        and receipt_begun_at < clock_timestamp() - make_interval(mins => ${patienceMinutes}::int)`.execute(
        db,
      ),
    )
    await sendReceiptsJob.run(visit)
  },
}

type Due = Omit<Receipt, 'accountEnding'> & {
  readonly id: number
  readonly email: string
  readonly tries: number
  readonly accountNumber: string
}

/** Sends the next one. Answers whether there was one, and the mail server is there for another. */
async function sendNext({ inTransaction, sendMail }: JobVisit): Promise<boolean> {
  const begun = await inTransaction(async (work) => {
    const due = await beginNext(work)
    return due && { due, identity: await cityIdentity(work) }
  })
  if (!begun) return false
  const { due, identity } = begun
  const city = {
    title: identity?.title ?? '',
    phone: identity?.phone ?? '',
    email: identity?.email ?? null,
  }
  const outcome = await sendMail({
    ...receiptMail({ ...due, accountEnding: endingOf(due.accountNumber) }, city),
    to: due.email,
    messageId: `<receipt.${due.reference}.${due.tries}@${identity ? new URL(identity.url).host : 'localhost'}>`,
    attachments: [],
  })
  await inTransaction((work) => endAttempt(work, due, outcome))
  return outcome.outcome !== 'later'
}

/** Of two who begin at once, one gets it. What was not taken waits longer after each try, as bills do, and holds up no other. */
async function beginNext({ db }: Work): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    update payment_intent i set receipt_state = 'sending', receipt_tries = receipt_tries + 1, receipt_begun_at = clock_timestamp()
    from account a where a.id = i.account_id and i.id = (
      select id from payment_intent where receipt_state = 'due' and (receipt_tries = 0
        or receipt_begun_at < clock_timestamp() - make_interval(mins => power(4, receipt_tries - 1)::int))
      order by receipt_tries, id limit 1 for update skip locked)
    returning i.id, i.email, i.receipt_tries as tries, a.number as "accountNumber", i.reference, i.amount_cents as "amountCents",
      i.received_on::text as "receivedOn", i.tender, i.last4, i.language`.execute(db)
  return rows[0]
}

async function endAttempt({ db }: Work, { id, tries }: Due, { outcome }: MailOutcome): Promise<void> {
  const state = outcome !== 'later' ? outcome : tries < triesAtMost ? 'due' : 'refused'
  await sql`update payment_intent set receipt_state = ${state} where id = ${id} and receipt_state = 'sending'`.execute(
    db,
  )
}
