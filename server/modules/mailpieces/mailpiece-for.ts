import type { Work } from '#kernel/work'
import { checkMailpiece } from './check-mailpiece.ts'
import type { Checked, Insert } from './mailpiece.ts'
import { type MailpieceUse, specOn } from './mailpiece-specs.ts'

type Asked = {
  readonly sheets: number
  readonly inserts: readonly Insert[]
  readonly use?: MailpieceUse
}

/** What a piece of today comes to with these sheets and inserts, and which rules it does not keep. Null: no mailpiece is set up. */
export async function mailpieceFor(
  work: Work,
  { sheets, inserts, use = 'bills' }: Asked,
): Promise<Checked | null> {
  const spec = await specOn(work, use, work.today)
  return spec && checkMailpiece({ body: spec.body, sheets, inserts })
}
