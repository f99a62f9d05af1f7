import { isBefore, PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { WaitingSource } from '#kernel/waiting'
import { dayWords } from '#kernel/words'
import { type DrawerShown, openDrawers, sizeOf } from './drawer-rows.ts'

/** Drawers of an earlier day that nobody closed. */
export const drawersWaiting: WaitingSource = {
  name: 'drawers',
  permission: 'payments.post',
  look: async (work) =>
    (await openDrawers(work))
      .filter(({ openedOn }) => isBefore(PlainDate.from(openedOn), work.today))
      .map((drawer) => ({
        kind: 'late',
        title: `Drawer ${drawer.drawerId} of ${drawer.cashier} was not closed on ${dayWords(PlainDate.from(drawer.openedOn))}`,
        text:
          drawer.state === 'open'
            ? 'Count it, then close it. Its cash is in no bank deposit until then.'
            : `It is counted${off(drawer)}. Close it, so that its cash can go to the bank.`,
        at: '/cash/counter',
        on: drawer.openedOn,
        amountCents: 0,
      })),
}

/** Drawers of today that are off by more than a cashier closes alone. */
export const signaturesWaiting: WaitingSource = {
  name: 'drawer-signatures',
  permission: 'cash.sign',
  look: async (work) =>
    (await openDrawers(work))
      .filter(({ needsSecond, mine, openedOn }) => needsSecond && !mine && openedOn === work.today.toString())
      .map((drawer) => ({
        kind: 'today',
        title: `Drawer ${drawer.drawerId} of ${drawer.cashier} waits for your signature`,
        text: `It is counted${off(drawer)}, which a second person signs.`,
        at: '/cash/counter',
        on: drawer.openedOn,
        amountCents: sizeOf(drawer),
      })),
}

const off = (drawer: DrawerShown): string => (sizeOf(drawer) > 0 ? `, off by ${dollars(sizeOf(drawer))}` : '')
