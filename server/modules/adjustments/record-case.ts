import type { standardCases } from '@cartwright/api/standard-cases'
import type { SuccessOf } from '@cartwright/api/route'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { askForAdjustment } from './ask-for-adjustment.ts'
import type { Facts } from './case-facts.ts'
import { accountToAdjust, type AdjustedAccount } from './hold-account.ts'
import { judgeCase, type JudgedCase, vacancy } from './judge-case.ts'
import { refuseOtherCase } from './of-desk-case.ts'
import { previewAdjustment } from './preview-adjustment.ts'

type Verdict = SuccessOf<typeof standardCases.preview>
type Recorded = SuccessOf<typeof standardCases.record>
type Words = Verdict['told']

/** What a standard case comes to, told in words, with the preview of its adjustment. Changes nothing. */
export async function previewCase(
  work: Work,
  { accountId, facts, evidence }: { accountId: number; facts: Facts; evidence: readonly number[] },
): Promise<Verdict> {
  const account = await accountToAdjust(work, accountId, false)
  return verdictShown(work, account, await judgeCase(work, account, facts), evidence)
}

async function verdictShown(
  work: Work,
  account: AdjustedAccount,
  judged: JudgedCase,
  evidence: readonly number[],
): Promise<Verdict> {
  const { verdict, reason } = judged
  return {
    outcome: verdict.outcome,
    instead: verdict.outcome === 'none' ? verdict.instead : null,
    told: wordsOf(judged),
    preview:
      verdict.outcome === 'adjust'
        ? await previewAdjustment(work, { accountId: account.id, reason, parts: verdict.parts, evidence })
        : null,
  }
}

function wordsOf({ verdict, citation }: JudgedCase): Words {
  const told = verdict.outcome === 'no' ? [verdict.told] : verdict.told
  return { en: told.map(({ en }) => en), es: told.map(({ es }) => es), citation }
}

type Asked = {
  readonly accountId: number
  readonly facts: Facts
  readonly note: string
  readonly evidence: readonly number[]
  readonly deskCaseId?: number | null | undefined
  readonly requestKey?: string | undefined
}

/**
 * Records a standard case and asks for what it comes to by the rule, in one work. Refuses a case that the rule does not allow, saying
 * which part of it, and what `askForAdjustment` refuses. The same request again answers with the case it recorded.
 */
export async function recordCase(work: Work, asked: Asked): Promise<Recorded> {
  const account = await accountToAdjust(work, asked.accountId, true)
  const before = await recordedByRequest(work, asked)
  if (before) return before
  await refuseOtherCase(work, { deskCaseId: asked.deskCaseId, accountId: account.id })
  const { facts } = asked
  const judged = await judgeCase(work, account, facts)
  refuseCase(facts.standardCase, judged)
  const { id } = await work.db
    .insertInto('standard_case')
    .values({
      account_id: account.id,
      kind: facts.standardCase,
      happened_on: judged.happenedOn,
      until_on: judged.untilOn,
      facts: JSON.stringify(facts),
      outcome: outcomeOf(judged),
      words: JSON.stringify(wordsOf(judged)),
      note: asked.note,
      request_key: asked.requestKey ?? null,
      recorded_by: work.actor.name,
      recorded_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'record-standard-case',
    subject: `account ${account.number}`,
    changes: { caseId: id, ...facts, outcome: outcomeOf(judged) },
    reason: asked.note,
  })
  return answerOf(work, { caseId: id, account, judged, standardCase: facts.standardCase, asked })
}

type Answering = {
  readonly caseId: number
  readonly account: AdjustedAccount
  readonly judged: JudgedCase
  readonly standardCase: string
  readonly asked: {
    readonly note: string
    readonly evidence: readonly number[]
    readonly deskCaseId?: number | null | undefined
    readonly requestKey?: string | undefined
  }
}

