import { bankFiles } from '@cartwright/api/bank-files'
import { againAfter } from '#database/again-after'
import { refuse } from '#kernel/refusal'
import type { Door } from '../../door.ts'
import { type BankKey, bankVault } from '../autopay/bank-vault.ts'
import { bankFileById } from './bank-file-rows.ts'
import {
  itemsOfFile,
  knownLayouts,
  listBankFiles,
  showBankFile,
  showStatement,
} from './bank-files-queries.ts'
import { discardBankFile } from './discard-bank-file.ts'
import { showFolder } from './show-folder.ts'
import { loadBankFile, type SentFile } from './load-bank-file.ts'
import { applyNotice, listNotices, settleNotice } from './notices.ts'
import { recordFileReturns } from './record-file-returns.ts'
import { returnsOfFile, ruleOfReturns } from './returns-ready.ts'
import { askToPostFile } from './post-bank-file.ts'
import { bankFormats } from './tell-format.ts'

/** Files of banks: taken in, looked at, posted. */
export function serveBankFiles(door: Door, key: BankKey): void {
  door.openLong(bankFiles.load, async ({ context, inTransaction }) => {
    const sent = await sentFile(context.req.raw)
    const fileId = await againAfter('one_bank_file_per_content', () =>
      inTransaction((work) => loadBankFile(work, sent)),
    )
    return inTransaction((work) => showBankFile(work, fileId))
  })
  door.open(bankFiles.layouts, knownLayouts)
  door.open(bankFiles.folder, showFolder)
  door.open(bankFiles.list, (work, { query }) => listBankFiles(work, query))
  door.open(bankFiles.show, (work, { params }) => showBankFile(work, params.fileId))
  door.open(bankFiles.items, (work, { params, query }) => itemsOfFile(work, params.fileId, query))
  door.open(bankFiles.post, async (work, { params }) => {
    await askToPostFile(work, params.fileId)
    return bankFileById(work, params.fileId)
  })
  door.open(bankFiles.discard, async (work, { params, body }) => {
    await discardBankFile(work, params.fileId, body.reason)
    return bankFileById(work, params.fileId)
  })
  door.open(bankFiles.notices, (work, { query }) => listNotices(work, query))
  door.open(bankFiles.settle, settleNotice)
  door.open(bankFiles.apply, (work, received) => applyNotice(work, bankVault(key, work.city), received))
  door.open(bankFiles.returns, async (work, { params }) => {
    await bankFileById(work, params.fileId)
    return { rows: await returnsOfFile(work, params.fileId) }
  })
  door.openLong(bankFiles.recordReturns, async ({ inTransaction }, { params }) => {
    await inTransaction(async (work) => {
      if ((await ruleOfReturns(work))?.fromFiles === undefined) refuse('RETURNS_NOT_FROM_FILES', {})
    })
    return recordFileReturns(inTransaction, params.fileId)
  })
  door.open(bankFiles.statement, (work, { params }) => showStatement(work, params.statementId))
}

/** The parts of the form, or everything that is missing of it. */
async function sentFile(request: Request): Promise<SentFile> {
  const form = await request.formData().catch(() => new FormData())
  const file = form.get('file')
  const text = (name: string): string | null => {
    const value = form.get(name)
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const [format, mode] = [text('format'), text('mode') ?? 'strict']
  const known = format === null ? null : (bankFormats.find((one) => one === format) ?? null)
  const faults: { field: string; message: string }[] = []
  if (!(file instanceof File)) faults.push({ field: 'file', message: 'Send the file of the bank.' })
  if (format !== null && known === null)
    faults.push({ field: 'format', message: `Send one of ${bankFormats.join(', ')}, or leave it out.` })
  if (mode !== 'strict' && mode !== 'lenient')
    faults.push({ field: 'mode', message: 'Send strict or lenient.' })
  if (!(file instanceof File) || faults.length > 0) return refuse('REQUEST_INVALID', { faults })
  const mapping = form.get('mapping')
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    fileName: file.name.slice(0, 200),
    format: known,
    mode: mode === 'lenient' ? 'lenient' : 'strict',
    modeReason: text('modeReason')?.slice(0, 300) ?? null,
    layout: text('layout'),
    receivedOn: text('receivedOn'),
    mapping: mapping instanceof File ? await mapping.text() : mapping,
  }
}
