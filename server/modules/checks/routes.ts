import { checks } from '@cartwright/api/checks'
import { parseDay, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { StandingCheck } from '#kernel/standing-check'
import type { Door } from '../../door.ts'
import { people } from '../staff/staff-queries.ts'
import { askForChecks } from './ask-for-checks.ts'
import { bringHaulerList } from './bring-hauler-list.ts'
import { changeFindings } from './change-findings.ts'
import { checkRun, standingChecks } from './checks-queries.ts'
import { findings, findingsById, findingShown } from './findings-queries.ts'
import { findingsWorkbook } from './findings-workbook.ts'
import { haulerRejects } from './hauler-rejects.ts'
import { haulerListShown, haulerLists, haulerRows } from './hauler-queries.ts'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Standing checks, what they find, and the hauler's list. */
export function serveChecks(door: Door, known: readonly StandingCheck[]): void {
  door.open(checks.list, (work) => standingChecks(work, known))
  door.open(checks.run, async (work, { body }) =>
    checkRun(work, known, await askForChecks(work, known, body.checks)),
  )
  door.open(checks.runShown, (work, { params }) => checkRun(work, known, params.id))
  door.open(checks.workbook, async (work, { query }) => {
    const book = await findingsWorkbook(work, known, query)
    return new Response(new Uint8Array(book), {
      headers: {
        'content-type': workbookType,
        'content-disposition': `attachment; filename="findings-${work.today.toString()}.xlsx"`,
      },
    })
  })
  door.open(checks.findings, (work, { query }) => findings(work, known, query))
  door.open(checks.show, (work, { params }) => findingShown(work, known, params.id))
  door.open(checks.change, async (work, { body }) => {
    await changeFindings(work, body)
    return { rows: await findingsById(work, known, body.ids) }
  })
  door.open(checks.people, async (work) => ({
    rows: (await people(work)).flatMap(({ userId, name, role, disabled }) =>
      disabled || role === 'customer' ? [] : [{ userId, name, role }],
    ),
  }))
  serveHaulerLists(door, known)
}

function serveHaulerLists(door: Door, known: readonly StandingCheck[]): void {
  door.openLong(checks.bringList, async ({ context, inTransaction }) => {
    const sent = await sentList(context.req.raw)
    return inTransaction(async (work) => {
      const list = { ...sent, listOn: sent.listOn ?? work.today }
      return haulerListShown(work, await bringHaulerList(work, known, list))
    })
  })
  door.open(checks.lists, haulerLists)
  door.open(checks.listShown, (work, { params }) => haulerListShown(work, params.id))
  door.open(checks.listRejects, async (work, { params }) => {
    const { fileName, csv } = await haulerRejects(work, params.id)
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      },
    })
  })
  door.open(checks.listRows, (work, { params, query }) => haulerRows(work, params.id, query))
}

/** The parts of the form, or everything that is missing of it. */
async function sentList(request: Request) {
  const form = await request.formData().catch(() => new FormData())
  const [file, day, mapping] = [form.get('file'), form.get('listOn'), form.get('mapping')]
  const faults: { field: string; message: string }[] = []
  if (!(file instanceof File)) faults.push({ field: 'file', message: 'Send a CSV or XLSX file.' })
  const listOn: PlainDate | null = typeof day === 'string' && day !== '' ? parseDay(day) : null
  if (typeof day === 'string' && day !== '' && !listOn)
    faults.push({ field: 'listOn', message: 'Write a day such as 2026-12-01.' })
  if (!(file instanceof File) || faults.length > 0) return refuse('REQUEST_INVALID', { faults })
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    fileName: file.name,
    listOn,
    mapping: mapping instanceof File ? await mapping.text() : mapping,
  }
}
