import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { money, signedMoney } from '../../parts/money.tsx'
import { count, titleOf } from '../../parts/words.ts'
import { runChange } from './run-queries.ts'
import { type RunSearch, unfiltered, useRunPlace } from './run-search.ts'
import type { RegisterPage, RunDetail } from './run-types.ts'
import { causeWords } from './run-words.ts'

/** What of each bill the register was narrowed to, as the head of a column; null when it is the whole bill. */
export function partTitle({ cause, gl }: RunSearch): string | null {
  if (cause) return titleOf(causeWords[cause])
  return gl === undefined ? null : `On ${gl}`
}

type Shown = { readonly run: RunDetail; readonly totals: RegisterPage['totals'] | undefined }

/** The total that was asked about, and that the rows below it sum to it. */
export function Drilled({ run, totals }: Shown) {
  const { place } = useRunPlace()
  const title = partTitle(place)
  if (title === null || !totals) return null
  return (
    <Text size="sm" component="output">
      <strong>
        {title} {signedMoney(totals.partCents ?? 0)}
      </strong>{' '}
      of {count(totals.bills, 'bill')} with charges of {money(totals.chargesCents)}.
      {place.cause === 'stopped' && <AndStopped run={run} onRegister={totals.partCents ?? 0} />}
    </Text>
  )
}

/** Accounts that were billed before and are not now have no row here: their part of the total is told with a way to them. */
function AndStopped({ run, onRegister }: { run: RunDetail; onRegister: number }) {
  const { place, go } = useRunPlace()
  const { data } = useQuery({ ...runChange(run.id, place.against), enabled: place.against !== undefined })
  if (!data || data.stopped.accounts === 0) return null
  const { accounts, chargesCents } = data.stopped
  return (
    <>
      {' '}
      With{' '}
      <Anchor component="button" type="button" inherit onClick={() => go({ ...unfiltered, tab: 'change' })}>
        {count(accounts, 'account')} that get no bill any more
      </Anchor>
      , {signedMoney(-chargesCents)}: {signedMoney(onRegister - chargesCents)} in all.
    </>
  )
}
