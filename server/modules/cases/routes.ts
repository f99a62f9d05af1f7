import { cases } from '@cartwright/api/cases'
import { premiseMerges } from '@cartwright/api/premise-merges'
import type { Door } from '../../door.ts'
import { premiseMergeList } from '../premises/premise-merge-rows.ts'
import { linkCase, unlinkCase } from './case-links.ts'
import { writeCaseNote } from './case-notes.ts'
import { caseCounts, caseShown, listCases } from './case-queries.ts'
import { addStep, tickCaseStep } from './case-steps.ts'
import { caseTypes } from './case-types.ts'
import { caseWorkbook } from './case-workbook.ts'
import { changeCase, lockCase, lockOpenCase } from './change-case.ts'
import { closeCase } from './close-case.ts'
import { changeDispute } from './disputed-lines.ts'
import { coolOff, escalateCase } from './escalate-case.ts'
import { placesToMerge } from './duplicate-places.ts'
import { addFollowUp, doneFollowUp } from './follow-ups.ts'
import { mergePremises } from './merge-premises.ts'
import { openCase } from './open-case.ts'
import { previewPremiseMerge } from './premise-merge-preview.ts'
import { setCaseState } from './set-case-state.ts'
import { undoPremiseMerge } from './undo-premise-merge.ts'

/** Cases of the service desk: the queue, one case, and what is done with it. */
export function serveCases(door: Door): void {
  door.open(cases.list, async (work, { query }) => ({
    rows: await listCases(work, query),
    counts: await caseCounts(work),
  }))
  door.open(cases.workbook, async (work, { query }) => {
    const bytes = await caseWorkbook(work, query)
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': 'attachment; filename="cases.xlsx"',
      },
    })
  })
  door.open(cases.types, async (work) => ({ rows: await caseTypes(work) }))
  door.open(cases.open, (work, { body }) => openCase(work, body))
  door.open(cases.show, (work, { params }) => caseShown(work, params.id))
  door.open(cases.change, (work, { params, body }) => changeCase(work, { ...params, ...body }))
  door.open(cases.setState, (work, { params, body }) => setCaseState(work, { ...params, ...body }))
  door.open(cases.close, (work, { params, body }) => closeCase(work, { ...params, ...body }))
  door.open(cases.escalate, (work, { params, body }) => escalateCase(work, { ...params, ...body }))
  door.open(cases.coolOff, (work, { params, body }) => coolOff(work, { ...params, ...body }))
  door.open(cases.dispute, (work, { params, body }) => changeDispute(work, { ...params, ...body }))
  serveParts(door)
  servePremiseMerges(door)
}

/** What several people add to at once, without a version: steps, notes, follow-ups, links. */
function serveParts(door: Door): void {
  door.open(cases.tick, async (work, { params: { id, step }, body }) => {
    await lockOpenCase(work, id, null)
    await tickCaseStep(work, { caseId: id, step, ...body })
    return caseShown(work, id)
  })
  door.open(cases.addStep, async (work, { params: { id }, body }) => {
    await lockOpenCase(work, id, null)
    await addStep(work, id, body.title)
    return caseShown(work, id)
  })
  door.open(cases.addNote, async (work, { params: { id }, body }) => {
    await lockCase(work, id, null)
    return writeCaseNote(work, id, body)
  })
  door.open(cases.addFollowUp, async (work, { params: { id }, body }) => {
    await lockOpenCase(work, id, null)
    await addFollowUp(work, id, body)
    return caseShown(work, id)
  })
  door.open(cases.doneFollowUp, async (work, { params: { id, followUp }, body }) => {
    await lockCase(work, id, null)
    await doneFollowUp(work, { caseId: id, followUp, ...body })
    return caseShown(work, id)
  })
  door.open(cases.link, async (work, { params: { id }, body }) => {
    await lockCase(work, id, null)
    await linkCase(work, id, body)
    return caseShown(work, id)
  })
  door.open(cases.unlink, async (work, { params: { id }, body }) => {
    await lockOpenCase(work, id, null)
    await unlinkCase(work, id, body)
    return caseShown(work, id)
  })
}

/** Two premises that are one place made one. */
function servePremiseMerges(door: Door): void {
  door.open(premiseMerges.list, async (work) => ({ rows: await premiseMergeList(work) }))
  door.open(premiseMerges.duplicates, async (work) => ({ rows: await placesToMerge(work) }))
  door.open(premiseMerges.preview, (work, { query }) => previewPremiseMerge(work, query))
  door.open(premiseMerges.merge, (work, { body }) => mergePremises(work, body))
  door.open(premiseMerges.undo, (work, { params, body }) => undoPremiseMerge(work, { ...params, ...body }))
}
