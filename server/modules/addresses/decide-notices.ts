import type { moveNotices } from '@cartwright/api/move-notices'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse, Refusal } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { changeContactAsPosted } from '../accounts/change-contact.ts'
import { partyById } from '../accounts/party-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { linesOf, type WrittenAddress } from './judge-answer-line.ts'
import type { NoticedBy } from './judge-notice.ts'
import { windowKey } from './keep-notice.ts'
import { mailingOf, windowOf } from './mailing-rows.ts'
import { addressKey, movingKey } from './read-mail-address.ts'
import { storeNoticedLook } from './store-coding.ts'

type Done = SuccessOf<typeof moveNotices.decide>

type Open = {
  readonly id: number
  readonly accountId: number
  readonly accountNumber: string
  readonly partyId: number
  readonly movingKey: string
  readonly method: NoticedBy
  readonly noticedOn: PlainDate
  readonly to: WrittenAddress | null
}

/** Accepts notices or leaves them. Refuses when none of them is open; those that were decided meanwhile stay as they are. */
export async function decideNotices(
  work: Work,
  { body: { verdict: asked, noticeIds, reason } }: ReceivedBy<typeof moveNotices.decide>,
): Promise<Done> {
  const open = await openNotices(work, noticeIds)
  if (open.length === 0) refuse('MOVE_NOTICE_NOT_OPEN', {})
  const done: Done = { accepted: 0, left: 0, overtaken: 0 }
  for (const notice of open) {
    const verdict = asked === 'left' ? 'left' : await accept(work, notice)
    done[verdict] += 1
    await work.db
      .updateTable('move_notice')
      .set({
        verdict,
        decided_by: work.actor.name,
        decided_on: work.today,
        reason: verdict === 'overtaken' ? 'Mail goes elsewhere since the notice.' : reason,
      })
      .where('id', '=', notice.id)
      .execute()
  }
  await recordCommand(work, {
    command: 'decide-move-notices',
    subject: 'move notices',
    changes: { ...done, noticeIds: open.map(({ id }) => id) },
    reason,
  })
  return done
}

async function openNotices({ db }: Work, noticeIds: readonly number[]): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select n.id, n.account_id as "accountId", a.number as "accountNumber", n.party_id as "partyId", n.moving_key as "movingKey",
      n.method, n.noticed_on as "noticedOn", case when n.line_1 is not null then jsonb_build_object('line1', n.line_1,
        'line2', n.line_2, 'place', n.place, 'state', n.state, 'zip', n.zip) end as "to"
    from move_notice n join account a on a.id = n.account_id
    where n.verdict = 'open' and n.id = any(${noticeIds}::bigint[]) order by n.id for update of n`.execute(db)
  return rows
}

/**
 * Applies a notice as accounts change a mailing address, and keeps its way and day for the name at the new one. Where mail no longer goes to what the notice
 * is of, or the address has become confidential, nothing is applied. One without an address is only noted: somebody has to find it.
 */
async function accept(work: Work, notice: Open): Promise<'accepted' | 'overtaken'> {
  const { to, partyId: known, accountNumber, method, noticedOn } = notice
  const now = await mailingOf(work, notice)
  if (!now || now.confidential || windowKey(windowOf(now)) !== notice.movingKey) return 'overtaken'
  if (!to) return 'accepted'
  const { partyId, ...contact } = await partyById(work, known)
  try {
    await changeContactAsPosted(work, {
      params: { accountNumber, partyId },
      body: {
        ...contact,
        mail: to,
        reason: `Notice of the post office of ${noticedOn.toString()} (${method})`,
      },
    })
  } catch (error) {
    // Whoever is no longer on the account has moved on in our books as well.
    if (error instanceof Refusal && error.problem.code === 'PARTY_NOT_FOUND') return 'overtaken'
    throw error
  }
  const key = addressKey(linesOf(to))
  if (key !== '')
    await storeNoticedLook(work, notice.id, {
      addressKey: key,
      movingKey: movingKey([contact.name, ...linesOf(to)]),
      lookedOn: noticedOn,
      method,
    })
  return 'accepted'
}
