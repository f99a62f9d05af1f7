import { bills } from '@cartwright/api/bills'
import { urlOf } from '@cartwright/api/client'
import { registers } from '@cartwright/api/registers'
import { Anchor, Button, Drawer, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { day } from '../../parts/day.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { money } from '../../parts/money.tsx'
import { TextLink } from '../../parts/links.tsx'
import { useMay } from '../../session.tsx'
import { BillSums } from '../bills/bill-sums.tsx'
import { BillTold } from '../bills/bill-told.tsx'
import { useDecisions } from './decisions.tsx'
import { registerBill } from './run-queries.ts'
import { useRunPlace } from './run-search.ts'
import type { RegisterBill, RegisterException, RunDetail } from './run-types.ts'
import { exceptionWords, severityWords } from './run-words.ts'

/** One account of the register beside the list: its bill as it would be posted, and what to decide on it. */
export function SidePage({ run }: { run: RunDetail }) {
  const { place, go } = useRunPlace()
  const account = place.account
  const query = useQuery({ ...registerBill(run.id, account ?? ''), enabled: account !== undefined })
  return (
    <Drawer
      opened={account !== undefined}
      onClose={() => go({ account: undefined }, { replace: true })}
      position="right"
      size="46rem"
      title={`Account ${account ?? ''}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      {account !== undefined && (
        <Loaded query={query} rows={12}>
          {(bill) => <OneBill run={run} bill={bill} />}
        </Loaded>
      )}
    </Drawer>
  )
}

function OneBill({ run, bill }: { run: RunDetail; bill: RegisterBill }) {
  const account = { id: run.id, accountNumber: bill.accountNumber }
  return (
    <Stack gap="lg">
      <Stack gap={2}>
        <Text size="lg" fw={600}>
          {bill.payerName}
        </Text>
        <Text>{bill.serviceAddress}</Text>
        <Text size="sm" c="dimmed">
          Mailed to {bill.mailTo.join(', ') || 'nobody: there is no address'}
        </Text>
        <Group gap="md" mt={4}>
          <Anchor href={urlOf(registers.preview, { params: account })} target="_blank">
            Preview the bill, PDF
          </Anchor>
          <TextLink to="/accounts/$accountNumber" params={{ accountNumber: bill.accountNumber }}>
            Open the account
          </TextLink>
        </Group>
      </Stack>
      <Decisions run={run} bill={bill} />
      <BillSums sums={bill} />
      <LastBill bill={bill} />
      <BillTold
        bill={{ ...bill, periodFrom: run.periodFrom, periodUntil: run.periodUntil, dueOn: run.dueOn }}
      />
    </Stack>
  )
}

function LastBill({ bill: { lastBill } }: { bill: RegisterBill }) {
  if (!lastBill) return <Text size="sm">This is the first bill of the account.</Text>
  return (
    <Text size="sm">
      Last bill{' '}
      <TextLink to="/bills/$number" params={{ number: lastBill.number }} ff="monospace" inherit>
        {lastBill.number}
      </TextLink>{' '}
      of {day(lastBill.issuedOn)}: charges {money(lastBill.chargesCents)}, due {money(lastBill.totalDueCents)}{' '}
      (
      <Anchor
        href={urlOf(bills.pdf, { params: { number: lastBill.number }, query: {} })}
        target="_blank"
        inherit
      >
        PDF
      </Anchor>
      )
    </Text>
  )
}

function Decisions({ run, bill }: { run: RunDetail; bill: RegisterBill }) {
  const may = useMay()
  const decisions = useDecisions(run.id)
  const decidable = (run.state === 'calculated' || run.state === 'in_review') && may('runs.prepare')
  const accounts = [bill.accountNumber]
  if (bill.exceptions.length === 0 && !decidable) return null
  return (
    <Stack gap="xs" component="section" aria-label="Decide">
      {bill.exceptions.length > 0 && (
        <Title order={3} size="h5">
          Exceptions
        </Title>
      )}
      {bill.exceptions.map((one) => (
        <Group key={one.code} justify="space-between" wrap="nowrap" align="flex-start">
          <ExceptionSaid exception={one} />
          {decidable && one.severity === 'decide' && one.decision === null && (
            <Button
              size="compact-sm"
              variant="default"
              disabled={decisions.busy}
              aria-label={`Accept: ${exceptionWords[one.code]}`}
              onClick={() => decisions.ask({ kind: 'accept', code: one.code, accounts })}
            >
              Accept
            </Button>
          )}
        </Group>
      ))}
      {decidable && (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            disabled={decisions.busy}
            onClick={() => decisions.ask({ kind: bill.held ? 'unhold' : 'hold', accounts })}
          >
            {bill.held ? 'Take back into this run' : 'Hold out of this run'}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={decisions.busy}
            onClick={() => decisions.ask({ kind: 'recalculate', accounts })}
          >
            Calculate again
          </Button>
        </Group>
      )}
      {decisions.told}
      {decisions.asked}
    </Stack>
  )
}

const ExceptionSaid = ({ exception: one }: { exception: RegisterException }) => (
  <div>
    <Text size="sm" fw={600}>
      {exceptionWords[one.code]}
    </Text>
    <Text size="sm">{one.sentence}</Text>
    <Text size="xs" c="dimmed">
      {one.decision
        ? `✓ ${one.decision}${one.decidedBy ? ` by ${one.decidedBy}` : ''}${one.note ? `: ${one.note}` : ''}`
        : severityWords[one.severity]}
    </Text>
  </div>
)
