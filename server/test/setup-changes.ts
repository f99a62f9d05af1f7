import { join } from 'node:path'
import type { SuccessOf } from '@cartwright/api/route'
import type { setupChanges } from '@cartwright/api/setup-changes'
import { checkCityFolder } from '../modules/setup/check-city-folder.ts'
import { loadCityFolder } from '../modules/setup/load-city-folder.ts'
import { readZip } from '../modules/setup/read-zip.ts'
import { answered } from './bill-runs.ts'
import type { TestOffice } from './test-office.ts'

/** A change of the set-up as the API tells it. */
export type Judged = SuccessOf<typeof setupChanges.change>

const marlow = checkCityFolder(join(import.meta.dirname, '..', '..', 'cities', 'marlow'))

/** Loads the practice city as its folder says, with everything it asks for. */
export async function loadWholeMarlow(office: TestOffice): Promise<void> {
  const { folder, faults } = await marlow
  if (!folder) throw new Error(JSON.stringify(faults))
  await office.work((work) => loadCityFolder(work, folder))
}

/** What an administrator does with the set-up, through the API. */
export function changesIn(office: TestOffice) {
  const admin = office.as('administrator')
  const fileOf = async ({ id }: Judged, path: string): Promise<string> =>
    (
      await answered<{ text: string }>(
        admin.get(`/setup/changes/${id}/file?path=${encodeURIComponent(path)}`),
      )
    ).text
  return {
    begin: (): Promise<Judged> => answered(admin.post('/setup/changes', { reason: 'Council of November' })),
    fileOf,
    /** Puts other words into a file of a change. The words must be there. */
    replaced: async (change: Judged, path: string, from: string | RegExp, to: string): Promise<Judged> => {
      const text = await fileOf(change, path)
      if (text.search(from) < 0) throw new Error(`${path} does not say ${from}`)
      const { id, edition } = change
      return answered(admin.put(`/setup/changes/${id}/file`, { path, text: text.replace(from, to), edition }))
    },
    adopt: ({ id, edition }: Judged, by = admin) => by.post(`/setup/changes/${id}/adopt`, { edition }),
    /** The present set-up, as it is taken along. */
    present: async (): Promise<Map<string, string>> =>
      new Map(readZip(new Uint8Array(await (await admin.get('/setup/folder.zip')).arrayBuffer())).files),
  }
}
