import { sql } from 'kysely'
import type { Gate } from '#kernel/gate'
import { isBefore } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { green, notNeeded, red } from '../billing/gate.ts'
import { labelingWords } from '../postal/labeling-lists.ts'
import { listsAround } from '../postal/postal-queries.ts'
import { mailDay, mailingOf } from './sort-run.ts'

/** Bills are printed in the order of a sort, and a sort by a list that has run out earns no price: the post office would take the mailing back. */
export const labelingLists: Gate = {
  name: 'labeling-lists',
  title: 'Labeling lists in force',
  before: 'print',
  look: async (work, run) => {
    if (!(await mailingOf(work, run)))
      return notNeeded('The city has no policy on how bills are mailed, so they are not sorted.')
    const day = mailDay(work, run)
    const lists = (await listsAround(work, day)).filter(
      ({ kind, effectiveOn }) => kind !== 'l002' && !isBefore(day, effectiveOn),
    )
    const old = lists.filter(({ lastOn }) => isBefore(lastOn, day))
    if (old.length > 0)
      return red(
        `${old.map(({ kind, lastOn }) => `${labelingWords[kind].title}, ran out on ${lastOn.toString()}`).join('; ')}. Load the list that holds on ${day.toString()}, or take the old one out of force and sort without it.`,
        '/postal',
      )
    const missing = (['l801', 'l201', 'l606'] as const).filter(
      (kind) => !lists.some((one) => one.kind === kind),
    )
    const without = missing.map(
      (kind) => `Without ${labelingWords[kind].title}: ${labelingWords[kind].without}.`,
    )
    const single = await singlePieces(work, run.id)
    if (lists.length === 0) return notNeeded(['No labeling list is loaded.', ...without, single].join(' '))
    return green(['The labeling lists hold on the day of mailing.', ...without, single].join(' '))
  },
}

/** What falls to single piece: counted where the run was sorted, else the rule. */
async function singlePieces({ db }: Work, runId: number): Promise<string> {
  const { rows } = await sql<{ many: number; pieces: number }>`
    select s.pieces, s.pieces - coalesce((select max(last_sequence) from mail_sort_tray t where t.run_id = s.run_id), 0) as many
    from mail_sort s where s.run_id = ${runId}`.execute(db)
  const [sort] = rows
  return sort
    ? `${sort.many.toLocaleString('en-US')} of ${sort.pieces.toLocaleString('en-US')} pieces go single piece.`
    : 'Pieces without a coded address go single piece, and all of them where fewer than 500 are coded.'
}
