import type { agreements } from '@cartwright/api/agreements'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccount, refuseField } from '../accounts/account-queries.ts'
import { nameParty } from '../accounts/name-party.ts'
import { recordCommand } from '../audit/record-command.ts'

type Shown = SuccessOf<typeof agreements.ofAccount>['rows'][number]
type Row = Omit<Shown, 'from' | 'until' | 'madeOn'> & {
  readonly from: PlainDate
  readonly until: PlainDate | null
  readonly madeOn: PlainDate
}

/** The agreements of owners for an address, newest first. */
export async function agreementsOf(work: Work, premiseId: number): Promise<Shown[]> {
  const { rows } = await sql<Row>`
    select r.id as "agreementId", r.party_id as "partyId", p.name as "ownerName", r.from_on as "from", r.until_on as "until", r.paper,
      r.made_by as "madeBy", r.made_on as "madeOn"
    from reversion_agreement r join party p on p.id = r.party_id
    where r.premise_id = ${premiseId} order by r.from_on desc`.execute(work.db)
  return rows.map(({ from, until, madeOn, ...rest }) => ({
    ...rest,
    from: from.toString(),
    until: until?.toString() ?? null,
    madeOn: madeOn.toString(),
  }))
}

/** Keeps an owner's agreement for the address of an account. Refuses a second one for the same days: end that first. */
export async function addAgreement(
  work: Work,
  { params, body }: ReceivedBy<typeof agreements.add>,
): Promise<{ rows: Shown[] }> {
  const account = await lockAccount(work, params.accountNumber)
  const from = PlainDate.from(body.from)
  const other = (await agreementsOf(work, account.premiseId)).find(
    ({ until }) => until === null || isBefore(from, PlainDate.from(until)),
  )
  if (other) refuse('AGREEMENT_ALREADY_THERE', { agreementId: other.agreementId, ownerName: other.ownerName })
  const partyId = await nameParty(work, body.owner, 'owner')
  await work.db
    .insertInto('reversion_agreement')
    .values({
      premise_id: account.premiseId,
      party_id: partyId,
      from_on: from,
      paper: body.paper,
      made_by: work.actor.name,
      made_on: work.today,
    })
    .execute()
  await recordCommand(work, {
    command: 'add-reversion-agreement',
    subject: `account ${account.number}`,
    changes: { partyId, from: body.from, paper: body.paper },
  })
  return { rows: await agreementsOf(work, account.premiseId) }
}

/** Ends an owner's agreement from a day: a tenant who stops from then on leaves nobody behind. */
export async function endAgreement(
  work: Work,
  { params, body }: ReceivedBy<typeof agreements.end>,
): Promise<{ rows: Shown[] }> {
  const account = await lockAccount(work, params.accountNumber)
  const { agreementId } = params
  const found = (await agreementsOf(work, account.premiseId)).find((one) => one.agreementId === agreementId)
  if (!found) return refuse('AGREEMENT_NOT_FOUND', { agreementId })
  const until = PlainDate.from(body.until)
  if (!isBefore(PlainDate.from(found.from), until)) refuseField('until', `Write a day after ${found.from}.`)
  await work.db
    .updateTable('reversion_agreement')
    .set({ until_on: until })
    .where('id', '=', agreementId)
    .execute()
  await recordCommand(work, {
    command: 'end-reversion-agreement',
    subject: `account ${account.number}`,
    changes: { agreementId, until: body.until },
  })
  return { rows: await agreementsOf(work, account.premiseId) }
}
