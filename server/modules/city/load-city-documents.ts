import { createHash } from 'node:crypto'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { changesBetween, type Loaded } from './changes-between.ts'
import { type CityPart, cityParts } from './city-document.ts'
import { cityDocument } from './city-queries.ts'

/**
 * Stores what a city folder says, part by part: a part that says something new gets a version, the old one stays. Nothing
 * is written for parts that say the same.
 */
export async function loadCityDocuments(
  work: Work,
  parts: Readonly<Record<CityPart, unknown>>,
): Promise<Loaded> {
  const stored = new Map<string, unknown>()
  for (const part of cityParts) {
    const body = await cityDocument(work, part)
    if (body !== null) stored.set(part, body)
  }
  const changes = changesBetween(stored, new Map(Object.entries(parts)))
  if (changes.length === 0) return { changes, notes: [] }
  await work.db
    .insertInto('city_document')
    .values(
      changes.map(({ what, after }) => {
        const body = JSON.stringify(after)
        return { part: what, body, sha256: sha256(body), loaded_by: work.actor.name }
      }),
    )
    .execute()
  await recordCommand(work, {
    command: 'load-city',
    subject: `city ${work.city}`,
    changes: Object.fromEntries(changes.map(({ what, before, after }) => [what, { before, after }])),
  })
  return { changes, notes: [] }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
