import { Alert, List, Table, Text, Title } from '@mantine/core'
import { period } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money, money, signedMoney } from '../../parts/money.tsx'
import { CorrectedBills } from './corrected-bills.tsx'
import type { Preview } from './correction-queries.ts'

/** What a statement comes to: in one sentence, bill by bill, and what keeps it from being posted. */
export const CorrectionPreview = ({ preview }: { readonly preview: Preview }) => (
  <>
    <Title order={2} size="h4">
      What it comes to
    </Title>
    <List size="sm">
      {preview.statedEn.map((stated) => (
        <List.Item key={stated}>{stated}</List.Item>
      ))}
    </List>
    <Text fw={600}>{sentence(preview)}</Text>
    {preview.gaps.length > 0 && (
      <Alert color="red" title="✗ There was no rate for some days">
        {preview.gaps.map(({ what, from, until }) => `${what}, ${period(from, until)}`).join('; ')}. It cannot
        be posted like this.
      </Alert>
    )}
    {preview.notMade.length > 0 && (
      <Alert color="yellow" title="⚠ Some bills were made from facts that are no longer known">
        Bill {preview.notMade.join(', ')}: the zone, the collection day or how a service is shared changed
        since. Only the charges that you correct are compared; the others stay as they were billed.
      </Alert>
    )}
    <CorrectedBills bills={preview.bills} />
    <Payers payers={preview.payers} ownCents={preview.postedCents} />
  </>
)

/** What it comes to for other accounts that pay a part of the service: all are posted, or none. */
const Payers = ({ payers, ownCents }: Pick<Preview, 'payers'> & { readonly ownCents: number }) =>
  payers.length > 0 && (
    <section aria-labelledby="payers">
      <Title order={3} size="h5" id="payers">
        Others who pay a part of it
      </Title>
      <Text size="sm">
        They are corrected with it: all of it is posted, or all of it waits for a second person.
      </Text>
      <Table.ScrollContainer minWidth={360} type="native">
        <Table tabularNums verticalSpacing={6} maw="44rem" aria-labelledby="payers">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Account</Table.Th>
              <Table.Th ta="right">Owes now</Table.Th>
              <Table.Th ta="right">To post</Table.Th>
              <Table.Th ta="right">Owes then</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {payers.map(({ accountNumber, payerName, balanceCents, postedCents, newBalanceCents }) => (
              <Table.Tr key={accountNumber}>
                <Table.Td>
                  <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} inherit>
                    {accountNumber}
                  </TextLink>{' '}
                  {payerName}
                </Table.Td>
                <Table.Td ta="right">
                  <Money cents={balanceCents} />
                </Table.Td>
                <Table.Td ta="right">{signedMoney(postedCents)}</Table.Td>
                <Table.Td ta="right">
                  <Money cents={newBalanceCents} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th>All of them, with this account</Table.Th>
              <Table.Th />
              <Table.Th ta="right">
                {signedMoney(payers.reduce((sum, payer) => sum + payer.postedCents, ownCents))}
              </Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </section>
  )

function sentence({ postedCents, beyondCents, balanceCents, newBalanceCents, citation }: Preview): string {
  const what =
    postedCents === 0
      ? 'Nothing is posted'
      : postedCents > 0
        ? `${money(postedCents)} is charged`
        : `${money(-postedCents)} is given back`
  const beyond =
    beyondCents === 0
      ? ''
      : ` ${money(Math.abs(beyondCents))} lies beyond the look-back and is not ${beyondCents > 0 ? 'charged' : 'given back'} (${citation}).`
  return `${what}; the balance goes from ${money(balanceCents)} to ${money(newBalanceCents)}.${beyond}`
}
