import { letterPrints } from '@cartwright/api/letter-prints'
import { letters } from '@cartwright/api/letters'
import { letterTemplates } from '@cartwright/api/letter-templates'
import type { Door } from '../../door.ts'
import { changeLetter, takeTemplate } from './change-letter.ts'
import { approveLetter, sendLetterBack, takeLetterBack, withdrawLetter } from './decide-letter.ts'
import {
  addTemplate,
  changeTemplate,
  confirmTemplate,
  discardTemplate,
  publishTemplate,
} from './edit-template.ts'
import { letterPdf, letterPreview, letterWord, templatePreview } from './letter-files.ts'
import { listPrints, printManifest, printPdf } from './letter-prints.ts'
import { letterShown } from './letter-shown.ts'
import { letterNumber } from './letter-words.ts'
import { listLetters, lettersOfAccount, lettersWaiting } from './letters-queries.ts'
import { lettersWorkbook } from './letters-workbook.ts'
import { printAgain, printLetters } from './print-letters.ts'
import { noteLetterReturned, writeAgain } from './returned-letter.ts'
import { sendLetter } from './send-letter.ts'
import { listTemplates, templateShown } from './template-queries.ts'
import { writeLetter } from './write-letter.ts'

/** Letters, from the draft to what became of them. */
export function serveLetters(door: Door): void {
  door.open(letters.list, (work, { query }) => listLetters(work, query))
  door.open(letters.workbook, async (work, { query }) =>
    asFile(await lettersWorkbook(work, query), excelType, 'letters.xlsx'),
  )
  door.open(letters.waiting, (work) => lettersWaiting(work))
  door.open(letters.ofAccount, (work, { params, query }) =>
    lettersOfAccount(work, params.accountNumber, query),
  )
  door.open(letters.write, async (work, received) => letterShown(work, await writeLetter(work, received)))
  door.open(letters.show, (work, { params }) => letterShown(work, params.id))
  door.open(letters.change, async (work, { params, body }) => {
    await changeLetter(work, params.id, body)
    return letterShown(work, params.id)
  })
  door.open(letters.takeTemplate, async (work, { params, body }) => {
    await takeTemplate(work, params.id, body)
    return letterShown(work, params.id)
  })
  serveSteps(door)
  serveLetterFiles(door)
}

/** What brings a letter from one state to the next. */
function serveSteps(door: Door): void {
  door.open(letters.send, async (work, { params, body }) => {
    await sendLetter(work, params.id, body.edition)
    return letterShown(work, params.id)
  })
  door.open(letters.approve, async (work, { params }) => {
    await approveLetter(work, params.id)
    return letterShown(work, params.id)
  })
  door.open(letters.sendBack, async (work, { params, body }) => {
    await sendLetterBack(work, params.id, body.note)
    return letterShown(work, params.id)
  })
  door.open(letters.takeBack, async (work, { params }) => {
    await takeLetterBack(work, params.id)
    return letterShown(work, params.id)
  })
  door.open(letters.withdraw, async (work, { params, body }) => {
    await withdrawLetter(work, params.id, body.note)
    return letterShown(work, params.id)
  })
  door.open(letters.returned, async (work, { params, body }) => {
    await noteLetterReturned(work, params.id, body)
    return letterShown(work, params.id)
  })
  door.open(letters.again, async (work, { params, body }) =>
    letterShown(work, await writeAgain(work, params.id, body.key)),
  )
}

function serveLetterFiles(door: Door): void {
  door.openLong(letters.pdf, async ({ inTransaction }, { params: { id }, query }) =>
    asFile(
      await letterPdf(inTransaction, id, { copy: query.copy === 'yes' }),
      'application/pdf',
      `letter-${letterNumber(id)}.pdf`,
    ),
  )
  door.openLong(letters.word, async ({ inTransaction }, { params: { id } }) =>
    asFile(await letterWord(inTransaction, id), wordType, `letter-${letterNumber(id)}.docx`),
  )
  door.openLong(letters.preview, async ({ inTransaction }, { params, body }) =>
    asFile(await letterPreview(inTransaction, params.id, body), 'application/pdf', 'letter.pdf'),
  )
}

/** What letters begin from, and what is put in envelopes. */
export function serveLetterRoom(door: Door): void {
  door.open(letterPrints.print, async (work) => printManifest(work, await printLetters(work)))
  door.open(letterPrints.list, (work) => listPrints(work))
  door.open(letterPrints.show, (work, { params }) => printManifest(work, params.id))
  door.openLong(letterPrints.pdf, async ({ inTransaction }, { params: { id } }) =>
    asFile(await printPdf(inTransaction, id), 'application/pdf', `letters-${id}.pdf`),
  )
  door.open(letterPrints.again, async (work, { params, body }) => {
    await printAgain(work, params.id, body.note)
    return printManifest(work, params.id)
  })
  door.open(letterTemplates.list, (work) => listTemplates(work))
  door.open(letterTemplates.show, (work, { params }) => templateShown(work, params.code))
  door.open(letterTemplates.add, async (work, { body }) => {
    await addTemplate(work, body)
    return templateShown(work, body.code)
  })
  door.open(letterTemplates.change, async (work, { params, body }) => {
    await changeTemplate(work, params.code, body)
    return templateShown(work, params.code)
  })
  door.open(letterTemplates.confirm, async (work, { params, body }) => {
    await confirmTemplate(work, params.code, body)
    return templateShown(work, params.code)
  })
  door.open(letterTemplates.publish, async (work, { params, body }) => {
    await publishTemplate(work, params.code, body)
    return templateShown(work, params.code)
  })
  door.open(letterTemplates.discard, async (work, { params, body }) => {
    await discardTemplate(work, params.code, body.edition)
    return { code: params.code }
  })
  door.openLong(letterTemplates.preview, async ({ inTransaction }, { body }) =>
    asFile(await templatePreview(inTransaction, body), 'application/pdf', 'letter.pdf'),
  )
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const asFile = (bytes: Uint8Array, type: string, name: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': `${type === 'application/pdf' ? 'inline' : 'attachment'}; filename="${name}"`,
    },
  })
