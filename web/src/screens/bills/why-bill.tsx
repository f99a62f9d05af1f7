import type { BillComparison } from '@cartwright/api/bill-explanation-shapes'
import { Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { period } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { money, signedMoney } from '../../parts/money.tsx'
import styles from './explained.module.css'
import { ExplanationDeeds } from './explanation-deeds.tsx'
import { comparisonOf, explanationOf, type Language } from './explanation-queries.ts'
import { LanguageChoice } from './language-choice.tsx'
import { spokenSentences } from './spoken-sentences.ts'

type Why = {
  readonly accountNumber: string
  /** The account's bills, newest first; only the two newest are looked at. */
  readonly bills: readonly { readonly number: string }[]
  /** The language the caller prefers. */
  readonly prefers: Language
}

/** On the account page: why the newest bill is not the one before, a sentence for each cause; to be read, sent or printed. */
export function WhyBill({ accountNumber, bills, prefers }: Why) {
  const [language, speak] = useState<Language>(prefers)
  const [newest, before] = bills
  if (!newest)
    return (
      <Stack gap="xs" component="section" aria-labelledby="why-bill">
        <Title order={2} id="why-bill">
          The first bill
        </Title>
        <Text>Nothing was billed yet.</Text>
      </Stack>
    )
  return before ? (
    <Changed accountNumber={accountNumber} number={newest.number} language={language} onLanguage={speak} />
  ) : (
    <First accountNumber={accountNumber} number={newest.number} language={language} onLanguage={speak} />
  )
}

type Told = {
  readonly accountNumber: string
  readonly number: string
  readonly language: Language
  readonly onLanguage: (language: Language) => void
}

function Changed({ accountNumber, number, language, onLanguage }: Told) {
  const query = useQuery(comparisonOf(number))
  const explanation = useQuery(explanationOf(number))
  const difference = query.data?.charges.differenceCents ?? 0
  return (
    <Stack gap="xs" component="section" aria-labelledby="why-bill">
      <Group justify="space-between">
        <Title order={2} id="why-bill">
          {query.data ? headline(difference) : 'Why is this bill what it is?'}
        </Title>
        <LanguageChoice value={language} onChange={onLanguage} />
      </Group>
      <Loaded query={query} rows={4}>
        {(comparison) => (
          <>
            <Causes comparison={comparison} language={language} />
            {explanation.data && (
              <ExplanationDeeds
                number={number}
                accountNumber={accountNumber}
                sentences={spokenSentences(explanation.data, comparison)}
                language={language}
                onLanguage={onLanguage}
                other={comparison.before.number}
              />
            )}
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function headline(difference: number): string {
  if (difference === 0) return 'The last bill is like the one before'
  return difference > 0 ? 'Why is this bill higher?' : 'Why is this bill lower?'
}

function Causes({
  comparison,
  language,
}: {
  readonly comparison: BillComparison
  readonly language: Language
}) {
  const { accountNumber, before, after, charges } = comparison
  return (
    <>
      <Text size="sm">
        {money(before.chargesCents)} → {money(after.chargesCents)} ({signedMoney(charges.differenceCents)}) ·{' '}
        {after.periodFrom < after.periodUntil && `${period(after.periodFrom, after.periodUntil)} · `}
        <TextLink to="/bills/$number" params={{ number: after.number }} inherit>
          bill {after.number}
        </TextLink>{' '}
        ·{' '}
        <TextLink
          to="/accounts/$accountNumber/compare"
          params={{ accountNumber }}
          search={{ before: before.number, after: after.number }}
          inherit
        >
          compare any two
        </TextLink>
      </Text>
      <ul className={styles.list} lang={language}>
        {charges.causes.map((cause) => (
          <li key={`${cause.cause} ${cause.en} ${cause.amountCents}`} className={styles.item}>
            <Text size="sm" fw={600} py={6}>
              {signedMoney(cause.amountCents)}: {cause[language]}
            </Text>
          </li>
        ))}
      </ul>
    </>
  )
}

function First({ accountNumber, number, language, onLanguage }: Told) {
  const query = useQuery(explanationOf(number))
  return (
    <Stack gap="xs" component="section" aria-labelledby="why-bill">
      <Group justify="space-between">
        <Title order={2} id="why-bill">
          The first bill
        </Title>
        <LanguageChoice value={language} onChange={onLanguage} />
      </Group>
      <Loaded query={query} rows={4}>
        {(explanation) => (
          <>
            <Text size="sm">
              {money(explanation.chargesCents)} ·{' '}
              <TextLink to="/bills/$number" params={{ number }} inherit>
                bill {number}
              </TextLink>
            </Text>
            <ExplanationDeeds
              number={number}
              accountNumber={accountNumber}
              sentences={spokenSentences(explanation, undefined)}
              language={language}
              onLanguage={onLanguage}
            />
          </>
        )}
      </Loaded>
    </Stack>
  )
}
