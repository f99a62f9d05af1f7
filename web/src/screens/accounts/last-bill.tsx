import { Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { period } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { money, Money, signedMoney } from '../../parts/money.tsx'
import styles from './account.module.css'
import { type Account, type Bill, billShown } from './account-queries.ts'

type Language = 'en' | 'es'

/** Why the last bill is what it is, against the one before, and every line with its reason. */
export function LastBill({ account }: { readonly account: Account }) {
  const [bill, before] = account.bills
  const [language, speak] = useState<Language>(
    account.alerts.some(({ code }) => code === 'spanish') ? 'es' : 'en',
  )
  const query = useQuery({ ...billShown(bill?.number ?? ''), enabled: bill !== undefined })
  return (
    <Stack gap="xs" component="section" aria-labelledby="last-bill">
      <Group justify="space-between">
        <Title order={2} id="last-bill">
          {bill && before ? headline(bill.chargesCents - before.chargesCents) : 'The first bill'}
        </Title>
        {bill && <LanguageChoice value={language} onChange={speak} />}
      </Group>
      {!bill && <Text>Nothing was billed yet.</Text>}
      {bill && (
        <Text size="sm">
          {before && (
            <>
              <Money cents={before.chargesCents} /> →{' '}
            </>
          )}
          <Money cents={bill.chargesCents} />
          {before && ` (${signedMoney(bill.chargesCents - before.chargesCents)})`} ·{' '}
          {period(bill.periodFrom, bill.periodUntil)} ·{' '}
          <TextLink to="/bills/$number" params={{ number: bill.number }} fz="inherit">
            bill {bill.number}
          </TextLink>
        </Text>
      )}
      {bill && <Loaded query={query}>{(shown) => <Reasons bill={shown} language={language} />}</Loaded>}
    </Stack>
  )
}

function headline(difference: number): string {
  if (difference === 0) return 'The last bill is like the one before'
  return difference > 0 ? 'Why is this bill higher?' : 'Why is this bill lower?'
}

const LanguageChoice = ({ value, onChange }: { value: Language; onChange: (language: Language) => void }) => (
  <SegmentedControl
    size="xs"
    aria-label="Language of the explanation"
    value={value}
    onChange={(chosen) => onChange(chosen === 'es' ? 'es' : 'en')}
    data={[
      { value: 'en', label: 'English' },
      { value: 'es', label: 'Español' },
    ]}
  />
)

const Reasons = ({ bill, language }: { bill: Bill; language: Language }) => (
  <div lang={language}>
    {bill.differences.length > 0 && (
      <ul className={styles.lines}>
        {bill.differences.map((difference) => (
          <li key={`${difference.cause} ${difference.en}`} className={styles.line}>
            <Text size="sm" fw={600}>
              {signedMoney(difference.amountCents)}: {difference[language]}
            </Text>
          </li>
        ))}
      </ul>
    )}
    <details>
      <summary>{language === 'es' ? 'Cada línea con su razón' : 'Every line with its reason'}</summary>
      <BillLines bill={bill} language={language} />
    </details>
  </div>
)

const BillLines = ({ bill, language }: { bill: Bill; language: Language }) => (
  <ul className={styles.lines}>
    {bill.lines.map((line) => (
      <li key={line.lineNo} className={styles.line}>
        <Group justify="space-between" wrap="nowrap" align="baseline">
          <Text size="sm" fw={600}>
            {line[language]}
          </Text>
          <Text size="sm">{money(line.amountCents)}</Text>
        </Group>
        <Text size="sm" c="dimmed">
          {language === 'es' ? line.reasonEs : line.reasonEn}
        </Text>
      </li>
    ))}
  </ul>
)
