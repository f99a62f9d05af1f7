import { cashReports } from '@cartwright/api/cash-reports'
import { urlOf } from '@cartwright/api/client'
import { Anchor, Group, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money, money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { BalanceSection } from '../reconciliation/balance-section.tsx'
import { type Tie, tieShown } from './cash-report-queries.ts'

type Figure = Tie['figures'][number]

/** Each figure once by the papers and once by the ledger, with the page that is signed. */
export function TieSection({ asOf }: { readonly asOf: string }) {
  const query = useQuery({ ...tieShown(asOf), placeholderData: (before) => before })
  return (
    <section aria-labelledby="papers-and-ledger">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="papers-and-ledger">
          Papers and ledger
        </Title>
        <Anchor href={urlOf(cashReports.tiePdf, { query: { asOf } })} target="_blank" size="sm">
          The page to sign (PDF)
        </Anchor>
      </Group>
      {query.data && <Text mb="xs">{tieSentence(query.data)}</Text>}
      <Refusal error={query.error} />
      <DataTable
        label="Papers and ledger"
        rows={query.data?.figures}
        columns={columns}
        rowKey={({ code }) => code}
        empty="There is no figure."
        height="26rem"
      />
      {query.data && <BalanceSection balance={query.data.balance} />}
    </section>
  )
}

function tieSentence({ figures, bank }: Tie): string {
  const off = figures.filter(({ differenceCents }) => differenceCents !== 0)
  const agrees =
    off.length === 0
      ? '✓ Every figure agrees'
      : `✗ ${count(off.length, 'figure')} of ${figures.length} differ`
  return `${agrees}. At the bank today ${count(bank.openLines, 'line')} of ${money(bank.openLineCents)} and ${count(bank.openItems, 'entry', 'entries')} of ours of ${money(bank.openItemCents)} are not matched.`
}

const columns: readonly Column<Figure>[] = [
  {
    key: 'name',
    title: 'Figure',
    wrap: true,
    cell: ({ code, name, how }) => (
      <>
        <Drilled code={code} name={name} />
        <Text size="xs">{how}</Text>
      </>
    ),
  },
  {
    key: 'papers',
    title: 'By the papers',
    align: 'right',
    cell: ({ subledgerCents }) => <Money cents={subledgerCents} />,
  },
  {
    key: 'ledger',
    title: 'By the ledger',
    align: 'right',
    cell: ({ ledgerCents }) => <Money cents={ledgerCents} />,
  },
  {
    key: 'difference',
    title: 'Difference',
    align: 'right',
    cell: ({ differenceCents }) => (differenceCents === 0 ? '✓ none' : <Money cents={differenceCents} />),
  },
]

/** A figure leads to what it is made of. */
function Drilled({ code, name }: Pick<Figure, 'code' | 'name'>) {
  if (code === 'receivable')
    return (
      <TextLink to="/aging" fz="inherit">
        {name}
      </TextLink>
    )
  if (code === 'suspense')
    return (
      <TextLink to="/suspense" fz="inherit">
        {name}
      </TextLink>
    )
  if (code === 'provider')
    return (
      <TextLink to="/online-payments" fz="inherit">
        {name}
      </TextLink>
    )
  if (code === 'refunds')
    return (
      <TextLink to="/refunds" fz="inherit">
        {name}
      </TextLink>
    )
  if (code === 'unclaimed')
    return (
      <TextLink to="/unclaimed" fz="inherit">
        {name}
      </TextLink>
    )
  if (code === 'cash' || code === 'over-short')
    return (
      <TextLink to={code === 'cash' ? '/cash/bank' : '/cash/counter'} fz="inherit">
        {name}
      </TextLink>
    )
  return <Text size="sm">{name}</Text>
}
