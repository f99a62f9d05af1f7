import { Button, Group, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay } from '../../session.tsx'
import { ChangeForm } from './account-forms.tsx'
import { CorrectionTable } from './correction-table.tsx'
import { EntryForm, type Booking } from './entry-form.tsx'
import { EntryTable } from './entry-table.tsx'
import { MonthForm } from './month-form.tsx'
import { type Account, postageAccount } from './postage-queries.ts'
import { accountKindWords } from './postage-words.ts'
import { TransferForm } from './transfer-form.tsx'

type Asking = Booking | 'transfer' | 'change' | 'month' | null

/** One postage account: what it has, what came and went, and what is booked next. */
export function PostageAccountPage() {
  const accountId = Number(useParams({ from: '/office/postage/$accountId' }).accountId)
  const query = useQuery(postageAccount(accountId))
  const [asking, ask] = useState<Asking>(null)
  const account = query.data?.account
  return (
    <Stack gap="md">
      <PageHead
        title={account?.name ?? 'Postage account'}
        state={
          account && `${money(account.balanceCents)} · ${accountKindWords[account.kind]} ${account.number}`
        }
        action={account && <Deeds account={account} ask={ask} />}
      />
      <TextLink to="/postage">All postage</TextLink>
      <Loaded query={query} rows={10}>
        {(shown) => (
          <>
            <AccountFacts account={shown.account} />
            <section aria-labelledby="entries">
              <Title order={2} id="entries" mb="xs">
                Entries
              </Title>
              <EntryTable shown={shown} />
            </section>
            <CorrectionTable corrections={shown.corrections} />
            <Asked asking={asking} account={shown.account} onClose={() => ask(null)} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

const AccountFacts = ({ account }: { readonly account: Account }) => (
  <Facts
    facts={{
      'Pays runs': account.paysRuns && 'Yes: a run is held to its postage before it is printed',
      'Lowest balance': account.lowestCents !== null && money(account.lowestCents),
      Opened: day(account.openedOn),
      Closed: account.closedOn && day(account.closedOn),
    }}
  />
)

type DeedsProps = { readonly account: Account; readonly ask: (asking: Asking) => void }

function Deeds({ account: { closedOn }, ask }: DeedsProps) {
  const may = useMay()('postage.change')
  const open = closedOn === null
  return (
    <Group gap="xs">
      <Button variant="default" onClick={() => ask('month')}>
        Month (PDF) …
      </Button>
      {may && (
        <Button variant="default" onClick={() => ask('change')}>
          Change …
        </Button>
      )}
      {may && open && (
        <>
          <Button variant="default" onClick={() => ask('transfer')}>
            Transfer …
          </Button>
          <Button variant="default" onClick={() => ask('use')}>
            Mail job …
          </Button>
          <Button variant="default" onClick={() => ask('other')}>
            Fee or refund …
          </Button>
          <Button onClick={() => ask('deposit')}>Deposit …</Button>
        </>
      )}
    </Group>
  )
}

type AskedProps = { readonly asking: Asking; readonly account: Account; readonly onClose: () => void }

function Asked({ asking, account, onClose }: AskedProps) {
  const today = useToday()
  if (asking === null || today === '') return null
  if (asking === 'change') return <ChangeForm account={account} onClose={onClose} />
  if (asking === 'month') return <MonthForm account={account} today={today} onClose={onClose} />
  if (asking === 'transfer') return <TransferForm account={account} today={today} onClose={onClose} />
  return <EntryForm booking={asking} account={account} today={today} onClose={onClose} />
}
