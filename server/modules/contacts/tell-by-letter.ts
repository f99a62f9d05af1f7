import { Refusal } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { draftLetter } from '../letters/draft-letter.ts'
import { letterAccount, type PastMail } from '../letters/letter-account.ts'
import { changeWords } from './change-mail.ts'

type Changed = {
  readonly noticeId: number
  readonly accountId: number
  readonly partyId: number
  readonly changed: readonly string[]
  /** The mailing address before the change; null: mail went to the premise. */
  readonly mail: Omit<PastMail, 'partyId'> | null
}

/** The template of the city that tells of a changed contact. */
const template = 'contact-changed'

/**
 * Drafts the letter to the mailing address that a change left behind. A person looks at it in the letters room and sends it. Nobody is
 * written to where the address is confidential by now, because others may live at the old one; and none is drafted where the city has no such
 * template: why there is no letter is kept with the notice.
 */
export async function tellByLetter(work: Work, told: Changed): Promise<void> {
  const past = await pastMail(work, told)
  const letter = past ? await drafted(work, told, past) : { because: 'The address is confidential.' }
  await work.db
    .updateTable('change_notice')
    .set('letterId' in letter ? { state: 'letter', letter_id: letter.letterId } : { answer: letter.because })
    .where('id', '=', told.noticeId)
    .execute()
}

/** Where mail went before; null where nobody may be written to there. */
async function pastMail(work: Work, { accountId, partyId, mail }: Changed): Promise<PastMail | null> {
  const { premise, parties } = await letterAccount(work, accountId)
  if (parties.find((one) => one.partyId === partyId)?.confidential ?? true) return null
  const { line: line1, place, state, zip } = premise
  return { partyId, ...(mail ?? { line1, line2: null, place, state, zip }) }
}

async function drafted(
  work: Work,
  { noticeId, accountId, partyId, changed }: Changed,
  mailTo: PastMail,
): Promise<{ letterId: number } | { because: string }> {
  try {
    return await draftLetter(work, {
      template,
      accountId,
      partyId,
      facts: { changed: changeWords(changed), changedOn: { day: work.today.toString() } },
      subject: { kind: 'change-notice', id: noticeId },
      mailTo,
    })
  } catch (error) {
    // It is refused before anything is made, so what was done before stands.
    if (error instanceof Refusal && error.problem.code === 'LETTER_TEMPLATE_NOT_FOUND')
      return { because: `The city has no letter template ${template}.` }
    throw error
  }
}
