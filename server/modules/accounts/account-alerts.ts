import type { Account } from '@cartwright/api/account-page'
import type { z } from 'zod'
import { contains, PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'

type Shown = z.infer<typeof Account>
type Alert = Shown['alerts'][number]

/** What a person must know before they say a word to the caller: the worst first. */
export function alertsOf(
  account: Omit<Shown, 'alerts'>,
  { today, pastDueCents, disputedCents }: { today: PlainDate; pastDueCents: number; disputedCents: number },
): Alert[] {
  const on = (row: { from: string; until: string | null }): boolean =>
    contains({ from: PlainDate.from(row.from), until: row.until ? PlainDate.from(row.until) : null }, today)
  const parties = account.parties.filter(on)
  const services = account.services.filter(on)
  const open = account.state !== 'closed'
  const said: (Alert | false)[] = [
    parties.some(({ confidentialAddress }) => confidentialAddress) &&
      danger('confidential-address', 'Safe at Home: say the address to nobody, not even to the caller.'),
    pastDueCents > 0 &&
      danger('past-due', pastDueWords({ pastDueCents, disputedCents, since: account.owedSince! })),
    account.state === 'closed' && warning('closed', `Closed since ${words(account.closedOn!)}.`),
    account.state === 'closing' && warning('closing', `Closes on ${words(account.closedOn!)}.`),
    !open &&
      account.balanceCents < 0 &&
      warning(
        'credit-on-closed',
        `The account is closed and has a credit of ${dollars(-account.balanceCents)}.`,
      ),
    open &&
      !parties.some(({ role }) => role === 'payer') &&
      warning('no-payer', 'Nobody pays for this account today.'),
    open && services.length === 0 && warning('no-service', 'The account is open and has no service today.'),
    services.some(({ shares }) => shares.length > 0) &&
      note('shared-service', 'A service is shared with other accounts.'),
    parties.some(({ role, language }) => role === 'payer' && language === 'es') &&
      note('spanish', 'The payer reads Spanish.'),
    account.largePrint && note('large-print', 'Bills go out in large print.'),
  ]
  return said.filter((alert) => alert !== false)
}

/** What is past due, and what of it is in dispute: on that no penalty and no notice rests. */
function pastDueWords({ pastDueCents, disputedCents, since }: PastDue): string {
  const due = `${dollars(pastDueCents)} is past due since ${words(since)}`
  return disputedCents > 0 ? `${due}, of it ${dollars(disputedCents)} in dispute.` : `${due}.`
}
type PastDue = { readonly pastDueCents: number; readonly disputedCents: number; readonly since: string }

const alert =
  (severity: Alert['severity']) =>
  (code: Alert['code'], text: string): Alert => ({ code, severity, text })
const danger = alert('danger')
const warning = alert('warning')
const note = alert('note')

const words = (day: string): string => PlainDate.from(day).toLocaleString('en-US', { dateStyle: 'long' })
