import { dollars } from '#kernel/money'
import { compileDocument } from '#ports/documents/compile-document'
import type { Manifest } from '../bills/manifest.ts'
import type { JobRow } from './mail-job-rows.ts'

type Ticket = {
  readonly job: JobRow
  readonly city: string
  readonly cycle: string
  readonly print: Manifest
  readonly toMail: number
  readonly pulled: readonly number[]
}

/** The sheet that goes with a package: what is in it, how it is checked, and what the mail house answers. */
export const jobTicket = ({ job, city, cycle, print, toMail, pulled }: Ticket): Promise<Uint8Array> =>
  compileDocument({
    template: 'mail-job-ticket.typ',
    data: {
      city,
      job: job.id,
      run: job.run_id,
      cycle,
      house: job.house,
      madeOn: job.made_on.toString(),
      by: job.made_by,
      dataAsOf: job.data_as_of.toString({ smallestUnit: 'minute' }),
      facts: [
        ['Pieces printed', job.pieces.toLocaleString('en')],
        ['Pieces taken out', pulled.length.toLocaleString('en')],
        ['Pieces to mail', toMail.toLocaleString('en')],
        [
          'Sheets of paper (pages)',
          print.parts.reduce((sum, { pages }) => sum + pages, 0).toLocaleString('en'),
        ],
        ['Print files', print.parts.length.toLocaleString('en')],
        ['Total due on the printed bills', dollars(job.total_due_cents)],
      ],
      pulled: pulled.map((piece) => piece.toLocaleString('en')).join(', '),
      proof: job.kind === 'mail-house' ? job.proof_size : 0,
    },
  })
