import { whatIfs } from '@cartwright/api/what-ifs'
import type { Door } from '../../door.ts'
import { askWhatIf, calculateAgain, removeWhatIf } from './ask-what-if.ts'
import { impactAccount, impactAccounts } from './impact-accounts.ts'
import { impactCsv } from './impact-csv.ts'
import { impactFile } from './impact-files.ts'
import { impactAnswer, refuseUnfinished, whatIfAnswer, whatIfAnswers } from './what-if-answers.ts'

/** What bills would come to by proposed rates: calculated, looked at, written for the council, and taken away. */
export function serveWhatIfs(door: Door): void {
  door.open(whatIfs.ask, async (work, { params, body }) => {
    const { id } = await askWhatIf(work, { proposalId: params.id, ...body })
    return whatIfAnswer(work, id)
  })
  door.open(whatIfs.again, async (work, { params }) => {
    await calculateAgain(work, params.id)
    return whatIfAnswer(work, params.id)
  })
  door.open(whatIfs.remove, async (work, { params }) => {
    await removeWhatIf(work, params.id)
    return { id: params.id }
  })
  serveReads(door)
  serveFiles(door)
}

function serveFiles(door: Door): void {
  door.open(whatIfs.csv, async (work, { params, query: { table } }) => {
    const bytes = await impactCsv(work, params.id, table)
    return new Response(bytes.slice(), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="impact-${params.id}-${table}.csv"`,
      },
    })
  })
  door.openLong(whatIfs.file, async ({ inTransaction }, { params, query }) => {
    const asked = { whatIfId: params.id, format: query.format }
    const { bytes, name, mediaType } = await impactFile(inTransaction, asked)
    return new Response(bytes.slice(), {
      headers: { 'content-type': mediaType, 'content-disposition': `inline; filename="${name}"` },
    })
  })
}

function serveReads(door: Door): void {
  door.open(whatIfs.list, async (work, { query }) => ({
    rows: await whatIfAnswers(work, { proposal: query.proposal }),
  }))
  door.open(whatIfs.show, (work, { params }) => whatIfAnswer(work, params.id))
  door.open(whatIfs.impact, (work, { params }) => impactAnswer(work, params.id))
  door.open(whatIfs.accounts, async (work, { params, query }) => {
    await refuseUnfinished(work, params.id)
    return impactAccounts(work, params.id, query)
  })
  door.open(whatIfs.account, async (work, { params }) => {
    await refuseUnfinished(work, params.id)
    return impactAccount(work, params.id, params.accountNumber)
  })
}
