import { Alert, Button, Group, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { Money, money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { OpenForm } from './account-forms.tsx'
import { CorrectionTable } from './correction-table.tsx'
import { ForecastSection } from './forecast-section.tsx'
import { type Account, type Accounts, postageAccounts, postageForecast } from './postage-queries.ts'
import { accountKindWords } from './postage-words.ts'
import { RegisterForm } from './register-form.tsx'

/** How much postage there is, how long it lasts, and what waits. */
export function PostagePage() {
  const list = useQuery(postageAccounts)
  const forecast = useQuery(postageForecast)
  const [asking, ask] = useState<'open' | 'register' | null>(null)
  const today = useToday()
  const may = useMay()('postage.change')
  return (
    <Stack gap="md">
      <PageHead
        title="Postage"
        state={list.data && sentence(list.data)}
        action={
          <Group gap="xs">
            <ButtonLink to="/postage/statements" variant="default">
              Statements
            </ButtonLink>
            <Button variant="default" onClick={() => ask('register')}>
              Register (Excel) …
            </Button>
            {may && (
              <Button variant="default" onClick={() => ask('open')}>
                Open an account …
              </Button>
            )}
          </Group>
        }
      />
      <Refusal error={list.error ?? forecast.error} />
      {forecast.data?.account && <ForecastSection forecast={forecast.data} />}
      {list.data && list.data.rows.length > 0 && !list.data.rows.some(({ paysRuns }) => paysRuns) && (
        <Alert color="yellow" title="! No account pays runs">
          Open the account that bill runs are paid from, and choose it for them: then every run is held to its
          postage before it is printed.
        </Alert>
      )}
      <AccountTable list={list.data} />
      <CorrectionTable corrections={list.data?.corrections ?? []} />
      {asking === 'open' && today !== '' && <OpenForm today={today} onClose={() => ask(null)} />}
      {asking === 'register' && today !== '' && <RegisterForm today={today} onClose={() => ask(null)} />}
    </Stack>
  )
}

function sentence({ rows }: Accounts): string {
  const open = rows.filter(({ closedOn }) => closedOn === null)
  if (open.length === 0) return 'There is no postage account yet.'
  return `${money(open.reduce((all, { balanceCents }) => all + balanceCents, 0))} in all`
}

function AccountTable({ list }: { readonly list: Accounts | undefined }) {
  const navigate = useNavigate()
  return (
    <section aria-labelledby="accounts">
      <Title order={2} id="accounts" mb="xs">
        Accounts
      </Title>
      <DataTable
        label="Postage accounts"
        rows={list?.rows}
        columns={columns}
        rowKey={({ accountId }) => accountId}
        onOpen={({ accountId }) =>
          void navigate({ to: '/postage/$accountId', params: { accountId: String(accountId) } })
        }
        empty="The city keeps no postage account yet. Open one: the permit at the post office, the meter, or the deposit at the mail house."
        height="20rem"
      />
    </section>
  )
}

const columns: readonly Column<Account>[] = [
  {
    key: 'name',
    title: 'Account',
    wrap: true,
    sortBy: ({ name }) => name,
    cell: ({ accountId, name }) => (
      <TextLink to="/postage/$accountId" params={{ accountId: String(accountId) }} fz="inherit">
        {name}
      </TextLink>
    ),
  },
  { key: 'kind', title: 'Kind', sortBy: ({ kind }) => kind, cell: ({ kind }) => accountKindWords[kind] },
  { key: 'number', title: 'Number', cell: ({ number }) => number },
  {
    key: 'balance',
    title: 'Balance',
    align: 'right',
    sortBy: ({ balanceCents }) => balanceCents,
    cell: ({ balanceCents }) => <Money cents={balanceCents} />,
  },
  {
    key: 'lowest',
    title: 'Lowest',
    align: 'right',
    cell: ({ lowestCents }) => lowestCents !== null && <Money cents={lowestCents} />,
  },
  {
    key: 'state',
    title: 'State',
    cell: ({ paysRuns, closedOn }) => {
      if (closedOn !== null) return `– Closed ${day(closedOn)}`
      return paysRuns ? '✓ Pays runs' : 'Open'
    },
  },
  { key: 'last', title: 'Last entry', cell: ({ lastOn }) => lastOn && day(lastOn) },
]
