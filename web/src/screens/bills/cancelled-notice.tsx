import { Alert } from '@mantine/core'
import { day } from '../../parts/day.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { useMay } from '../../session.tsx'
import type { Bill } from './bill-types.ts'

/** Says that a bill is cancelled, and by what it is replaced. It stays to be read as it was sent. */
export const CancelledNotice = ({ cancelled }: Pick<Bill, 'cancelled'>) =>
  cancelled && (
    <Alert color="yellow" title="⚠ This bill is cancelled">
      <TextLink to="/replacement-bills/$number" params={{ number: cancelled.replacedBy }} inherit>
        Bill {cancelled.replacedBy}
      </TextLink>{' '}
      took its place on {day(cancelled.on)}. What you see here is the bill as it was sent.
    </Alert>
  )

/** Leads to cancelling a bill and billing it anew, for whoever may ask for that. A bill without days has nothing to bill anew. */
export function CancelLink({ bill }: { readonly bill: Bill }) {
  const may = useMay()('corrections.ask')
  if (!may || bill.periodFrom >= bill.periodUntil) return null
  return (
    <ButtonLink to="/bills/$number/rebill" params={{ number: bill.number }} variant="default">
      Cancel and rebill …
    </ButtonLink>
  )
}
