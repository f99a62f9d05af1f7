import type { addresses } from '@cartwright/api/addresses'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import { refuse, Refusal } from '#kernel/refusal'
import type { InTransaction, Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { changeContactAsPosted } from '../accounts/change-contact.ts'
import { partyById } from '../accounts/party-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { whyWords } from './change-rows.ts'
import { exchangeById, lockExchange } from './exchange-rows.ts'
import { type Answered, linesOf, type WrittenAddress } from './judge-answer-line.ts'
import { mailingOf, windowOf } from './mailing-rows.ts'
import { addressKey, movingKey } from './read-mail-address.ts'
import { storeMoveLooks } from './store-coding.ts'

type Asked = ReceivedBy<typeof addresses.decide>
type Done = SuccessOf<typeof addresses.decide>
type Counts = { accepted: number; left: number; overtaken: number }

/** How many are decided in one transaction: whoever works meanwhile waits no longer than for these. */
const atOnce = 100

/**
 * Accepts changes or leaves them: those named, or all that are open of a kind. It goes on part by part, each of which stands by itself, so
 * that asking again goes on with the rest. Refuses when none of them is open.
 */
export async function decideChanges(inTransaction: InTransaction, asked: Asked): Promise<Done> {
  const { exchangeId } = asked.params
  if (asked.body.changeIds === undefined && asked.body.kind === undefined)
    refuseField('kind', 'Choose changes, or a kind.')
  const all: Counts = { accepted: 0, left: 0, overtaken: 0 }
  for (;;) {
    const part = await inTransaction((work) => decidePart(work, asked))
    if (part === null) break
    for (const key of ['accepted', 'left', 'overtaken'] as const) all[key] += part[key]
  }
  if (all.accepted + all.left + all.overtaken === 0) refuse('ADDRESS_CHANGE_NOT_OPEN', { exchangeId })
  return inTransaction(async (work) => ({ ...all, exchange: await exchangeById(work, exchangeId) }))
}

type Open = {
  readonly id: number
  readonly kind: 'moved' | 'corrected' | 'moved-no-address' | 'not-deliverable'
  readonly partyId: number
  readonly accountId: number
  readonly accountNumber: string
  readonly sentKey: string
  readonly sentRow: string
  readonly answer: Answered
}

async function openChanges({ db }: Work, { params, body }: Asked): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select c.id, c.kind, c.party_id as "partyId", c.account_id as "accountId", a.number as "accountNumber", r.address_key as "sentKey",
      r.moving_key as "sentRow", r.answer
    from address_change c join address_exchange_row r on r.exchange_id = c.exchange_id and r.row_no = c.row_no
    join account a on a.id = c.account_id
    where c.exchange_id = ${params.exchangeId} and c.verdict = 'open'
      and ${body.changeIds === undefined ? sql`true` : sql`c.id = any(${body.changeIds}::bigint[])`}
      and ${body.kind === undefined ? sql`true` : sql`c.kind = ${body.kind}`}
    order by c.id limit ${atOnce}`.execute(db)
  return rows
}

/** Decides the next of them; null when there is none. */
async function decidePart(work: Work, asked: Asked): Promise<Counts | null> {
  const { exchangeId } = asked.params
  await lockExchange(work, exchangeId)
  const open = await openChanges(work, asked)
  if (open.length === 0) return null
  const counts: Counts = { accepted: 0, left: 0, overtaken: 0 }
  for (const change of open) {
    const verdict = asked.body.verdict === 'left' ? 'left' : await accept(work, exchangeId, change)
    counts[verdict] += 1
    await work.db
      .updateTable('address_change')
      .set({
        verdict,
        decided_by: work.actor.name,
        decided_on: work.today,
        reason:
          verdict === 'overtaken' ? 'The address was changed here since the export.' : asked.body.reason,
      })
      .where('id', '=', change.id)
      .execute()
  }
  await recordCommand(work, {
    command: 'decide-address-changes',
    subject: `address exchange ${exchangeId}`,
    changes: { ...counts, changeIds: open.map(({ id }) => id) },
    reason: asked.body.reason,
  })
  return counts
}

/**
 * Applies a change to the party as accounts change a mailing address. Where mail no longer goes to what was sent, or the address has become
 * confidential, nothing is applied. A change without an address is only noted: somebody has to find the address.
 */
async function accept(work: Work, exchangeId: number, change: Open): Promise<'accepted' | 'overtaken'> {
  const now = await mailingOf(work, change)
  if (
    !now ||
    now.confidential ||
    (movingKey(windowOf(now)) || windowOf(now).join('\n').toUpperCase()) !== change.sentRow
  )
    return 'overtaken'
  const to =
    change.kind === 'moved'
      ? change.answer.moved
      : change.kind === 'corrected'
        ? change.answer.standard
        : null
  if (!to) return 'accepted'
  const { partyId, ...contact } = await partyById(work, change.partyId)
  try {
    await changeContactAsPosted(work, {
      params: { accountNumber: change.accountNumber, partyId },
      body: {
        ...contact,
        mail: to,
        reason: `Address exchange ${exchangeId}: ${whyWords(change.kind, change.answer)}`,
      },
    })
  } catch (error) {
    // Whoever is no longer on the account has moved on in our books as well.
    if (error instanceof Refusal && error.problem.code === 'PARTY_NOT_FOUND') return 'overtaken'
    throw error
  }
  await lookFollows(work, exchangeId, { name: contact.name, to, answer: change.answer })
  return 'accepted'
}

/** The look for moves counts at the address that mail now goes to. */
async function lookFollows(
  work: Work,
  exchangeId: number,
  { name, to, answer }: { readonly name: string; readonly to: WrittenAddress; readonly answer: Answered },
): Promise<void> {
  const key = addressKey(linesOf(to))
  if (answer.ncoaOn === null || key === '') return
  await storeMoveLooks(work, exchangeId, [
    {
      addressKey: key,
      movingKey: movingKey([name, ...linesOf(to)]),
      lookedOn: PlainDate.from(answer.ncoaOn),
      method: 'ncoalink',
    },
  ])
}
