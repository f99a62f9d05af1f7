import type { messages as routes } from '@cartwright/api/messages'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { mostMessages } from '@cartwright/api/message-shapes'
import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { InTransaction, Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'
import { refuseTexts } from '../messages/check-draft.ts'
import { borne, chooseMessages, type StandingMessage, standingOn } from '../messages/choose-messages.ts'
import { doesHold, isFor } from '../messages/does-hold.ts'
import type { MergedFacts } from '../messages/merge-facts.ts'
import { messagesForBills } from '../messages/messages-queries.ts'
import { registerFacts, type RegisterFacts } from '../messages/read-message-facts.ts'
import { termWords } from '../messages/term-words.ts'
import { compiled, typesetting } from './bill-pdf.ts'
import { registeredBill, type StoredBill, storedBill } from './stored-bill.ts'

type Tried = ReceivedBy<typeof routes.preview>['body']
type Preview = SuccessOf<typeof routes.preview>

/** The newest bill of an account, posted or on a register, with what messages ask of it. */
type Newest = { readonly bill: StoredBill; readonly asked: RegisterFacts; readonly told: string }

/** What a message comes to on the newest bill of an account: whether it is for it, whether it has room, and its words. */
export async function previewMessage(work: Work, tried: Tried): Promise<Preview> {
  refuseTexts(tried)
  const { bill, asked, told } = await newestOf(work, tried.accountNumber)
  const own = draftOf(tried)
  const names = chooseMessages(await besideOthers(work, own, bill.issuedOn), asked.facts)
  const { en, es } = borne(own, mergedOf(bill, asked))
  return {
    accountNumber: bill.accountNumber,
    bill: told,
    terms: own.condition.terms.map((term) => ({ told: termWords(term), holds: doesHold(term, asked.facts) })),
    isFor: isFor(own.condition, asked.facts),
    isShown: names.some(({ id }) => id === own.id),
    en,
    es,
    shown: names.map(({ name }) => name),
  }
}

/** The newest bill of an account with a message on it, whether or not it is for it, beside the one that goes before it. */
export async function previewMessagePdf(
  inTransaction: InTransaction,
  tried: Tried & { readonly language?: 'en' | 'es' | undefined },
): Promise<Uint8Array> {
  refuseTexts(tried)
  const set = await inTransaction(async (work) => {
    const { bill, asked } = await newestOf(work, tried.accountNumber)
    const own = draftOf(tried)
    const standing = await besideOthers(work, own, bill.issuedOn)
    const others = chooseMessages(standing, asked.facts).filter(({ id }) => id !== own.id)
    const shown = standing.filter(
      (one) => one.id === own.id || others.slice(0, mostMessages - 1).includes(one),
    )
    const messages = shown.map((one) => borne(one, mergedOf(bill, asked)))
    const withIt = { ...bill, document: { ...bill.document, messages } }
    const { language } = tried
    return typesetting(work, withIt, { preview: true, ...(language && { language }) })
  })
  return compiled(set, 'ua-1')
}

const draftOf = ({ id, name, en, es, plain, from, until, priority, condition }: Tried): StandingMessage => ({
  id: id ?? 0,
  name,
  en,
  es,
  plain,
  days: { from: PlainDate.from(from), until: until === null ? null : PlainDate.from(until) },
  priority,
  condition,
})

/** The messages that stand on the day of a bill, with the draft in place of what it was, as if it stood on that day too. */
async function besideOthers(work: Work, own: StandingMessage, billOn: string): Promise<StandingMessage[]> {
  const others = (await messagesForBills(work)).filter(({ id }) => id !== own.id)
  const always = { ...own, days: { from: PlainDate.from(billOn), until: null } }
  return standingOn([...others, always], billOn)
}

const mergedOf = (bill: StoredBill, { facts }: RegisterFacts): MergedFacts => ({
  accountNumber: bill.accountNumber,
  totalDueCents: bill.totalDueCents,
  pastDueCents: facts.pastDueCents,
  dueOn: bill.dueOn,
  billOn: bill.issuedOn,
})

async function newestOf(work: Work, accountNumber: string): Promise<Newest> {
  const account = await accountByNumber(work, accountNumber)
  const { rows } = await sql<{ runId: number; number: string | null }>`
    select r.run_id as "runId", b.number from register_bill r join bill_run run on run.id = r.run_id
    left join bill b on b.run_id = r.run_id and b.account_id = r.account_id
    where r.account_id = ${account.id} and run.state <> 'voided' and (r.is_billed or b.id is not null)
    order by r.run_id desc limit 1`.execute(work.db)
  const [found] = rows
  if (!found) return refuse('ACCOUNT_NEVER_BILLED', { accountNumber: account.number })
  const bill = found.number
    ? await storedBill(work, found.number)
    : await registeredBill(work, found.runId, account.number)
  const [asked] = await registerFacts(work, found.runId, { limit: 1, accountNumber: account.number })
  return {
    bill,
    asked: asked!,
    told: found.number ? `bill ${found.number}` : `the register of run ${found.runId}`,
  }
}
