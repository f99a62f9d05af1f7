import type { Letter, LetterRow, LetterState } from '@cartwright/api/letter-shapes'
import { type RawBuilder, sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { accountByNumber, digitsOf } from '../accounts/account-queries.ts'
import { letterNumber } from './letter-words.ts'
import { handOf } from './stored-letter.ts'
import { waitingPieces } from './print-letters.ts'

/** What a list of letters is narrowed by. */
export type LetterFilter = {
  readonly state?: LetterState | undefined
  readonly template?: string | undefined
  readonly sendBy?: 'print' | 'email' | undefined
  readonly language?: 'en' | 'es' | undefined
  readonly mine?: 'yes' | undefined
  readonly from?: string | undefined
  readonly search?: string | undefined
  readonly subjectKind?: string | undefined
  readonly subjectId?: number | undefined
}
type Paged = { readonly limit: number; readonly after?: string | undefined }

type Row = Omit<LetterRow, 'number' | 'about' | 'email' | 'draftedOn' | 'sentOn' | 'returnedOn'> & {
  readonly aboutKind: string | null
  readonly aboutId: number | null
  readonly emailTo: string | null
  readonly emailState: string | null
  readonly emailAnswer: string | null
  readonly draftedOn: PlainDate
  readonly sentOn: PlainDate | null
  readonly returnedOn: PlainDate | null
  readonly frozenSubject: string | null
}

const select = sql`
  select l.id, a.number as "accountNumber", p.name as "partyName", l.subject, t.code as template, t.name as "templateName",
    l.language, l.send_by as "sendBy", l.state, l.about_kind as "aboutKind", l.about_id as "aboutId", l.drafted_by as "draftedBy",
    l.drafted_on as "draftedOn", l.approved_by as "approvedBy", l.sent_on as "sentOn", l.returned_on as "returnedOn",
    e.to_address as "emailTo", e.state as "emailState", e.answer as "emailAnswer",
    (select data->>'subject' from letter_paper w where w.letter_id = l.id and l.state <> 'draft'
      order by edition desc limit 1) as "frozenSubject"
  from letter l join account a on a.id = l.account_id join party p on p.id = l.party_id
  left join letter_template_version t on t.id = l.template_version_id
  left join letter_email e on e.letter_id = l.id`

const told = ({
  aboutKind,
  aboutId,
  emailTo,
  emailState,
  emailAnswer,
  frozenSubject,
  ...row
}: Row): LetterRow => ({
  ...row,
  number: letterNumber(row.id),
  // What was sent has its fields filled in; of a draft, the account's number is all that is known here.
  subject: frozenSubject ?? row.subject.replaceAll('{accountNumber}', row.accountNumber),
  about: aboutKind === null ? null : { kind: aboutKind, id: aboutId! },
  email: emailTo === null ? null : { to: emailTo, state: emailState!, answer: emailAnswer },
  draftedOn: row.draftedOn.toString(),
  sentOn: row.sentOn?.toString() ?? null,
  returnedOn: row.returnedOn?.toString() ?? null,
})

/** A page of letters, newest first. */
export async function listLetters(
  work: Work,
  { limit, after, ...filter }: LetterFilter & Paged,
  accountId?: number,
): Promise<{ rows: LetterRow[]; next: string | null }> {
  const before = /^\d{1,15}$/.test(after ?? '') ? sql`and l.id < ${Number(after)}` : sql``
  const ofAccount = accountId === undefined ? sql`` : sql`and l.account_id = ${accountId}`
  const { rows } = await sql<Row>`${select} where ${conditionOf(work, filter)} ${ofAccount} ${before}
    order by l.id desc limit ${limit + 1}`.execute(work.db)
  const shown = rows.slice(0, limit)
  return { rows: shown.map(told), next: rows.length > limit ? String(shown.at(-1)!.id) : null }
}

/** All letters of a filter, newest first. */
export async function allLetters(work: Work, filter: LetterFilter): Promise<LetterRow[]> {
  const { rows } = await sql<Row>`${select} where ${conditionOf(work, filter)} order by l.id desc`.execute(
    work.db,
  )
  return rows.map(told)
}

/** One letter as a line of a list. */
export async function letterLine(work: Work, letterId: number): Promise<LetterRow> {
  const { rows } = await sql<Row>`${select} where l.id = ${letterId}`.execute(work.db)
  return told(rows[0]!)
}

/** A page of the letters of an account, newest first. Refuses an unknown number. */
export async function lettersOfAccount(work: Work, accountNumber: string, paged: Paged) {
  const { id } = await accountByNumber(work, accountNumber)
  return listLetters(work, paged, id)
}

function conditionOf(work: Work, filter: LetterFilter): RawBuilder<unknown> {
  const { state, template, sendBy, language, mine, from, search, subjectKind, subjectId } = filter
  const parts = [
    state && sql`l.state = ${state}`,
    template && sql`t.code = ${template}`,
    sendBy && sql`l.send_by = ${sendBy}`,
    language && sql`l.language = ${language}`,
    mine && sql`l.hands->>0 = ${handOf(work.actor)}`,
    from && sql`l.drafted_on >= ${PlainDate.from(from)}::date`,
    search && found(search),
    subjectKind && sql`l.about_kind = ${subjectKind}`,
    subjectId && sql`l.about_id = ${subjectId}`,
  ].filter((part) => part !== undefined && part !== '' && part !== 0)
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `)
}

/** A part of a name, of what it is about, of an account's number or the letter's. */
function found(search: string): RawBuilder<unknown> {
  const part = `%${search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const number = /^l?-?0*(\d{1,12})$/i.exec(search.trim())?.[1]
  return sql`(p.name ilike ${part} or l.subject ilike ${part}
    or translate(a.number, '- ', '') like ${`%${digitsOf(search).replaceAll(/[\\%_]/g, '')}%`}
    ${number === undefined ? sql`` : sql`or l.id = ${Number(number)}`})`
}

/** How many letters wait for whom. */
export async function lettersWaiting(work: Work) {
  const hand = handOf(work.actor)
  const { rows } = await sql<{ drafts: number; toApprove: number; toPrint: number; returned: number }>`
    select count(*) filter (where state = 'draft' and hands->>0 = ${hand}) as drafts,
      count(*) filter (where state = 'waiting' and not hands ? ${hand}) as "toApprove",
      (select count(*) from (${waitingPieces}) pieces) as "toPrint",
      count(*) filter (where (state = 'returned' and not exists (select from letter x where x.copy_of = letter.id))
        or (state = 'approved' and exists (select from letter_email e where e.letter_id = letter.id
          and e.state in ('failed', 'uncertain')))) as returned
    from letter where state in ('draft', 'waiting', 'approved', 'returned')`.execute(work.db)
  return rows[0]!
}

/** What happened to a letter, oldest first. */
export async function eventsOfLetter({ db }: Work, letterId: number): Promise<Letter['events']> {
  const rows = await db
    .selectFrom('letter_event')
    .select(['at', 'by_name', 'what', 'note'])
    .where('letter_id', '=', letterId)
    .orderBy('id')
    .execute()
  return rows.map(({ at, by_name, what, note }) => ({ at: at.toString(), by: by_name, what, note }))
}
