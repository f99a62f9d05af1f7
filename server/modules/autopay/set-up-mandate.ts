import type { autopay } from '@cartwright/api/autopay'
import type { ReceivedBy } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, lockAccount, lockAccountById, refuseField } from '../accounts/account-queries.ts'
import { changePreferences } from '../accounts/change-preferences.ts'
import { refuseUnproved } from '../accounts/refuse-unproved.ts'
import { recordCommand } from '../audit/record-command.ts'
import { isRoutingNumber } from '../bank-files/routing-number.ts'
import { type AutopayRule, autopayRule } from '../policies/autopay-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import type { BankVault } from './bank-vault.ts'
import { lockMandate, mandatesOf, type MandateShown, shownMandate, standingMandate } from './mandate-rows.ts'
import { endMandate } from './stop-mandate.ts'

type SetUp = ReceivedBy<typeof autopay.setUp>
type Change = ReceivedBy<typeof autopay.change>
type Given = SetUp['body']

/**
 * Sets autopay up on an account: what the customer agreed to, word for word, and the bank account, its number encrypted. It waits for its prenote, and until
 * it is live the bills ask for payment, also of an account that was marked before. Refuses without a rule of the city, on an account whose final bill was
 * made, beside one that stands, who has not proved who they are where the city guards bank accounts, and details that cannot be right.
 */
export async function setUpMandate(
  work: Work,
  vault: BankVault,
  { params, body }: SetUp,
): Promise<MandateShown> {
  const account = await lockAccount(work, params.accountNumber)
  const rule = await ruleFor(work, account)
  const standing = await standingMandate(work, account.id)
  if (standing) refuse('AUTOPAY_MANDATE_STANDS', { mandateId: standing.mandateId, last4: standing.last4 })
  return keep(work, { account, rule, vault, body, replaces: null })
}

/**
 * Changes the bank account of an autopay: the one before stops, and the new one begins with a prenote of its own. What was released is still drawn from
 * the one before. Refuses one that is stopped, and what setting up refuses.
 */
export async function changeMandate(
  work: Work,
  vault: BankVault,
  { params, body }: Change,
): Promise<MandateShown> {
  const before = await lockMandate(work, params.mandateId)
  if (before.state === 'stopped')
    refuse('MANDATE_NOT_IN_STATE', {
      state: before.state,
      needed: ['prenote-to-send', 'prenote-sent', 'live', 'held'],
    })
  const account = await lockAccountById(work, before.accountId)
  const rule = await ruleFor(work, account)
  await endMandate(work, before, 'Another bank account was given.')
  return keep(work, { account, rule, vault, body, replaces: before.mandateId })
}

async function ruleFor(work: Work, { id, closedOn }: KnownAccount): Promise<AutopayRule> {
  const rule = autopayRule(await policiesFor(work), work.today) ?? refuse('AUTOPAY_NOT_RULED', {})
  const final = await work.db
    .selectFrom('bill')
    .select('id')
    .where('account_id', '=', id)
    .where('is_final', '=', true)
    .limit(1)
    .executeTakeFirst()
  if (closedOn && final) refuse('AUTOPAY_CLOSED_ACCOUNT', { closedOn: closedOn.toString() })
  await refuseUnproved(work, id, ['bank'])
  return rule
}

type Keep = {
  readonly account: KnownAccount
  readonly rule: AutopayRule
  readonly vault: BankVault
  readonly body: Given
  readonly replaces: number | null
}

async function keep(work: Work, { account, rule, vault, body, replaces }: Keep): Promise<MandateShown> {
  refuseWrong(work, rule, body)
  const last4 = body.bankNumber.slice(-4)
  // Stopped and set up again is as much a change as one that is called so: whoever releases the first draw asks.
  const changed = (await mandatesOf(work, account.id)).length > 0
  const { id } = await work.db
    .insertInto('autopay_mandate')
    .values({
      account_id: account.id,
      replaces_id: replaces,
      given_by: body.givenBy,
      given_on: PlainDate.from(body.givenOn),
      wording: wordingOf(rule, account.number, body),
      evidence: body.evidence,
      holder_name: body.holderName,
      routing: body.routing,
      account_kind: body.accountKind,
      sealed_number: vault.seal(body.bankNumber),
      last4,
      state: 'prenote-to-send',
      details_since: work.today,
      details_changed: changed,
      set_up_by: work.actor.name,
      set_up_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await changePreferences(work, account.number, { autopay: false })
  await recordCommand(work, {
    command: replaces === null ? 'set-up-autopay' : 'change-autopay',
    subject: `account ${account.number}`,
    changes: {
      mandateId: id,
      replaces,
      givenBy: body.givenBy,
      givenOn: body.givenOn,
      routing: body.routing,
      accountKind: body.accountKind,
      endsIn: last4,
      evidence: body.evidence,
    },
  })
  return shownMandate(await lockMandate(work, id))
}

function refuseWrong(work: Work, rule: AutopayRule, body: Given): void {
  if (!rule.ways.includes(body.givenBy))
    refuseField(
      'givenBy',
      `The city takes autopay in these ways: ${rule.ways.join(', ')} (${rule.citation}).`,
    )
  if (isBefore(work.today, PlainDate.from(body.givenOn)))
    refuseField('givenOn', 'Write today or an earlier day.')
  if (!isRoutingNumber(body.routing))
    refuseField(
      'routing',
      'The last digit of this routing number does not fit. Read it again from the check.',
    )
}

/** What the customer agrees to, with what is theirs filled in; of the bank account the last four digits. */
const wordingOf = (rule: AutopayRule, accountNumber: string, given: Given): string =>
  rule.wording[given.language]
    .replaceAll('{holder}', () => given.holderName)
    .replaceAll('{account}', () => accountNumber)
    .replaceAll('{bank}', () => `${given.routing} …${given.bankNumber.slice(-4)}`)
