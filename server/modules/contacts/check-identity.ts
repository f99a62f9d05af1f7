import type { identity } from '@cartwright/api/identity'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { accountByNumber, refuseField } from '../accounts/account-queries.ts'
import { standings } from '../accounts/party-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { identityRule } from '../policies/desk-rules.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { identityChecks, type ShownCheck, standingOf } from './identity-queries.ts'
import { identityQuestions } from './identity-questions.ts'

type Shown = SuccessOf<typeof identity.show>

/** What somebody who calls about an account is asked, and the checks there were. A city without a rule asks nothing. */
export async function showIdentity(work: Work, accountNumber: string): Promise<Shown> {
  const account = await accountByNumber(work, accountNumber)
  const rule = identityRule(await policiesFor(work), work.today)
  const { provedToday, failedLately } = await standingOf(work, account.id)
  return {
    rule: rule && { needed: rule.needed, guards: [...rule.guards], citation: rule.citation },
    questions: rule ? await identityQuestions(work, account.id, rule.facts) : [],
    provedToday,
    failedLately,
    checks: await identityChecks(work, sql`i.account_id = ${account.id}`),
  }
}

/**
 * Records which questions were answered right: passed when as many as the rule needs were. Only the names of the facts are kept. A
 * request that comes again answers with what was recorded.
 */
export async function checkIdentity(
  work: Work,
  { params, body }: ReceivedBy<typeof identity.record>,
): Promise<ShownCheck> {
  const [before] = await identityChecks(work, sql`i.request_key = ${body.key}`)
  if (before) return before
  const account = await accountByNumber(work, params.accountNumber)
  const rule = identityRule(await policiesFor(work), work.today)
  if (!rule) return refuse('NO_IDENTITY_RULE', {})
  const asked = [...new Set(body.asked)]
  const right = [...new Set(body.right)]
  const known = (await identityQuestions(work, account.id, rule.facts)).map(({ fact }): string => fact)
  if (asked.some((fact) => !known.includes(fact)))
    refuseField('asked', 'One of these questions is not asked on this account. Load the questions again.')
  if (right.some((fact) => !asked.includes(fact)))
    refuseField('right', 'What was not asked cannot be right. Tick only questions that were asked.')
  await refuseStranger(work, account.id, body.partyId)
  const { id } = await work.db
    .insertInto('identity_check')
    .values({
      request_key: body.key,
      account_id: account.id,
      party_id: body.partyId,
      contact_id: body.contactId,
      for_what: JSON.stringify(body.forWhat),
      facts_asked: JSON.stringify(asked),
      facts_right: JSON.stringify(right),
      needed: rule.needed,
      passed: right.length >= rule.needed,
      citation: rule.citation,
      checked_by: work.actor.name,
      checked_by_user: keyOf(work.actor),
      checked_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'check-identity',
    subject: `account ${account.number}`,
    changes: {
      forWhat: body.forWhat,
      asked,
      right,
      needed: rule.needed,
      passed: right.length >= rule.needed,
    },
  })
  const [recorded] = await identityChecks(work, sql`i.id = ${id}`)
  return recorded!
}

async function refuseStranger(work: Work, accountId: number, partyId: number | null): Promise<void> {
  if (partyId === null) return
  const onIt = (await standings(work, accountId)).some((one) => one.partyId === partyId)
  if (!onIt) refuse('PARTY_NOT_FOUND', { partyId })
}
