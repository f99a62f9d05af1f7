import { List, Stack, Table, Text } from '@mantine/core'
import { Money, money } from '../../parts/money.tsx'
import type { AdjustmentShown, Preview } from './adjustment-queries.ts'
import { amountWords, limitWords, owesWords, rolesWords } from './adjustment-words.ts'

/** What will happen to the books: the new balance, the entries, and whether it waits for a second person. */
export const PreviewPanel = ({ preview }: { readonly preview: Preview }) => (
  <Stack gap="xs">
    <Text>
      A <strong>{amountWords(preview.amountCents)}</strong>. The account {owesWords(preview.balanceCents)} now
      and <strong>{owesWords(preview.newBalanceCents)}</strong> after it. {preview.citation}
    </Text>
    <Entries entries={preview.entries} />
    {preview.state === 'posted' ? (
      <Text size="sm">● It is posted at once: it is within your limits ({preview.authority.citation}).</Text>
    ) : (
      <Text size="sm" component="div">
        ○ It waits for approval by a {rolesWords(preview.approvers)}, and nothing is posted before.
        <List size="sm">
          {preview.authority.limits
            .filter(({ exceeded }) => exceeded)
            .map((limit) => (
              <List.Item key={limit.limit}>{limitWords(limit, preview.authority.periodDays)}</List.Item>
            ))}
        </List>
      </Text>
    )}
    {preview.evidenceMissing && (
      <Text size="sm" fw={600}>
        ⚠ From {money(preview.evidenceFromCents ?? 0)} on this reason asks for evidence. Attach a file first.
      </Text>
    )}
  </Stack>
)

/** Ledger entries with the names of their ledger accounts. */
export const Entries = ({ entries }: { readonly entries: AdjustmentShown['entries'] }) => (
  <Table.ScrollContainer minWidth={420} type="native">
    <Table tabularNums verticalSpacing={4} aria-label="Ledger entries">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Debit</Table.Th>
          <Table.Th>Credit</Table.Th>
          <Table.Th ta="right">Amount</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map(({ debit, credit, amountCents, entryId }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- Entries of a preview have no number, and their order stays.
          <Table.Tr key={entryId ?? at}>
            <Table.Td>
              {debit.code} {debit.name}
            </Table.Td>
            <Table.Td>
              {credit.code} {credit.name}
            </Table.Td>
            <Table.Td ta="right">
              <Money cents={amountCents} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
)
