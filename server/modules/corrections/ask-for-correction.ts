import type { Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'
import { refuseOtherCase } from '../adjustments/of-desk-case.ts'
import { type Asking, askForPlanned, madeBefore, type Planned } from './ask-for-planned.ts'
import { askForShared, holdAll, refuseOther } from './ask-for-shared.ts'
import { planCorrection, type StatementSent } from './plan-correction.ts'
import { fingerprintOfAll, planPayers } from './plan-shared.ts'
import { statementWords } from './statement-words.ts'

/** A correction as it is asked for. */
type CorrectionAsked = StatementSent &
  Asking & {
    /** Whether the bills of these days are cancelled and billed anew as well. */
    readonly newBills?: boolean
  }

/**
 * Asks for a correction of the past. The facts change when its money is posted, and not before. Of a service that several accounts pay, the
 * bills of all of them are corrected at once. Answers its number. Refuses what `planCorrection` and `askForPlanned` refuse; throws
 * HalfPosted when of a shared one only some accounts could be posted at once and it does not `wait`; left out, a shared one waits.
 */
export async function askForCorrection(work: Work, asked: CorrectionAsked): Promise<number> {
  const made = await madeBefore(work, asked.requestKey)
  if (made !== null) return made
  const { id: ownerId } = await accountByNumber(work, asked.accountNumber)
  const by = { on: work.today, beyond: asked.overrideReason !== null }
  const seen = await planned(work, asked)
  const sharing = await planPayers(work, { ownerId, own: seen.plan, ...by })
  if (sharing.length === 0) return askForPlanned(work, asked, () => planned(work, asked))
  await refuseOtherCase(work, { deskCaseId: asked.deskCaseId, accountId: ownerId })
  await holdAll(work, [ownerId, ...sharing.map(({ account }) => account.id)])
  // Read again now that nobody else can change them.
  const own = await planned(work, asked)
  const payers = await planPayers(work, { ownerId, own: own.plan, ...by })
  // A room that asks for it in the course of something else saw the account itself, and waits rather than break off.
  if (asked.wait !== undefined) refuseOther(asked.fingerprint, fingerprintOfAll(own.plan, payers))
  const account = await accountByNumber(work, asked.accountNumber)
  return askForShared(work, { asking: { ...asked, wait: asked.wait ?? true }, account, own, payers })
}

async function planned(work: Work, asked: CorrectionAsked): Promise<Planned> {
  const { accountNumber, from, until, facts, newBills = false, overrideReason } = asked
  const stated = { from, until, facts }
  const account = await accountByNumber(work, accountNumber)
  const beyond = overrideReason !== null
  const plan = await planCorrection(work, { account, stated, newBills, on: work.today, beyond })
  const told = statementWords(plan.subject.known, plan.statement)
  return { plan, stated, told, rebill: newBills ? { of: 'bills', serviceId: null, listId: null } : null }
}
