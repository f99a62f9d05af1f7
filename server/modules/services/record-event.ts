import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import type { services } from '@cartwright/api/services'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, lockAccount, refuseClosed, refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { rateChoices } from '../rates/rate-choices.ts'
import { addEvents } from './add-events.ts'
import { serviceById } from './services-queries.ts'

type Event = ReceivedBy<typeof services.recordEvent>['body']

/**
 * Records what happened for an account. It is charged on the next bill, also when the bill of its own days was posted already.
 * Recording one ticket twice is refused.
 */
export async function recordEvent(
  work: Work,
  { params, body }: ReceivedBy<typeof services.recordEvent>,
): Promise<SuccessOf<typeof services.recordEvent>> {
  const account = await lockAccount(work, params.accountNumber)
  const happenedOn = PlainDate.from(body.happenedOn)
  refuseClosed(account, happenedOn)
  if (isBefore(work.today, happenedOn)) refuseField('happenedOn', 'Write today or an earlier day.')
  if (isBefore(happenedOn, account.openedOn))
    refuseField(
      'happenedOn',
      `Write ${account.openedOn.toString()}, when the account was opened, or a later day.`,
    )
  if (body.serviceId !== null) await refuseOthersService(work, account, body.serviceId)
  await refuseUnknownCode(work, account, body)
  await refuseRecorded(work, body.reference)
  const [eventId] = await addEvents(work, [{ ...body, accountId: account.id, happenedOn }])
  await recordCommand(work, {
    command: 'record-event',
    subject: `account ${account.number}`,
    changes: { eventId, ...body },
  })
  return { accountNumber: account.number, eventId: eventId! }
}

async function refuseOthersService(work: Work, account: KnownAccount, serviceId: number): Promise<void> {
  const service = await serviceById(work, serviceId)
  if (service.accountId !== account.id) refuse('SERVICE_NOT_FOUND', { serviceId })
}

async function refuseUnknownCode(
  work: Work,
  account: KnownAccount,
  { code, happenedOn }: Event,
): Promise<void> {
  const { events } = await rateChoices(work, PlainDate.from(happenedOn))
  const codes = events
    .filter((one) => one.class === '*' || one.class === account.class)
    .map((one) => one.code)
  if (codes.includes(code)) return
  const instead = [...new Set(codes)].join(', ')
  refuseField(
    'code',
    `There is no rate for “${code}” on that day.${instead && ` Choose one of: ${instead}.`}`,
  )
}

async function refuseRecorded(work: Work, reference: string): Promise<void> {
  const found = await work.db
    .selectFrom('service_event')
    .innerJoin('account', 'account.id', 'service_event.account_id')
    .select(['service_event.id', 'account.number'])
    .where('reference', '=', reference)
    .executeTakeFirst()
  if (found) refuse('EVENT_ALREADY_RECORDED', { eventId: found.id, accountNumber: found.number })
}
