import type { BillComparison } from '@cartwright/api/bill-explanation-shapes'
import { Text } from '@mantine/core'
import { money, signedMoney } from '../../parts/money.tsx'
import { ChargeList } from './charge-list.tsx'
import type { Language } from './explanation-queries.ts'
import styles from './explained.module.css'

type Causes = {
  readonly difference: BillComparison['charges']
  readonly lines: BillComparison['lines']
  readonly language: Language
}

/** The causes of a difference: each with its amount, opening to the lines behind it on both bills and their rates. */
export function CauseList({ difference, lines, language }: Causes) {
  const { causes, beforeCents, afterCents, differenceCents } = difference
  return (
    <>
      <Text size="sm">
        {causes.length === 0
          ? `Both are ${money(afterCents)}, and nothing changed.`
          : differenceCents === 0
            ? `Both are ${money(afterCents)}: what changed evens out.`
            : `From ${money(beforeCents)} to ${money(afterCents)}: ${signedMoney(differenceCents)}.`}
      </Text>
      <ul className={styles.list}>
        {causes.map((cause) => {
          const [before, after] = [
            lines.before.filter(({ lineNo }) => cause.before.includes(lineNo)),
            lines.after.filter(({ lineNo }) => cause.after.includes(lineNo)),
          ]
          const told = (
            <>
              <span className={styles.name} lang={language}>
                {cause[language]}
              </span>
              <span>{signedMoney(cause.amountCents)}</span>
            </>
          )
          return (
            <li key={`${cause.cause} ${cause.en} ${cause.amountCents}`} className={styles.item}>
              {before.length + after.length === 0 ? (
                <div className={styles.plain}>{told}</div>
              ) : (
                <details>
                  <summary>{told}</summary>
                  <Side title="On the later bill" charges={after} language={language} />
                  <Side title="On the earlier bill" charges={before} language={language} />
                </details>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

type SideOf = {
  readonly title: string
  readonly charges: BillComparison['lines']['before']
  readonly language: Language
}

const Side = ({ title, charges, language }: SideOf) =>
  charges.length > 0 && (
    <div style={{ paddingLeft: 24, paddingBottom: 8 }}>
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <ChargeList charges={charges} language={language} />
    </div>
  )
