import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { mailJobs } from '@cartwright/api/mail-jobs'
import { againAfter } from '#database/again-after'
import type { MailHouseOf } from '#kernel/mail-house'
import { refuse } from '#kernel/refusal'
import type { Door } from '../../door.ts'
import { mailingRule } from '../policies/mailing-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { approveProof, signPiece } from './approve-proof.ts'
import type { PrintFolder } from '../bills/print-run.ts'
import { askUpload } from './ask-upload.ts'
import { dropJob, reconcileJob } from './end-job.ts'
import { jobShown, listedJobs, lockJob } from './mail-job-rows.ts'
import { makeJob } from './make-job.ts'
import { packageFile } from './make-package.ts'
import { foretellPull, pullBill } from './pull-bill.ts'
import { sendJob } from './send-job.ts'
import { sortAnew } from './sort-anew.ts'
import { tellJob } from './tell-job.ts'
import { waitingRuns } from './waiting-runs.ts'

/** Who takes packages by SFTP. Left out, nobody does. */
export type MailHouseParts = { readonly mailHouseOf?: MailHouseOf }

/** How the bills of a run go into the mail. */
export function serveMailJobs(door: Door, parts: MailHouseParts & PrintFolder): void {
  const { mailHouseOf } = parts
  door.open(mailJobs.list, async (work) => {
    const hasRule = mailingRule(await policiesFor(work), work.today) !== null
    return { hasRule, waiting: hasRule ? await waitingRuns(work) : [], rows: await listedJobs(work) }
  })
  door.openLong(mailJobs.make, ({ inTransaction }, { params }) =>
    againAfter('one_mail_job_per_run', () => inTransaction((work) => makeJob(work, params.runId))),
  )
  door.open(mailJobs.show, (work, { params }) => jobShown(work, params.jobId))
  door.openLong(mailJobs.package, async ({ inTransaction }, { params: { jobId } }) => {
    const job = await inTransaction((work) => lockJob(work, jobId))
    if (job.package_sha256 === null || job.state === 'making')
      return refuse('MAIL_JOB_NOT_IN_STATE', { jobId, state: job.state, needed: ['ready'] })
    const stream = Readable.toWeb(createReadStream(join(job.folder, packageFile)))
    return new Response(stream, {
      headers: {
        'content-type': 'application/zip',
        'content-length': String(job.package_bytes),
        'content-disposition': `attachment; filename="mail-job-${jobId}.zip"`,
      },
    })
  })
  door.open(mailJobs.send, sendJob)
  door.openLong(mailJobs.house, async ({ caller }) => {
    const house = (await mailHouseOf?.(caller.city)) ?? null
    return { destination: house?.destination ?? null, practice: house?.practice ?? false }
  })
  door.openLong(mailJobs.upload, async ({ caller, inTransaction }, received) => {
    const house = (await mailHouseOf?.(caller.city)) ?? null
    return inTransaction((work) => askUpload(work, house, received))
  })
  door.open(mailJobs.tell, tellJob)
  door.open(mailJobs.sign, signPiece)
  door.open(mailJobs.approve, (work, { params }) => approveProof(work, params.jobId))
  door.open(mailJobs.foretell, foretellPull)
  door.open(mailJobs.pull, pullBill)
  door.open(mailJobs.sortAnew, (work, asked) => sortAnew(work, asked, parts))
  door.open(mailJobs.reconcile, reconcileJob)
  door.open(mailJobs.drop, dropJob)
}
