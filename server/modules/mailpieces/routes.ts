import { mailpieces } from '@cartwright/api/mailpieces'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { saveMailpiece } from './save-mailpiece.ts'
import { showMailpieces, tryMailpiece } from './show-mailpieces.ts'

/** What is put in the mail. */
export function serveMailpieces(door: Door): void {
  door.open(mailpieces.list, showMailpieces)
  door.openLong(mailpieces.save, ({ inTransaction }, received) =>
    againAfter('one_mailpiece_spec_per_version', () =>
      againAfter('one_mailpiece_spec_per_request', () =>
        inTransaction((work) => saveMailpiece(work, received)),
      ),
    ),
  )
  door.open(mailpieces.check, tryMailpiece)
}
