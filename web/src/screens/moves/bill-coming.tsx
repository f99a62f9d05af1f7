import { Group, Stack, Text } from '@mantine/core'
import { period } from '../../parts/day.tsx'
import { Money, money } from '../../parts/money.tsx'
import type { Moved } from './move-queries.ts'
import styles from './moves.module.css'

type Bill = Moved['bills'][number]

/** One bill that is to come, line by line. */
export const BillComing = ({ bill }: { readonly bill: Bill }) => (
  <Stack gap={4} className={styles.bill}>
    <Text fw={600}>
      {bill.kind === 'final' ? 'Final bill' : 'Next bill'} of {bill.accountNumber},{' '}
      {bill.periodFrom === bill.periodUntil
        ? 'for no more days of service'
        : period(bill.periodFrom, bill.periodUntil)}
    </Text>
    <dl className={styles.lines}>
      {bill.lines.map((line, at) => (
        <div key={`${at} ${line.en}`}>
          <dt>
            {line.en}, {period(line.periodFrom, line.periodUntil)}
            <Text size="xs" c="dimmed">
              {line.reasonEn}
            </Text>
          </dt>
          <dd>
            <Money cents={line.amountCents} />
          </dd>
        </div>
      ))}
      <Sum name="Charges" cents={bill.chargesCents} />
      {bill.previousBalanceCents !== 0 && <Sum name="Owed before" cents={bill.previousBalanceCents} />}
      {bill.paymentsCents !== 0 && <Sum name="Paid since" cents={bill.paymentsCents} />}
      {bill.adjustmentsCents !== 0 && <Sum name="Credited or charged since" cents={bill.adjustmentsCents} />}
    </dl>
    <Group justify="space-between">
      <Text fw={700}>{bill.totalDueCents < 0 ? 'Credit' : 'Total due'}</Text>
      <Text fw={700}>{money(bill.totalDueCents)}</Text>
    </Group>
  </Stack>
)

const Sum = ({ name, cents }: { readonly name: string; readonly cents: number }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <Money cents={cents} />
    </dd>
  </div>
)
