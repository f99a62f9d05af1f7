import { sql } from 'kysely'
import { dollars } from '#kernel/money'
import type { HistorySource } from '#kernel/history'
import { dayWords } from './day-words.ts'

/** Calls and other conversations. */
export const contactHistory: HistorySource = {
  kind: 'contact',
  name: 'Calls and conversations',
  select: ({ accountId }) => sql`
    select begun_on as on_day, id, jsonb_build_object('channel', channel, 'direction', direction, 'reason', reason,
      'outcome', outcome, 'notes', notes, 'by', taken_by, 'followUp', follow_up_on, 'done', follow_up_done_on) as facts
    from contact where account_id = ${accountId}`,
  tell: ({ id, facts }) => ({
    title: `${channels[told(facts.channel)] ?? told(facts.channel)} ${facts.direction === 'in' ? 'in' : 'out'}: ${plain(facts.reason) || 'going on'}`,
    text: [outcomeWords(facts), told(facts.notes)].filter(Boolean).join('. '),
    by: told(facts.by),
    link: { to: 'contact', key: `${id}` },
  }),
}

/** `To be followed up on Nov 25, 2026`; once that was done, `Followed up`. */
function outcomeWords({ outcome, followUp, done }: Readonly<Record<string, unknown>>): string {
  if (!followUp) return capital(plain(outcome))
  return done ? 'Followed up' : `To be followed up on ${dayWords(told(followUp))}`
}

const channels: Readonly<Record<string, string>> = {
  phone: 'Call',
  'e-mail': 'E-mail',
  counter: 'At the counter,',
  letter: 'Letter',
}

/** Who proved to be whom, and who did not. */
export const identityHistory: HistorySource = {
  kind: 'identity',
  name: 'Identity checks',
  select: ({ accountId }) => sql`
    select checked_on as on_day, id, jsonb_build_object('passed', passed, 'right', jsonb_array_length(facts_right),
      'asked', jsonb_array_length(facts_asked), 'needed', needed, 'by', checked_by) as facts
    from identity_check where account_id = ${accountId}`,
  tell: ({ facts }) => ({
    title: facts.passed ? 'Identity check passed' : 'Identity check not passed',
    text: `${told(facts.right)} of ${told(facts.asked)} right, ${told(facts.needed)} needed.`,
    by: told(facts.by),
  }),
}

/** Promises to pay. */
export const promiseHistory: HistorySource = {
  kind: 'promise',
  name: 'Promises',
  select: ({ accountId }) => sql`
    select made_on as on_day, id, jsonb_build_object('amount', amount_cents, 'due', due_on, 'note', note, 'by', taken_by,
      'withdrawn', withdrawn_because) as facts
    from promise where account_id = ${accountId}`,
  tell: ({ facts }) => ({
    title: `Promise to pay ${dollars(Number(facts.amount))} by ${dayWords(told(facts.due))}`,
    text: facts.withdrawn ? `Taken back: ${told(facts.withdrawn)}` : (facts.note as string | null),
    by: told(facts.by),
  }),
}

/** Changes somebody made to the account, as the record has them. What another source tells is left to it. */
export const changeHistory: HistorySource = {
  kind: 'change',
  name: 'Changes',
  select: ({ accountNumber }) => sql`
    select business_on as on_day, id, jsonb_build_object('command', command, 'by', actor_name, 'reason', reason) as facts
    from command_record where subject = ${`account ${accountNumber}`}
      and command not in ('post-payment', 'begin-call', 'check-identity', 'promise-to-pay',
        'tell-of-change', 'enter-returned-piece', 'work-returned-piece')`,
  tell: ({ facts }) => ({
    title: commands[told(facts.command)] ?? capital(plain(facts.command)),
    text: facts.reason as string | null,
    by: told(facts.by),
  }),
}

const commands: Readonly<Record<string, string>> = {
  'open-account': 'The account was opened',
  'change-contact': 'The contact was changed',
  'change-party': 'Who is responsible was changed',
  'end-party': 'Somebody is no longer on the account',
  'change-preferences': 'How the bill goes out was changed',
  'change-delivery': 'How a payer wants their bills was changed',
  'note-phone': 'A telephone number was noted',
  'ask-to-unhide': 'Somebody asked to see the confidential address',
}

const told = (value: unknown): string => (value === null || value === undefined ? '' : text(value))
const text = (value: unknown): string => String(value)
const plain = (value: unknown): string => told(value).replaceAll(/[-_]/g, ' ')
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
