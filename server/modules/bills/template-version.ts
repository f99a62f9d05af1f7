import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { rememberFew } from '#kernel/remember'
import type { Work } from '#kernel/work'

const folder = new URL('../../../templates/', import.meta.url)
const ofBill = ['bill.typ']

/** A template: its files, and a hash that tells one version from another. */
export type TemplateVersion = { readonly sha256: string; readonly files: Readonly<Record<string, string>> }

/** A template as it lies in `templates/` now: that of the bill, or the files named. */
export async function currentTemplate(names: readonly string[] = ofBill): Promise<TemplateVersion> {
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')))
  const files = Object.fromEntries(names.map((name, index) => [name, texts[index]!]))
  return { sha256: createHash('sha256').update(JSON.stringify(files)).digest('hex'), files }
}

/** Keeps a template, so that what it printed can be printed again when the city has a newer one. */
export async function keepTemplate({ db }: Work, { sha256, files }: TemplateVersion): Promise<void> {
  await db
    .insertInto('template_version')
    .values({ sha256, files: JSON.stringify(files) })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
}

const templateOnce = rememberFew<TemplateVersion>(16)

/** The template a run's bills were first printed by; the one of today when they never were. */
export async function templateOfRun(work: Work, runId: number): Promise<TemplateVersion> {
  const printed = await work.db
    .selectFrom('print_job')
    .select('template_sha256')
    .where('run_id', '=', runId)
    .where('state', '=', 'done')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (!printed) return currentTemplate()
  return templateOnce(printed.template_sha256, () => keptTemplate(work, printed.template_sha256))
}

async function keptTemplate({ db }: Work, sha256: string): Promise<TemplateVersion> {
  const { files } = await db
    .selectFrom('template_version')
    .select('files')
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow()
  return { sha256, files: z.record(z.string(), z.string()).parse(files) }
}

/** Templates that were kept, by their hashes. */
export async function keptTemplates(
  { db }: Work,
  hashes: readonly string[],
): Promise<Map<string, TemplateVersion>> {
  if (hashes.length === 0) return new Map()
  const rows = await db
    .selectFrom('template_version')
    .select(['sha256', 'files'])
    .where('sha256', 'in', hashes)
    .execute()
  return new Map(
    rows.map(({ sha256, files }) => [
      sha256,
      { sha256, files: z.record(z.string(), z.string()).parse(files) },
    ]),
  )
}
