import type { escrow } from '@cartwright/api/escrow'
import type { SuccessOf } from '@cartwright/api/route'
import { Stack, Text } from '@mantine/core'
import { day, period } from '../../parts/day.tsx'
import { Money, money } from '../../parts/money.tsx'
import styles from './moves.module.css'

type Figures = SuccessOf<typeof escrow.figures>

/** What is owed until a day, how it is made up, and what is owed until the days after. */
export const EscrowFigures = ({ figures }: { readonly figures: Figures }) => (
  <Stack gap="sm">
    <Text fw={700}>
      {money(figures.totalCents)} pays the account in full through {day(figures.goodThrough)}
      {figures.perDayCents !== 0 && `; the day after adds ${money(figures.perDayCents)}`}.
    </Text>
    <dl className={styles.lines}>
      <Row name="Owed on bills" cents={figures.totalCents - figures.unbilledCents} />
      {figures.unbilled.map((line) => (
        <Row
          key={line.en + line.periodFrom}
          name={`${line.en}, ${period(line.periodFrom, line.periodUntil)}, no bill yet`}
          cents={line.amountCents}
        />
      ))}
      <Row name="Total" cents={figures.totalCents} />
    </dl>
    {figures.billedThrough && figures.billedThrough >= figures.goodThrough && (
      <Text size="sm">
        Bills cover service through {day(figures.billedThrough)}: no more is added until then.
      </Text>
    )}
    {figures.depositCents > 0 && (
      <Text size="sm">
        A deposit of {money(figures.depositCents)} with its interest is held. It is not taken off the amount;
        it is paid back afterwards.
      </Text>
    )}
    <Text size="sm">
      Owed through: {figures.after.map(({ on, totalCents }) => `${day(on)} ${money(totalCents)}`).join(' · ')}
    </Text>
  </Stack>
)

const Row = ({ name, cents }: { readonly name: string; readonly cents: number }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <Money cents={cents} />
    </dd>
  </div>
)
