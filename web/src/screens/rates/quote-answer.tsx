import { Alert, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { period } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import styles from './quote.module.css'
import type { Quoted } from './rate-queries.ts'

type Language = 'en' | 'es'

/** The charges with their working, line by line, in the language asked for. */
export function QuoteAnswer({ quoted }: { readonly quoted: Quoted }) {
  const [language, speak] = useState<Language>('en')
  return (
    <Stack gap="xs" component="section" aria-labelledby="charges" aria-live="polite">
      <Group justify="space-between">
        <Title order={2} id="charges">
          {money(quoted.totalCents)} for {count(quoted.months, 'month')}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label="Language of the working"
          value={language}
          onChange={(chosen) => speak(chosen === 'es' ? 'es' : 'en')}
          data={[
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Español' },
          ]}
        />
      </Group>
      {quoted.gaps.map(({ what, from, until }) => (
        <Alert key={`${what} ${from}`} color="yellow" title={`⚠ No rate for ${what}`}>
          {period(from, until)}: the tables have no rate that fits. Such days stop a bill.
        </Alert>
      ))}
      <ol className={styles.charges} lang={language}>
        {quoted.charges.map((charge, at) => (
          <li key={`${at} ${charge.code}`} className={styles.charge}>
            <Group justify="space-between" wrap="nowrap" align="baseline">
              <Text fw={600}>{charge.text[language]}</Text>
              <Text fw={600}>{money(charge.amountCents)}</Text>
            </Group>
            {charge.why[language].map((sentence) => (
              <Text key={sentence} size="sm">
                {sentence}
              </Text>
            ))}
          </li>
        ))}
      </ol>
      <Group justify="space-between" className={styles.total}>
        <span>Total</span>
        <span>{money(quoted.totalCents)}</span>
      </Group>
    </Stack>
  )
}
