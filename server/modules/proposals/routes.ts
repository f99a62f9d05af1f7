import { proposals } from '@cartwright/api/proposals'
import { refuse } from '#kernel/refusal'
import type { Door } from '../../door.ts'
import { changeProposal } from './change-proposal.ts'
import { openProposal } from './open-proposal.ts'
import { adoptionFile, listProposals, proposedRows, showProposal } from './proposal-answers.ts'
import { changeByFiles, type CheckFiles, openFromFiles } from './proposed-files.ts'

/** Proposed rates and rules: made, looked at, and written as the files that would adopt them. */
export function serveProposals(door: Door, check: CheckFiles): void {
  door.open(proposals.list, async (work) => ({ rows: await listProposals(work) }))
  door.open(proposals.show, (work, { params, query }) => showProposal(work, params.id, query.version))
  door.open(proposals.rows, async (work, { params, query }) => ({
    rows: await proposedRows(work, params.id, query),
  }))
  door.open(proposals.file, async (work, { params, query }) => {
    const { id: proposalId, file } = params
    const { name, text } = await adoptionFile(work, { proposalId, number: query.version, name: file })
    return new Response(text, {
      headers: {
        'content-type': name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/yaml; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
      },
    })
  })
  door.open(proposals.make, async (work, { body }) => showProposal(work, await openProposal(work, body)))
  door.open(proposals.change, async (work, { params, body }) => {
    await changeProposal(work, { proposalId: params.id, ...body })
    return showProposal(work, params.id)
  })
  serveFiles(door, check)
}

function serveFiles(door: Door, check: CheckFiles): void {
  door.openLong(proposals.makeFromFiles, async ({ context, inTransaction }) => {
    const sent = await sentForm(context.req.raw, ['name', 'why'])
    return inTransaction(async (work) =>
      showProposal(work, await openFromFiles(work, check, { ...sent, name: sent.name! })),
    )
  })
  door.openLong(proposals.changeByFiles, async ({ context, inTransaction }, { params }) => {
    const sent = await sentForm(context.req.raw, ['why', 'basis'])
    const asked = { ...sent, proposalId: params.id, basis: Number(sent.basis) }
    return inTransaction(async (work) => {
      await changeByFiles(work, check, asked)
      return showProposal(work, params.id)
    })
  })
}

const words = {
  name: 'Give the proposal a name.',
  why: 'Write why it is proposed.',
  basis: 'Send the version.',
}

/** The files and words of a form, or everything that is missing of it. */
async function sentForm(request: Request, needed: readonly (keyof typeof words)[]) {
  const form = await request.formData().catch(() => new FormData())
  const text = (field: string): string | undefined => {
    const value = form.get(field)
    return typeof value === 'string' && value.trim() ? value.trim() : undefined
  }
  const sent = form.getAll('files').filter((file) => file instanceof File)
  const faults = needed
    .filter((field) => text(field) === undefined)
    .map((field) => ({ field, message: words[field] }))
  if (sent.length === 0) faults.push({ field: 'files' as never, message: 'Send at least one file.' })
  if (faults.length > 0) refuse('REQUEST_INVALID', { faults })
  const files = new Map<string, string>()
  for (const file of sent) files.set(file.name, await file.text())
  return {
    files,
    why: text('why')!,
    name: text('name'),
    basis: text('basis'),
    schedule: text('schedule'),
    resolution: text('resolution'),
    effectiveFrom: text('effectiveFrom'),
  }
}
