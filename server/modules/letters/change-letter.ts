import type { LetterDraft } from '@cartwright/api/letter-shapes'
import { isDeepStrictEqual } from 'node:util'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import type { Language } from '../rates/explain-words.ts'
import { letterAccount, letterParty } from './letter-account.ts'
import { letterIn, letterName, refuseOlder, type StoredLetter, withHand } from './stored-letter.ts'
import { templateInForce } from './templates.ts'

type Changed = Partial<
  Pick<
    StoredLetter,
    | 'party_id'
    | 'copy_to'
    | 'language'
    | 'send_by'
    | 'subject'
    | 'body'
    | 'facts'
    | 'enclosures'
    | 'amount_cents'
    | 'template_version_id'
  >
>
const asJson = ['body', 'facts', 'enclosures'] as const

/**
 * Changes a draft: all of it is sent, and what is so already is not recorded. Refuses one that is no draft any more, a change made on an
 * older edition, and parties the account has not.
 */
export async function changeLetter(
  work: Work,
  letterId: number,
  { edition, ...draft }: LetterDraft & { readonly edition: number },
): Promise<void> {
  const letter = await letterIn(work, letterId, ['draft'])
  const account = await letterAccount(work, letter.account_id)
  letterParty(account, draft.partyId)
  if (draft.copyTo !== null) letterParty(account, draft.copyTo)
  const wanted: Changed = {
    party_id: draft.partyId,
    copy_to: draft.copyTo,
    language: draft.language,
    send_by: draft.sendBy,
    subject: draft.subject,
    body: plain(draft.text),
    facts: plain(draft.facts),
    enclosures: plain(draft.enclosures),
    amount_cents: draft.amountCents,
  }
  await store(work, { letter, wanted, edition })
}

/** Puts the text of a template into a draft, in place of what it says, and lets it go in that language. */
export async function takeTemplate(
  work: Work,
  letterId: number,
  { edition, template, language }: { edition: number; template: string; language: Language },
): Promise<void> {
  const letter = await letterIn(work, letterId, ['draft'])
  const version = await templateInForce(work, template)
  const { subject, text } = version[language]
  const wanted = { language, subject, body: plain(text), template_version_id: version.id }
  await store(work, { letter, wanted, edition })
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

async function store(
  work: Work,
  { letter, wanted, edition }: { letter: StoredLetter; wanted: Changed; edition: number },
): Promise<void> {
  const changed = (Object.keys(wanted) as (keyof Changed)[]).filter(
    (field) => !isDeepStrictEqual(wanted[field], letter[field]),
  )
  // A change that was kept, and whose answer was lost, is asked for again.
  if (changed.length === 0) return
  refuseOlder(letter, edition)
  const values = Object.fromEntries(
    changed.map((field) => [
      field,
      (asJson as readonly string[]).includes(field) ? JSON.stringify(wanted[field]) : wanted[field],
    ]),
  )
  await work.db
    .updateTable('letter')
    .set({
      ...values,
      edition: letter.edition + 1,
      changed_by: work.actor.name,
      hands: withHand(letter, work),
    })
    .where('id', '=', letter.id)
    .execute()
  await recordCommand(work, {
    command: 'change-letter',
    subject: letterName(letter.id),
    changes: { edition: letter.edition + 1, changed },
  })
}
