import { sql } from 'kysely'
import type { HistorySource } from '#kernel/history'
import { dayWords } from './day-words.ts'

/** The letters of an account, from the day they were drafted, with where they stand. */
export const letterHistory: HistorySource = {
  kind: 'letter',
  name: 'Letters and notices',
  select: ({ accountId }) => sql`
    select coalesce(l.sent_on, l.drafted_on) as on_day, l.id, jsonb_build_object('state', l.state, 'by', l.drafted_by,
      'returned', l.returned_on, 'subject', coalesce(
        (select w.data->>'subject' from letter_paper w where w.letter_id = l.id and l.state <> 'draft' order by w.edition desc limit 1),
        replace(replace(l.subject, '{accountNumber}', a.number), '{billNumber}', coalesce(l.facts #>> '{billNumber,text}', '')))) as facts
    from letter l join account a on a.id = l.account_id where l.account_id = ${accountId}`,
  tell: ({ id, facts }) => ({
    title: `Letter: ${said(facts.subject)}`,
    text: facts.returned ? `Came back on ${dayWords(said(facts.returned))}` : plain(facts.state),
    by: said(facts.by),
    link: { to: 'letter', key: `${id}` },
  }),
}

/** The explanations of bills that went out by e-mail. Those that are letters are among the letters. */
export const explanationHistory: HistorySource = {
  kind: 'explanation',
  name: 'Explanations by e-mail',
  select: ({ accountId }) => sql`
    select (e.asked_at at time zone 'UTC')::date as on_day, e.id, jsonb_build_object('bill', b.number, 'state', e.state,
      'to', e.to_address, 'by', e.asked_by) as facts
    from bill b join explanation_email e on e.bill_id = b.id where b.account_id = ${accountId}`,
  tell: ({ facts }) => ({
    title: `Bill ${said(facts.bill)} explained by e-mail`,
    text: `To ${said(facts.to)}, ${plain(facts.state)}`,
    by: said(facts.by),
    link: { to: 'bill', key: said(facts.bill) },
  }),
}

/** The service orders of an account, from the day they were asked for. */
export const orderHistory: HistorySource = {
  kind: 'order',
  name: 'Service orders',
  select: ({ accountId }) => sql`
    select ordered_on as on_day, id, jsonb_build_object('kind', kind, 'state', state, 'scheduled', scheduled_on,
      'done', done_on) as facts
    from service_order where account_id = ${accountId}`,
  tell: ({ id, facts }) => ({
    title: `Order: ${plain(facts.kind)}`,
    text: [
      plain(facts.state),
      facts.done ? dayWords(said(facts.done)) : facts.scheduled && `for ${dayWords(said(facts.scheduled))}`,
    ]
      .filter(Boolean)
      .join(' '),
    link: { to: 'order', key: `${id}` },
  }),
}

/** The cases of an account, from the day they were opened. */
export const caseHistory: HistorySource = {
  kind: 'case',
  name: 'Cases',
  select: ({ accountId }) => sql`
    select opened_on as on_day, id, jsonb_build_object('title', title, 'state', state, 'due', due_on,
      'closed', closed_on) as facts
    from desk_case where account_id = ${accountId}`,
  tell: ({ id, facts }) => ({
    title: `Case: ${said(facts.title)}`,
    text: facts.closed
      ? `Closed on ${dayWords(said(facts.closed))}`
      : `${plain(facts.state)}${facts.due ? `, due ${dayWords(said(facts.due))}` : ''}`,
    link: { to: 'case', key: `${id}` },
  }),
}

/** Notices to an address that a change of the contact left behind. */
export const noticeHistory: HistorySource = {
  kind: 'notice',
  name: 'Notices of changes',
  select: ({ accountId }) => sql`
    select told_on as on_day, id, jsonb_build_object('state', state, 'email', by_email, 'letter', letter_id,
      'because', answer) as facts
    from change_notice where account_id = ${accountId}`,
  tell: ({ facts }) => {
    if (facts.email)
      return {
        title: 'The e-mail address before a change was told of it',
        text: `${said(facts.email)}: ${plain(facts.state)}`,
      }
    if (facts.letter)
      return {
        title: 'A letter to the address before a change was drafted',
        text: 'There was no e-mail address before it. Look at the letter, and send it.',
        link: { to: 'letter', key: `${Number(facts.letter)}` },
      }
    return {
      title: 'A change could be told to nobody',
      text: ['There was no e-mail address before it.', said(facts.because)].filter(Boolean).join(' '),
    }
  },
}

const said = (value: unknown): string => (typeof value === 'string' ? value : '')
const plain = (value: unknown): string => said(value).replaceAll(/[-_]/g, ' ')
