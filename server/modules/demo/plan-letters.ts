import type { PlainDate } from '#kernel/dates'
import type { Actor } from '#kernel/work'
import { approveLetter } from '../letters/decide-letter.ts'
import { draftLetter } from '../letters/draft-letter.ts'
import { printLetters } from '../letters/print-letters.ts'
import { noteLetterReturned } from '../letters/returned-letter.ts'
import { sendLetter } from '../letters/send-letter.ts'
import type { PastDays } from './past-days.ts'

/** Who writes letters, and who approves them. */
type Office = { readonly clerk: Actor; readonly manager: Actor }

const answer = {
  en: 'Your collection day is the same every week. After a holiday it moves by one day until Saturday.',
  es: 'Su día de recolección es el mismo cada semana. Después de un día feriado se recorre un día hasta el sábado.',
}
const answered = { template: 'general-reply', facts: { answer } } as const

/** Letters in every state: one that came back, one that was printed, one to be printed, one that waits for a second person, and a draft. */
export async function planLetters(
  past: PastDays,
  { clerk, manager }: Office,
  today: PlainDate,
): Promise<void> {
  const before = past.on(today.subtract({ days: 6 }), clerk)
  const accounts = await before(async ({ db }) =>
    db.selectFrom('account').select('id').where('closed_on', 'is', null).orderBy('id').limit(6).execute(),
  )
  const ids = accounts.map(({ id }) => id)
  const sent: number[] = []
  for (const accountId of ids.slice(0, 2)) {
    const { letterId } = await before((work) => draftLetter(work, { ...answered, accountId }))
    await before((work) => sendLetter(work, letterId, 1))
    sent.push(letterId)
  }
  await before(printLetters)
  const now = past.on(today, clerk)
  await now((work) =>
    noteLetterReturned(work, sent[0]!, { returnedOn: today.toString(), note: 'Attempted, not known' }),
  )
  const day = { day: today.add({ days: 21 }).toString() }
  const closing = {
    template: 'closing-letter',
    facts: { payoff: { cents: 4_770 }, goodThrough: day, closesOn: day },
  }
  for (const [index, accountId] of ids.slice(2, 4).entries()) {
    const { letterId } = await now((work) => draftLetter(work, { ...closing, accountId }))
    await now((work) => sendLetter(work, letterId, 1))
    if (index === 0) await past.on(today, manager)((work) => approveLetter(work, letterId))
  }
  await now((work) => draftLetter(work, { ...answered, accountId: ids[4]! }))
}
