import { contacts } from '@cartwright/api/contacts'
import { identity } from '@cartwright/api/identity'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { keyOf } from '../billing/bill-run.ts'
import { beginCall } from './begin-call.ts'
import { checkIdentity, showIdentity } from './check-identity.ts'
import { contactLog } from './contact-log.ts'
import { contactReasons } from './contact-reasons.ts'
import { callGoing } from './contact-rows.ts'
import { contactWorkbook } from './contact-workbook.ts'
import { findCaller } from './find-caller.ts'
import { dismissCall, followedUp } from './follow-up.ts'
import { logContact } from './log-contact.ts'
import { notePhone } from './note-phone.ts'
import { saveContact } from './save-contact.ts'

/** The call log: who calls, the call that is going on, and what was said. */
export function serveContacts(door: Door): void {
  door.open(contacts.reasons, (work) => contactReasons(work))
  door.open(contacts.caller, (work, { query }) => findCaller(work, query.from))
  door.open(contacts.going, async (work) => ({ call: await callGoing(work, keyOf(work.actor)) }))
  door.openLong(contacts.begin, ({ inTransaction }, received) =>
    againAfter('one_contact_per_request', () =>
      againAfter('one_call_going', () => inTransaction((work) => beginCall(work, received))),
    ),
  )
  door.openLong(contacts.log, ({ inTransaction }, received) =>
    againAfter('one_contact_per_request', () => inTransaction((work) => logContact(work, received))),
  )
  door.open(contacts.list, (work, { query }) => contactLog(work, query))
  door.open(contacts.workbook, async (work, { query }) => {
    const bytes = await contactWorkbook(work, query)
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': 'attachment; filename="calls.xlsx"',
      },
    })
  })
  door.open(identity.show, (work, { params }) => showIdentity(work, params.accountNumber))
  door.openLong(identity.record, ({ inTransaction }, received) =>
    againAfter('one_identity_check_per_request', () =>
      inTransaction((work) => checkIdentity(work, received)),
    ),
  )
  door.open(contacts.save, saveContact)
  door.open(contacts.dismiss, dismissCall)
  door.open(contacts.followedUp, followedUp)
  door.open(contacts.notePhone, notePhone)
}
