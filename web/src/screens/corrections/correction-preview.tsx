import { Alert, List, Text, Title } from '@mantine/core'
import { period } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { CorrectedBills } from './corrected-bills.tsx'
import type { Preview } from './correction-queries.ts'

/** What a statement comes to: in one sentence, bill by bill, and what keeps it from being posted. */
export const CorrectionPreview = ({ preview }: { readonly preview: Preview }) => (
  <>
    <Title order={2} size="h4">
      What it comes to
    </Title>
    <List size="sm">
      {preview.statedEn.map((stated) => (
        <List.Item key={stated}>{stated}</List.Item>
      ))}
    </List>
    <Text fw={600}>{sentence(preview)}</Text>
    {preview.gaps.length > 0 && (
      <Alert color="red" title="✗ There was no rate for some days">
        {preview.gaps.map(({ what, from, until }) => `${what}, ${period(from, until)}`).join('; ')}. It cannot
        be posted like this.
      </Alert>
    )}
    {preview.notMade.length > 0 && (
      <Alert color="yellow" title="⚠ Some bills were made from facts that are no longer known">
        Bill {preview.notMade.join(', ')}: the zone, the collection day or how a service is shared changed
        since. Only the charges that you correct are compared; the others stay as they were billed.
      </Alert>
    )}
    <CorrectedBills bills={preview.bills} />
  </>
)

function sentence({ postedCents, beyondCents, balanceCents, newBalanceCents, citation }: Preview): string {
  const what =
    postedCents === 0
      ? 'Nothing is posted'
      : postedCents > 0
        ? `${money(postedCents)} is charged`
        : `${money(-postedCents)} is given back`
  const beyond =
    beyondCents === 0
      ? ''
      : ` ${money(Math.abs(beyondCents))} lies beyond the look-back and is not ${beyondCents > 0 ? 'charged' : 'given back'} (${citation}).`
  return `${what}; the balance goes from ${money(balanceCents)} to ${money(newBalanceCents)}.${beyond}`
}
