import { SimpleGrid, Stack, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { WhyBill } from '../bills/why-bill.tsx'
import { AccountAutopay } from '../autopay/account-autopay.tsx'
import { AccountDeposits } from '../moves/account-deposits.tsx'
import { AccountMoves } from '../moves/account-moves.tsx'
import { AccountAdjustments } from '../adjustments/account-adjustments.tsx'
import { AccountCases } from '../cases/account-cases.tsx'
import { AccountHistory } from '../desk/account-history.tsx'
import { DeskStrip } from '../desk/desk-strip.tsx'
import { AccountOrders } from '../orders/account-orders.tsx'
import { AccountLetters } from '../letters/account-letters.tsx'
import { AccountActions } from './account-actions.tsx'
import { AccountAlerts } from './account-alerts.tsx'
import { accountSentence } from './account-sentence.ts'
import { AccountDetails } from './account-details.tsx'
import { AccountPeople } from './account-people.tsx'
import { accountShown, type Account } from './account-queries.ts'
import { BalanceBars } from './balance-bars.tsx'
import { AccountBills } from './account-bills.tsx'
import { AccountLedger } from './account-ledger.tsx'
import { AccountOwed } from '../payments/account-owed.tsx'
import { AccountPayments } from '../payments/account-payments.tsx'
import { AccountServices } from './account-services.tsx'
import { InstallmentPlans } from '../corrections/installment-plans.tsx'
import { ServiceTimeline } from './service-timeline.tsx'

/** Everything it takes to answer a caller, on one page. */
export function AccountPage() {
  const { accountNumber } = useParams({ from: '/office/accounts/$accountNumber' })
  const query = useQuery(accountShown(accountNumber))
  const account = query.data
  return (
    <Stack gap="md">
      <PageHead
        title={account ? `${accountNumber} · ${account.payerName ?? 'no payer'}` : accountNumber}
        state={account ? accountSentence(account) : ''}
        action={account && <AccountActions account={account} />}
      />
      <Loaded query={query} rows={10}>
        {(shown) => <Known key={accountNumber} account={shown} />}
      </Loaded>
    </Stack>
  )
}

const Known = ({ account }: { account: Account }) => (
  <>
    <AccountAlerts account={account} />
    <DeskStrip account={account} />
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing="md">
      <BalanceBars account={account} />
      <WhyBill
        accountNumber={account.accountNumber}
        bills={account.bills}
        prefers={account.alerts.some(({ code }) => code === 'spanish') ? 'es' : 'en'}
      />
    </SimpleGrid>
    <ServiceTimeline services={account.services} closedOn={account.closedOn} />
    <InstallmentPlans accountNumber={account.accountNumber} />
    <Records account={account} />
  </>
)

const records = [
  { key: 'history', title: 'History', Shown: AccountHistory },
  { key: 'bills', title: 'Bills', Shown: AccountBills },
  { key: 'ledger', title: 'Ledger', Shown: AccountLedger },
  { key: 'owed', title: 'Owed', Shown: AccountOwed },
  { key: 'payments', title: 'Payments', Shown: AccountPayments },
  { key: 'autopay', title: 'Autopay', Shown: AccountAutopay },
  { key: 'adjustments', title: 'Adjustments', Shown: AccountAdjustments },
  { key: 'letters', title: 'Letters', Shown: AccountLetters },
  { key: 'cases', title: 'Cases', Shown: AccountCases },
  { key: 'services', title: 'Services and events', Shown: AccountServices },
  { key: 'orders', title: 'Orders', Shown: AccountOrders },
  { key: 'moves', title: 'Start, stop, move', Shown: AccountMoves },
  { key: 'deposits', title: 'Deposits, agreements', Shown: AccountDeposits },
  { key: 'people', title: 'People', Shown: AccountPeople },
  { key: 'details', title: 'Premise, discounts, preferences', Shown: AccountDetails },
] as const

function Records({ account }: { account: Account }) {
  const [shown, show] = useState<string | null>('history')
  return (
    <Tabs value={shown} onChange={show} keepMounted={false}>
      <Tabs.List>
        {records.map(({ key, title }) => (
          <Tabs.Tab key={key} value={key}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {records.map(({ key, Shown }) => (
        <Tabs.Panel key={key} value={key} pt="md" mih="16rem">
          <Shown account={account} />
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
