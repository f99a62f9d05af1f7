import { join } from 'node:path'
import { checkCityFolder } from '../modules/setup/check-city-folder.ts'
import { loadCityFolder } from '../modules/setup/load-city-folder.ts'
import type { TestOffice } from './test-office.ts'

const cities = join(import.meta.dirname, '..', '..', 'cities')
const folders = new Map<string, ReturnType<typeof checkCityFolder>>()

/** Loads one of the folders in `cities/` into the books of a test. */
export async function loadCity(office: TestOffice, name = 'marlow'): Promise<void> {
  const checked = folders.get(name) ?? checkCityFolder(join(cities, name))
  folders.set(name, checked)
  const { folder } = await checked
  await office.work((work) => loadCityFolder(work, folder!))
}

type Brought = {
  readonly kind: string
  /** The rows of a CSV file, or the bytes of any file. */
  readonly file: string | Uint8Array
  readonly name?: string
  readonly mapping?: string
}

/** Brings a file in through the API, as a form. */
export async function bring(office: TestOffice, { kind, file, name = 'rows.csv', mapping }: Brought) {
  const form = new FormData()
  form.set('kind', kind)
  form.set('file', new File([new Uint8Array(Buffer.from(file))], name))
  if (mapping !== undefined) form.set('mapping', mapping)
  const response = await office.post('/imports', form)
  const body = (await response.json()) as BroughtFile
  return { status: response.status, ...body }
}
type BroughtFile = {
  readonly id: number
  readonly state: string
  readonly code?: string
  readonly details?: Record<string, unknown>
  readonly totals: {
    readonly rows: number
    readonly good: number
    readonly duplicate: number
    readonly rejected: number
    readonly applied: number
    readonly added: Record<string, number>
  }
}

/** Applies an import and does the work that was asked for. */
export async function apply(office: TestOffice, id: number): Promise<BroughtFile> {
  const asked = await office.post(`/imports/${id}/apply`)
  if (asked.status !== 202) throw new Error(`not applied: ${await asked.text()}`)
  await office.finishJobs()
  return read(office, `/imports/${id}`)
}

/** An answer of the API as JSON. */
export async function read<Body>(office: TestOffice, path: string): Promise<Body> {
  const response = await office.get(path)
  return (await response.json()) as Body
}
