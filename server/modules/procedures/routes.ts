import { procedures } from '@cartwright/api/procedures'
import type { Door } from '../../door.ts'
import { procedurePdf } from './procedure-pdf.ts'
import { procedurePreview, procedureReaders, procedureRows, procedureShown } from './procedure-queries.ts'
import { acknowledgeProcedure, reviewProcedure, withdrawProcedure } from './tend-procedure.ts'
import { changeProcedure, writeProcedure } from './write-procedure.ts'

/** The division's procedures: read, found, written, reviewed, acknowledged, printed. */
export function serveProcedures(door: Door): void {
  door.open(procedures.list, async (work, { query }) => ({ rows: await procedureRows(work, query) }))
  // Before the one by number, whose address it would fit.
  door.open(procedures.readers, async (work) => ({ rows: await procedureReaders(work) }))
  door.open(procedures.show, (work, { params, query }) => procedureShown(work, params.id, query.version))
  door.open(procedures.write, (work, { body }) => writeProcedure(work, body))
  door.open(procedures.change, (work, { params, body }) => changeProcedure(work, params.id, body))
  door.open(procedures.review, (work, { params, body }) => reviewProcedure(work, params.id, body))
  door.open(procedures.read, (work, { params, body }) => acknowledgeProcedure(work, params.id, body.version))
  door.open(procedures.withdraw, (work, { params, body }) => withdrawProcedure(work, params.id, body.version))
  door.open(procedures.preview, async (work, { body }) => ({
    blocks: await procedurePreview(work, body.body),
  }))
  door.openLong(procedures.pdf, async ({ inTransaction }, { params, query }) => {
    const bytes = await procedurePdf(inTransaction, { id: params.id, version: query.version })
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="procedure-${params.id}.pdf"`,
      },
    })
  })
}
