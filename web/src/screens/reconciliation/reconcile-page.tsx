import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { MatchForm } from './match-form.tsx'
import { MatchSure } from './match-sure.tsx'
import { OpenItems, OpenLines } from './open-tables.tsx'
import { OwnForm } from './own-form.tsx'
import { type Item, type Line, reconciliationShown, type Shown } from './reconcile-queries.ts'
import { standWords } from './reconcile-words.ts'

type Asking =
  | { readonly form: 'sure' }
  | { readonly form: 'match'; readonly line: Line }
  | { readonly form: 'own'; readonly line?: Line; readonly item?: Item }
  | null

/** What the bank says beside what we expect of it: what is open on both sides, and what to do about it. */
export function ReconcilePage() {
  const query = useInfiniteQuery(reconciliationShown)
  const [asking, ask] = useState<Asking>(null)
  const may = useMay()('cash.reconcile')
  const sure = query.data?.proposals.filter((one) => one.sure) ?? []
  const close = () => ask(null)
  const more = () => {
    if (query.hasNextPage) void query.fetchNextPage()
  }
  return (
    <Stack gap="md">
      <PageHead
        title="Reconcile the bank"
        state={query.data && standWords(query.data)}
        action={
          may &&
          sure.length > 0 && (
            <Button onClick={() => ask({ form: 'sure' })}>Match {count(sure.length, 'sure one')} …</Button>
          )
        }
      />
      <Ways />
      <Loaded query={query} rows={10}>
        {(shown) => (
          <>
            <Standing shown={shown} />
            {!may && <LookOnly />}
            <section aria-labelledby="of-the-bank">
              <Title order={2} id="of-the-bank" mb="xs">
                Lines of the bank that are not matched
              </Title>
              <OpenLines
                shown={shown}
                onEnd={more}
                onMatch={may ? (line) => ask({ form: 'match', line }) : undefined}
                onOwn={may ? (line) => ask({ form: 'own', line }) : undefined}
              />
            </section>
            <section aria-labelledby="of-ours">
              <Title order={2} id="of-ours" mb="xs">
                Of ours, on no statement yet
              </Title>
              <OpenItems
                shown={shown}
                onEnd={more}
                onOwn={may ? (item) => ask({ form: 'own', item }) : undefined}
              />
            </section>
            {asking?.form === 'sure' && <MatchSure shown={shown} onClose={close} />}
            {asking?.form === 'match' && <MatchForm line={asking.line} shown={shown} onClose={close} />}
            {asking?.form === 'own' && <OwnForm {...asking} onClose={close} />}
          </>
        )}
      </Loaded>
    </Stack>
  )
}

const Ways = () => (
  <Group gap="lg">
    <TextLink to="/cash/matches">What was matched</TextLink>
    <TextLink to="/cash/bank">Bank deposits</TextLink>
    <TextLink to="/bank-files">Bank files</TextLink>
    <TextLink to="/cash/reports">Cash reports and the bank balance</TextLink>
  </Group>
)

const LookOnly = () => (
  <Text>
    You may look. Matching is for a coordinator or a manager: tell them when the statement is loaded.
  </Text>
)

/** The newest statement of each bank account, and by which rule it is reconciled. */
const Standing = ({ shown: { statements, rule } }: { readonly shown: Shown }) => (
  <Facts
    facts={{
      ...Object.fromEntries(
        statements.map(({ account, statementId, asOf, closingCents }) => [
          `Account ${account}`,
          <TextLink
            key={account}
            to="/bank-statements/$statementId"
            params={{ statementId: String(statementId) }}
            fz="inherit"
          >
            {closingCents === null ? 'statement' : money(closingCents)}
            {asOf !== null && ` as of ${day(asOf)}`}
          </TextLink>,
        ]),
      ),
      Rule: rule && `Days up to ${rule.withinDays} apart may be the same money (${rule.citation})`,
    }}
  />
)
