import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import type { Work } from '#kernel/work'
import type { Judgement } from './judge-items.ts'
import type { ReadItem } from './read-item.ts'

/** An item whose day is known. */
export type DatedItem = ReadItem & { readonly receivedOn: string }

/** Keeps the payments of a file with what is to become of each. What is rejected is done: nothing more happens to it. */
export const storeItems = (
  work: Work,
  fileId: number,
  items: readonly (DatedItem & { readonly judged: Judgement })[],
): Promise<void> =>
  insertRows(work, {
    into: sql`insert into bank_file_item`,
    rows: items,
    columns: {
      file_id: ['bigint', () => fileId],
      line: ['bigint', ({ line }) => line],
      place: ['text', ({ place }) => place],
      amount_cents: ['bigint', ({ amountCents }) => amountCents],
      tender: ['text', ({ tender }) => tender],
      received_on: ['date', ({ receivedOn }) => receivedOn],
      written: ['text', ({ written }) => written],
      payer_name: ['text', ({ payerName }) => payerName],
      payer_routing: ['text', ({ payerRouting }) => payerRouting],
      payer_last4: ['text', ({ payerLast4 }) => payerLast4],
      check_number: ['text', ({ checkNumber }) => checkNumber],
      trace: ['text', ({ trace }) => trace],
      verdict: ['text', ({ judged }) => judged.verdict],
      why: ['text', ({ judged }) => (judged.verdict === 'posted' ? null : judged.why)],
      found_by: ['text', ({ judged }) => (judged.verdict === 'posted' ? judged.foundBy : null)],
      account_id: ['bigint', ({ judged }) => (judged.verdict === 'posted' ? judged.accountId : null)],
      done: ['boolean', ({ judged }) => judged.verdict === 'rejected'],
    },
  })
