import { autopay } from '@cartwright/api/autopay'
import type { Door } from '../../door.ts'
import { listRuns, showRun } from './ach-run-rows.ts'
import { autopayOfAccount } from './autopay-of-account.ts'
import { type BankKey, bankVault } from './bank-vault.ts'
import { cancelRun, takeFile } from './end-run.ts'
import { listMandates } from './mandate-rows.ts'
import { prepareRun } from './prepare-run.ts'
import { releaseRun } from './release-run.ts'
import { changeMandate, setUpMandate } from './set-up-mandate.ts'
import { resumeMandate, stopMandate } from './stop-mandate.ts'

/** Bills drawn from customers’ bank accounts, and the files to the bank. */
export function serveAutopay(door: Door, key: BankKey): void {
  door.open(autopay.ofAccount, (work, { params }) => autopayOfAccount(work, params.accountNumber))
  door.open(autopay.setUp, (work, received) => setUpMandate(work, bankVault(key, work.city), received))
  door.open(autopay.change, (work, received) => changeMandate(work, bankVault(key, work.city), received))
  door.open(autopay.stop, stopMandate)
  door.open(autopay.resume, resumeMandate)
  door.open(autopay.mandates, (work, { query }) => listMandates(work, query))
  door.open(autopay.runs, (work, { query }) => listRuns(work, query))
  door.open(autopay.prepare, prepareRun)
  door.open(autopay.show, (work, { params }) => showRun(work, params.runId))
  door.open(autopay.release, (work, received) => releaseRun(work, bankVault(key, work.city), received))
  door.open(autopay.cancel, cancelRun)
  door.open(autopay.take, async (work, received) => {
    const { name, bytes, sha256 } = await takeFile(work, bankVault(key, work.city), received)
    return new Response(Uint8Array.from(bytes), {
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${name}"`,
        'x-content-sha256': sha256,
      },
    })
  })
}
