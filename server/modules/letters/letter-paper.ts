import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { mailKey } from '../billing/mail-lines.ts'
import {
  currentTemplate,
  keepTemplate,
  keptTemplates,
  type TemplateVersion,
} from '../bills/template-version.ts'
import { Logo } from '../city/city-document.ts'
import { wholeMail } from './letter-account.ts'
import { hashOfLetter, type LetterData, type MadeLetter } from './letter-data.ts'
import { letterTemplateFiles } from './letter-pdf.ts'

/** A letter as it was sent on its way, with what it is set by: it comes out the same each time. */
export type LetterPaper = {
  readonly letterId: number
  readonly data: LetterData
  readonly sha256: string
  readonly logo: Logo | null
  readonly template: TemplateVersion
}

/**
 * Keeps what a letter says as it goes on its way, with its template and the city's logo of this day. Refuses LETTER_ADDRESS_MISSING of
 * whom it, or its copy, is printed for.
 */
export async function keepPaper(
  work: Work,
  {
    letterId,
    edition,
    byMail,
  }: { readonly letterId: number; readonly edition: number; readonly byMail: boolean },
  { data, account, party, copyParty }: MadeLetter,
): Promise<void> {
  const template = await currentTemplate(letterTemplateFiles)
  await keepTemplate(work, template)
  const facts = { accountNumber: account.number }
  const mailing = byMail ? wholeMail(account, party) : null
  // A copy always goes by mail.
  const copyMailing = copyParty && wholeMail(account, copyParty)
  await work.db
    .insertInto('letter_paper')
    .values({
      letter_id: letterId,
      edition,
      data: JSON.stringify(data),
      sha256: hashOfLetter(data),
      template_sha256: template.sha256,
      documents: JSON.stringify({ logo: await newestLogo(work) }),
      mail_key: mailing ? mailKey(mailing, facts) : '',
      copy_mail_key: copyMailing && mailKey(copyMailing, facts),
    })
    .execute()
}

async function newestLogo({ db }: Work): Promise<number | null> {
  const row = await db
    .selectFrom('city_document')
    .select('id')
    .where('part', '=', 'logo')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

type Row = {
  readonly letterId: number
  readonly data: unknown
  readonly sha256: string
  readonly template: string
  readonly logo: unknown
}

/** What letters said when they were sent on their way the last time, by their numbers. One that never was is not in the answer. */
export async function letterPapers(
  work: Work,
  letterIds: readonly number[],
): Promise<Map<number, LetterPaper>> {
  const { rows } = await sql<Row>`
    select distinct on (p.letter_id) p.letter_id as "letterId", p.data, p.sha256, p.template_sha256 as template,
      d.body as logo
    from letter_paper p left join city_document d on d.id = (p.documents->>'logo')::bigint
    where p.letter_id = any(${letterIds}::bigint[]) order by p.letter_id, p.edition desc`.execute(work.db)
  const templates = await keptTemplates(work, [...new Set(rows.map(({ template }) => template))])
  return new Map(
    rows.map(({ letterId, data, sha256, template, logo }) => [
      letterId,
      {
        letterId,
        // What was stored was checked when it was made.
        data: data as LetterData,
        sha256,
        logo: logo === null ? null : Logo.parse(logo),
        template: templates.get(template)!,
      },
    ]),
  )
}
