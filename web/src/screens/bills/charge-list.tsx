import type { ExplainedCharge } from '@cartwright/api/bill-explanation-shapes'
import { Text } from '@mantine/core'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import type { Language } from './explanation-queries.ts'
import styles from './explained.module.css'

type Charges = {
  readonly charges: readonly ExplainedCharge[]
  readonly language: Language
  /** Whether they are all open to begin with. */
  readonly open?: boolean
}

/** Charges of a bill, each opening to its whole explanation: sentence by sentence, with the table it was charged by. */
export const ChargeList = ({ charges, language, open = false }: Charges) => (
  <ul className={styles.list}>
    {charges.map((charge) => (
      <li key={charge.lineNo} className={styles.item}>
        <details open={open}>
          <summary>
            <span className={styles.name} lang={language}>
              {charge[language]}
            </span>
            <Money cents={charge.amountCents} />
          </summary>
          <ol className={styles.sentences} lang={language}>
            {charge.sentences.map((sentence) => (
              <li key={sentence.en}>{sentence[language]}</li>
            ))}
          </ol>
          <Text size="xs" c="dimmed" pb={8} pl={36}>
            {!charge.isExplained && '⚠ The stored working does not give this amount: tell the coordinator. '}
            {charge.versionId !== null && (
              <>
                <TextLink to="/rates" search={{ version: charge.versionId }} inherit>
                  Rate table
                </TextLink>{' '}
                ·{' '}
              </>
            )}
            GL {charge.glCode}
          </Text>
        </details>
      </li>
    ))}
  </ul>
)
