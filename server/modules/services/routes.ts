import { services } from '@cartwright/api/services'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { accountByNumber } from '../accounts/account-queries.ts'
import { servicesOfAccount } from '../accounts/account-services.ts'
import { changeService } from './change-service.ts'
import { closeAccount } from './close-account.ts'
import { recordEvent } from './record-event.ts'
import { eventsOfAccount } from './services-queries.ts'
import { startService } from './start-service.ts'
import { stopService } from './stop-service.ts'

/** What is served to accounts, and what happened there. */
export function serveServices(door: Door): void {
  door.open(services.ofAccount, async (work, { params }) => {
    const { id } = await accountByNumber(work, params.accountNumber)
    return { services: await servicesOfAccount(work, id), events: await eventsOfAccount(work, id) }
  })
  door.open(services.start, startService)
  door.open(services.change, changeService)
  door.open(services.stop, stopService)
  door.openLong(services.recordEvent, ({ inTransaction }, received) =>
    againAfter('one_event_per_reference', () => inTransaction((work) => recordEvent(work, received))),
  )
  door.open(services.closeAccount, closeAccount)
}