async function answerOf(
  work: Work,
  { caseId, account, judged, standardCase, asked }: Answering,
): Promise<Recorded> {
  const { verdict, reason } = judged
  const adjustment =
    verdict.outcome === 'adjust'
      ? await askForAdjustment(work, {
          accountId: account.id,
          reason,
          parts: verdict.parts,
          note: asked.note,
          evidence: asked.evidence,
          requestKey: asked.requestKey,
          deskCaseId: asked.deskCaseId,
          standardCase,
          derivation: wordsOf(judged),
          source: { kind: 'standard-case', id: caseId },
        })
      : null
  return { caseId, outcome: outcomeOf(judged), told: wordsOf(judged), adjustment }
}

const outcomeOf = ({ verdict }: JudgedCase): Recorded['outcome'] =>
  verdict.outcome === 'none' ? verdict.instead : 'adjusted'

function refuseCase(standardCase: string, { verdict, citation }: JudgedCase): void {
  if (verdict.outcome === 'no') refuse('ADJUSTMENT_CASE_REFUSED', { standardCase, ...verdict.told, citation })
}

async function recordedByRequest(work: Work, { accountId, requestKey }: Asked): Promise<Recorded | null> {
  if (requestKey === undefined) return null
  const found = await work.db
    .selectFrom('standard_case')
    .selectAll()
    .where('request_key', '=', requestKey)
    .executeTakeFirst()
  if (!found) return null
  const made = await work.db
    .selectFrom('adjustment')
    .select(['id', 'state', 'amount_cents'])
    .where('request_key', '=', requestKey)
    .executeTakeFirst()
  if (found.account_id !== accountId) refuse('ADJUSTMENT_REQUEST_KEY_USED', { adjustmentId: made?.id ?? 0 })
  return {
    caseId: found.id,
    outcome: found.outcome as Recorded['outcome'],
    told: found.words as Words,
    adjustment: made
      ? {
          adjustmentId: made.id,
          state: made.state as 'posted',
          amountCents: made.amount_cents,
          balanceCents: await accountBalance(work, accountId),
          repeated: true,
        }
      : null,
  }
}

type Settled = { readonly caseId: number; readonly endedOn: PlainDate | null }

/** What a recorded vacancy still comes to. Changes nothing. Refuses STANDARD_CASE_NOT_FOUND. */
export async function previewSettling(work: Work, { caseId, endedOn }: Settled): Promise<Verdict> {
  const { account, judged } = await settling(work, { caseId, endedOn }, false)
  return verdictShown(work, account, judged, [])
}

/**
 * Credits what was billed of a vacancy since, or ends it on the day it was lived in again and takes back what is too much: what came
 * before is counted, so that doing it twice changes nothing. Refuses STANDARD_CASE_NOT_FOUND and what `askForAdjustment` refuses.
 */
export async function settleVacancy(
  work: Work,
  asked: Settled & { readonly note: string; readonly requestKey?: string | undefined },
): Promise<Recorded> {
  const { caseId, endedOn, note } = asked
  const { account, judged } = await settling(work, asked, true)
  refuseCase('vacancy', judged)
  if (endedOn)
    await work.db.updateTable('standard_case').set({ ended_on: endedOn }).where('id', '=', caseId).execute()
  await recordCommand(work, {
    command: 'settle-vacancy',
    subject: `account ${account.number}`,
    changes: { caseId, endedOn: endedOn?.toString() ?? null, outcome: outcomeOf(judged) },
    reason: note,
  })
  return answerOf(work, {
    caseId,
    account,
    judged,
    standardCase: 'vacancy',
    asked: { ...asked, evidence: [] },
  })
}

async function settling(
  work: Work,
  { caseId, endedOn }: Settled,
  hold: boolean,
): Promise<{ account: AdjustedAccount; judged: JudgedCase }> {
  const found = await work.db
    .selectFrom('standard_case')
    .select(['account_id', 'kind', 'facts', 'recorded_on', 'ended_on'])
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!found || found.kind !== 'vacancy') return refuse('STANDARD_CASE_NOT_FOUND', { caseId })
  const account = await accountToAdjust(work, found.account_id, hold)
  const judged = await vacancy(work, account, {
    facts: found.facts as Extract<Facts, { standardCase: 'vacancy' }>,
    caseId,
    endedOn: endedOn ?? found.ended_on,
    on: found.recorded_on,
  })
  return { account, judged }
}
