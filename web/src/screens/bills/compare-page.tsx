import type { BillComparison } from '@cartwright/api/bill-explanation-shapes'
import { bills } from '@cartwright/api/bills'
import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { Group, Select, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { day, period } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { money, signedMoney } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { CauseList } from './cause-list.tsx'
import { ExplanationDeeds } from './explanation-deeds.tsx'
import { comparisonOf, type Language } from './explanation-queries.ts'
import { LanguageChoice } from './language-choice.tsx'
import { spokenChange } from './spoken-sentences.ts'

const choicesOf = (accountNumber: string) => ({
  queryKey: ['account', accountNumber, 'bills', 'to-compare'],
  queryFn: () => call(bills.ofAccount, { params: { accountNumber }, query: { limit: 500 } }),
})

type Pair = { readonly before?: string; readonly after?: string }

/** Any two bills of an account held against each other: the address names them, so that it can be handed on. */
export function ComparePage() {
  const { accountNumber } = useParams({ from: '/office/accounts/$accountNumber/compare' })
  const search = useSearch({ from: '/office/accounts/$accountNumber/compare' })
  const navigate = useNavigate()
  const list = useQuery(choicesOf(accountNumber))
  const rows = list.data?.rows ?? []
  const after = search.after ?? rows[0]?.number
  const before = search.before ?? rows.find(({ number }) => number !== after)?.number
  const choose = (chosen: Pair) =>
    void navigate({
      to: '/accounts/$accountNumber/compare',
      params: { accountNumber },
      search: { ...(before && { before }), ...(after && { after }), ...chosen },
      replace: true,
    })
  return (
    <Stack gap="md" maw={960}>
      <PageHead
        title="Why did the bill change?"
        state={
          <>
            Two bills of account{' '}
            <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} ff="monospace" inherit>
              {accountNumber}
            </TextLink>
            . The causes sum to the difference, to the cent.
          </>
        }
      />
      <Loaded query={list}>
        {() =>
          rows.length < 2 ? (
            <Text>
              There {rows.length === 0 ? 'is no bill yet' : 'is only one bill'}. A comparison needs two: come
              back when the next bill is posted.
            </Text>
          ) : (
            <PairChoice rows={rows} before={before} after={after} choose={choose} />
          )
        }
      </Loaded>
      {before && after && <Compared number={after} other={before} />}
    </Stack>
  )
}

type PairChoiceProps = {
  readonly rows: SuccessOf<typeof bills.ofAccount>['rows']
  readonly before: string | undefined
  readonly after: string | undefined
  readonly choose: (chosen: Pair) => void
}

function PairChoice({ rows, before, after, choose }: PairChoiceProps) {
  const data = rows.map((bill) => ({
    value: bill.number,
    label: `${day(bill.issuedOn)} · ${bill.periodFrom < bill.periodUntil ? period(bill.periodFrom, bill.periodUntil) : 'extra charges'} · ${money(bill.chargesCents)}`,
  }))
  return (
    <Group gap="md" align="flex-end">
      <Select
        label="This bill"
        data={data}
        value={before ?? null}
        onChange={(number) => number && choose({ before: number })}
        allowDeselect={false}
        w={{ base: '100%', sm: 400 }}
      />
      <Select
        label="with this one"
        data={data}
        value={after ?? null}
        onChange={(number) => number && choose({ after: number })}
        allowDeselect={false}
        w={{ base: '100%', sm: 400 }}
      />
    </Group>
  )
}

function Compared({ number, other }: { readonly number: string; readonly other: string }) {
  const query = useQuery(comparisonOf(number, other))
  const [language, speak] = useState<Language>('en')
  return (
    <Loaded query={query} rows={8}>
      {(comparison) => (
        <Stack gap="lg">
          <Group justify="space-between">
            <LanguageChoice value={language} onChange={speak} />
            <ExplanationDeeds
              number={comparison.after.number}
              accountNumber={comparison.accountNumber}
              sentences={spokenChange(comparison)}
              language={language}
              onLanguage={speak}
              other={comparison.before.number}
            />
          </Group>
          <Difference title="The new charges" difference={comparison.charges} {...{ comparison, language }} />
          <Difference
            title="What is due in all"
            difference={comparison.total}
            {...{ comparison, language }}
          />
        </Stack>
      )}
    </Loaded>
  )
}

type Shown = {
  readonly title: string
  readonly difference: BillComparison['charges']
  readonly comparison: BillComparison
  readonly language: Language
}

function Difference({ title, difference, comparison, language }: Shown) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb={4}>
        {title}: {difference.differenceCents === 0 ? 'the same' : signedMoney(difference.differenceCents)}
      </Title>
      <CauseList difference={difference} lines={comparison.lines} language={language} />
    </section>
  )
}
