import { sql } from 'kysely'
import type { HistorySource } from '#kernel/history'
import { dayWords } from '../desk/day-words.ts'

/** What the post office brought back of an account, on the day it did, with its reason and what came of it. */
export const returnedHistory: HistorySource = {
  kind: 'returned',
  name: 'Returned mail',
  select: ({ accountId }) => sql`
    select r.returned_on as on_day, r.id, jsonb_build_object('reason', r.reason, 'bill', b.number, 'state', r.state,
      'worked', r.worked_on, 'by', coalesce(r.worked_by, r.entered_by), 'note', r.note, 'last', s.action, 'lastNote', s.note,
      'lastOn', s.done_on) as facts
    from returned_piece r left join bill b on b.id = r.bill_id
    left join lateral (select action, note, done_on from returned_step where piece_id = r.id order by id desc limit 1) s on true
    where r.account_id = ${accountId}`,
  tell: ({ facts }) => ({
    title: `${facts.bill ? `Bill ${said(facts.bill)}` : 'Mail'} came back: ${said(facts.reason).replaceAll('-', ' ')}`,
    text: [outcome(facts), said(facts.lastNote) || said(facts.note)].filter(Boolean).join('. '),
    by: said(facts.by),
    ...(facts.bill ? { link: { to: 'bill', key: said(facts.bill) } } : {}),
  }),
}

const outcomes: Readonly<Record<string, string>> = {
  'new-address': 'A new address was written',
  resent: 'Mailed again to the same address',
  undeliverable: 'Nobody knows another address: undeliverable',
  'mail-anyway': 'Mailed there all the same',
  'no-action': 'Nothing was done',
}

function outcome({ state, worked, last, lastOn }: Readonly<Record<string, unknown>>): string {
  if (worked) return `${outcomes[said(state)] ?? said(state)} on ${dayWords(said(worked))}`
  return last === 'called'
    ? `They were called on ${dayWords(said(lastOn))}; it still waits`
    : 'It waits to be worked'
}

const said = (value: unknown): string => (typeof value === 'string' ? value : '')
