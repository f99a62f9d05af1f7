import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { letterApproval } from '../policies/letter-rules.ts'
import { askForEmail } from './letter-emails.ts'
import { makeLetter, type MadeLetter } from './letter-data.ts'
import { keepPaper } from './letter-paper.ts'
import { saysNothing } from './letter-text.ts'
import {
  letterIn,
  letterName,
  noteEvent,
  refuseOlder,
  type StoredLetter,
  storedLetter,
  toMake,
  withHand,
} from './stored-letter.ts'
import { templateVersionById } from './templates.ts'
import { writeMarkup } from './write-markup.ts'

/**
 * Sends a draft on its way: to whoever approves it where the city asks for that, else to be printed or e-mailed. What it says is kept as it
 * is now. The same again, after an answer that was lost, changes nothing. Refuses an empty letter, fields that are unknown or empty, and an
 * address that is missing.
 */
export async function sendLetter(work: Work, letterId: number, edition: number): Promise<void> {
  if (wasSent(await storedLetter(work, letterId, { lock: true }), edition, work)) return
  const letter = await letterIn(work, letterId, ['draft'])
  refuseOlder(letter, edition)
  const asked = toMake(letter)
  if (saysNothing(asked.text)) refuse('LETTER_SAYS_NOTHING', {})
  const made = await makeLetter(work, asked)
  refuseNoEmail(letter, made)
  const approval = await approvalOf(work, letter)
  const next = letter.edition + 1
  await keepPaper(work, { letterId, edition: next, byMail: letter.send_by === 'print' }, made)
  const state = approval.needed ? 'waiting' : 'approved'
  await work.db
    .updateTable('letter')
    .set({ state, edition: next, changed_by: work.actor.name, hands: withHand(letter, work) })
    .where('id', '=', letterId)
    .execute()
  await noteEvent(work, { letterId, what: approval.needed ? 'asked for approval' : 'sent on its way' })
  await recordCommand(work, {
    command: 'send-letter',
    subject: letterName(letterId),
    changes: {
      account: made.account.number,
      to: made.party.name,
      sendBy: letter.send_by,
      state,
      citation: approval.citation,
    },
  })
  if (!approval.needed) await askForEmail(work, letter, made.party.email)
}

/** Whether the same person sent just this edition already. */
function wasSent(letter: StoredLetter, edition: number, { actor }: Work): boolean {
  const isOnItsWay = ['waiting', 'approved', 'printed', 'sent'].includes(letter.state)
  return isOnItsWay && letter.edition === edition + 1 && letter.changed_by === actor.name
}

function refuseNoEmail({ send_by }: StoredLetter, { party }: MadeLetter): void {
  if (send_by === 'email' && party.email === null) refuse('LETTER_EMAIL_MISSING', { name: party.name })
}

/** Whether a letter needs a second person as it is now, by which rule and why. */
export async function approvalOf(work: Work, letter: StoredLetter) {
  const version =
    letter.template_version_id === null ? null : await templateVersionById(work, letter.template_version_id)
  const { text, subject } = toMake(letter)
  const its = version?.[letter.language]
  const changed =
    its !== undefined &&
    (its.subject !== subject || writeMarkup(its.text.content) !== writeMarkup(text.content))
  return letterApproval(await policiesFor(work), work.today, {
    template: version?.code ?? null,
    changed,
    amountCents: letter.amount_cents,
  })
}
