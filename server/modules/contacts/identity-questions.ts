import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import { payerParty } from '../accounts/payer-party.ts'
import { addressText } from '../premises/address-text.ts'
import { hiddenAccounts } from '../accounts/hidden-addresses.ts'
import type { IdentityFact } from '../policies/desk-rules.ts'

/** A question with what the books say. A null answer is looked at, not compared: a photo ID, a signature. */
export type Question = {
  readonly fact: IdentityFact
  readonly question: string
  readonly answer: string | null
}

type Facts = {
  readonly number: string
  readonly former: string | null
  readonly street_number: string
  readonly street: string
  readonly unit: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly mail: string | null
  readonly paid: number | null
  readonly paid_on: PlainDate | null
  readonly billed: number | null
  readonly issued_on: PlainDate | null
}

/**
 * The questions of a rule for an account, in the order of the rule. What the books do not have is not asked, and neither is an address
 * that is hidden: nobody could tell whether the answer is right.
 */
export async function identityQuestions(
  work: Work,
  accountId: number,
  asked: readonly IdentityFact[],
): Promise<Question[]> {
  const facts = await factsOf(work, accountId)
  const hidden = (await hiddenAccounts(work, [accountId])).has(accountId)
  const answers = answersOf(facts)
  return asked.flatMap((fact) => {
    const { question, answer } = answers[fact]
    const secret = hidden && (fact === 'service-address' || fact === 'mailing-address')
    return answer === undefined || secret ? [] : [{ fact, question, answer }]
  })
}

async function factsOf(work: Work, accountId: number): Promise<Facts> {
  const { rows } = await sql<Facts>`
    select a.number, a.former_number as former, m.street_number, m.street, m.unit, y.name, y.phone, y.email,
      concat_ws(', ', y.mail_line_1, y.mail_line_2, y.mail_place) as mail, paid.amount_cents as paid,
      paid.received_on as paid_on, b.total_due_cents as billed, b.issued_on
    from account a join premise m on m.id = a.premise_id
    left join lateral ${payerParty(work, sql`a.id`)} y on true
    left join lateral (
      select amount_cents, received_on from payment p where account_id = a.id
        and not exists (select from payment_reversal r where r.payment_id = p.id)
      order by received_on desc, id desc limit 1) paid on true
    left join lateral (
      select total_due_cents, issued_on from bill where account_id = a.id order by id desc limit 1) b on true
    where a.id = ${accountId}`.execute(work.db)
  return rows[0]!
}

type Answers = Readonly<
  Record<IdentityFact, { readonly question: string; readonly answer: string | null | undefined }>
>

const answersOf = (facts: Facts): Answers => ({
  name: { question: 'What name is the account in?', answer: facts.name ?? undefined },
  'service-address': { question: 'What address is served?', answer: addressText(facts) },
  'account-number': { question: 'What is the account number?', answer: facts.number },
  phone: {
    question: 'Which telephone number do we have?',
    answer: facts.phone?.replace(/^(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3'),
  },
  email: { question: 'Which e-mail address do we have?', answer: facts.email ?? undefined },
  'last-payment': {
    question: 'How much was the last payment, and about when?',
    answer: facts.paid === null ? undefined : `${dollars(facts.paid)}, ${words(facts.paid_on!)}`,
  },
  'last-bill': {
    question: 'How much was the last bill?',
    answer: facts.billed === null ? undefined : `${dollars(facts.billed)}, ${words(facts.issued_on!)}`,
  },
  'former-number': {
    question: 'What was the account number before this system?',
    answer: facts.former ?? undefined,
  },
  'mailing-address': { question: 'Where does the mail go?', answer: facts.mail || undefined },
  'photo-id': { question: 'A photo ID with that name was shown', answer: null },
  signature: { question: 'The signature is that of the papers we have', answer: null },
})

const words = (day: PlainDate): string => day.toLocaleString('en-US', { dateStyle: 'long' })
