import { Stack, Text } from '@mantine/core'
import { period } from '../../parts/day.tsx'
import { money, signedMoney } from '../../parts/money.tsx'
import type { CorrectedCharge } from './correction-queries.ts'

/** The charges of a bill that differ: how each was charged, how it should have been, and why, in words. */
export const CorrectedCharges = ({ charges }: { readonly charges: readonly CorrectedCharge[] }) => (
  <Stack gap="sm">
    {charges.map((charge) => (
      <section key={`${charge.about} ${charge.glCode}`}>
        <Text size="sm" fw={600}>
          {charge.titleEn} · {signedMoney(charge.differenceCents)}
        </Text>
        <Text size="xs">
          Ledger account {charge.glCode}
          {charge.movedCents !== 0 && ` · adjusted before ${signedMoney(charge.movedCents)}`}
        </Text>
        <Lines title="As it was billed" none="It was not billed." lines={charge.posted} />
        <Lines title="As it should have been" none="Nothing." lines={charge.should} />
      </section>
    ))}
  </Stack>
)

type LinesProps = {
  readonly title: string
  readonly none: string
  readonly lines: CorrectedCharge['posted']
}

const Lines = ({ title, none, lines }: LinesProps) => (
  <Text size="sm" component="div">
    <Text span inherit c="dimmed">
      {title}:{' '}
    </Text>
    {lines.length === 0 && none}
    {lines.map((line) => (
      <div key={`${line.from} ${line.en} ${line.amountCents}`}>
        {line.en}, {period(line.from, line.until)}: {money(line.amountCents)}. {line.reasonEn.join(' ')}
      </div>
    ))}
  </Text>
)
