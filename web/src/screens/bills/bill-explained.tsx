import type { BillComparison, BillExplanation } from '@cartwright/api/bill-explanation-shapes'
import { Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Money, money } from '../../parts/money.tsx'
import type { Bill } from './bill-types.ts'
import { CauseList } from './cause-list.tsx'
import { ChargeList } from './charge-list.tsx'
import styles from './explained.module.css'
import { ExplanationDeeds } from './explanation-deeds.tsx'
import { comparisonOf, explanationOf, type Language } from './explanation-queries.ts'
import { LanguageChoice } from './language-choice.tsx'
import { SentExplanations } from './sent-explanations.tsx'
import { spokenSentences } from './spoken-sentences.ts'

/** A posted bill explained to whoever asks: what is due, why it changed, every charge; to be read aloud, sent or printed. */
export function BillExplained({ bill }: { readonly bill: Bill }) {
  const [language, speak] = useState<Language>('en')
  const query = useQuery(explanationOf(bill.number))
  const comparison = useQuery(comparisonOf(bill.number))
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <LanguageChoice value={language} onChange={speak} />
        {query.data && (
          <ExplanationDeeds
            number={bill.number}
            accountNumber={bill.accountNumber}
            sentences={spokenSentences(query.data, comparison.data)}
            language={language}
            onLanguage={speak}
            other={comparison.data?.before.number}
          />
        )}
      </Group>
      <Loaded query={query} rows={8}>
        {(explanation) => (
          <>
            <Part title="What is due, and since when">
              <Owed explanation={explanation} language={language} />
            </Part>
            {comparison.data && <Changed comparison={comparison.data} language={language} />}
            <Part title={`Every charge, ${money(explanation.chargesCents)} in all`}>
              {explanation.lines.length === 0 ? (
                <Text size="sm">There is no charge on this bill.</Text>
              ) : (
                <ChargeList charges={explanation.lines} language={language} />
              )}
            </Part>
            <Rules explanation={explanation} language={language} />
            <SentExplanations number={bill.number} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

type Comparing = { readonly comparison: BillComparison; readonly language: Language }

const Changed = ({ comparison: { accountNumber, before, after, charges, lines }, language }: Comparing) => (
  <Part
    title="Why this bill differs from the last"
    aside={
      <TextLink
        to="/accounts/$accountNumber/compare"
        params={{ accountNumber }}
        search={{ before: before.number, after: after.number }}
        size="sm"
      >
        Compare with any bill
      </TextLink>
    }
  >
    <CauseList difference={charges} lines={lines} language={language} />
  </Part>
)

type PartOf = { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode }

function Part({ title, aside, children }: PartOf) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <Group justify="space-between" mb={4}>
        <Title order={2} size="h4" id={id}>
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </section>
  )
}

type Told = { readonly explanation: BillExplanation; readonly language: Language }

const Owed = ({ explanation, language }: Told) => (
  <ul className={styles.list}>
    {explanation.owed.map((sentence) => (
      <li key={sentence.en} className={styles.item}>
        <div className={styles.plain}>
          <span
            className={`${styles.name} ${sentence.kind === 'total' ? styles.strong : ''}`}
            lang={language}
          >
            {sentence[language]}
          </span>
          {sentence.amountCents !== null && <Money cents={sentence.amountCents} />}
        </div>
      </li>
    ))}
  </ul>
)

function Rules({ explanation: { policies }, language }: Told) {
  if (policies.length === 0) return null
  return (
    <Part title="The city’s rules behind it">
      {policies.map((policy) => (
        <Text key={`${policy.code} ${policy.from}`} size="sm">
          <span lang={language}>
            {policy.citation}: {language === 'en' ? `“${policy.en}”` : `«${policy.es}»`}
          </span>{' '}
          <TextLink to="/policies/$code" params={{ code: policy.code }} inherit>
            See the rule
          </TextLink>
        </Text>
      ))}
    </Part>
  )
}
