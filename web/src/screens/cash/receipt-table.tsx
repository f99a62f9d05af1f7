import { call, callForFile } from '@cartwright/api/client'
import { counter } from '@cartwright/api/counter'
import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { reasonFault } from '../../parts/form-faults.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Money, money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { type Drawer, type Receipt, receiptList } from './counter-queries.ts'

/** The receipts of a drawer: each is printed on a roll or on letter paper, and voided by a second person. */
export function ReceiptTable({ drawer }: { readonly drawer: Drawer }) {
  const query = useQuery(receiptList(drawer.drawerId))
  const [voiding, setVoiding] = useState<Receipt | null>(null)
  const mayVoid = useMay()('cash.sign') && drawer.state === 'open' && !drawer.mine
  return (
    <section aria-label={`Receipts of drawer ${drawer.drawerId}`}>
      <Title order={2} mb="xs">
        Receipts
      </Title>
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text>There is no receipt yet. The first one stands here when you have taken money.</Text>
          ) : (
            <Table.ScrollContainer minWidth={560}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Receipt</Table.Th>
                    <Table.Th>For</Table.Th>
                    <Table.Th ta="right">Paid</Table.Th>
                    <Table.Th>With</Table.Th>
                    <Table.Th>Paper</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((receipt) => (
                    <Row key={receipt.number} receipt={receipt} onVoid={mayVoid ? setVoiding : null} />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Loaded>
      {voiding && <VoidReceipt receipt={voiding} onClose={() => setVoiding(null)} />}
    </section>
  )
}

type Of = { readonly receipt: Receipt; readonly onVoid: ((receipt: Receipt) => void) | null }

const Row = ({ receipt, onVoid }: Of) => (
  <Table.Tr>
    <Table.Td>
      {receipt.number}
      {receipt.state === 'voided' && (
        <Text size="xs">
          ✗ voided by {receipt.voidedBy}: {receipt.voidedBecause}
        </Text>
      )}
    </Table.Td>
    <Table.Td>
      {receipt.parts.map((part) => (
        <div key={part.accountNumber}>
          {part.accountNumber} {part.name}
        </div>
      ))}
    </Table.Td>
    <Table.Td ta="right">
      <Money cents={receipt.totalCents} />
    </Table.Td>
    <Table.Td>{receipt.tenders.map((one) => `${one.tender} ${money(one.amountCents)}`).join(', ')}</Table.Td>
    <Table.Td>
      <Stack gap={4}>
        <PrintReceipt number={receipt.number} />
        {onVoid && receipt.state === 'live' && (
          <Button size="compact-sm" variant="default" onClick={() => onVoid(receipt)}>
            Void {receipt.number} …
          </Button>
        )}
      </Stack>
    </Table.Td>
  </Table.Tr>
)

/** Prints are counted, so each is asked for anew; the second one says that it is a copy. */
function PrintReceipt({ number }: { readonly number: string }) {
  const print = useMutation({
    mutationFn: async (paper: '80mm' | 'letter') =>
      URL.createObjectURL(await callForFile(counter.printReceipt, { params: { number }, query: { paper } })),
  })
  return (
    <>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => print.mutate('80mm')}
          aria-label={`Print ${number} on 80 mm`}
        >
          80 mm
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => print.mutate('letter')}
          aria-label={`Print ${number} on letter paper`}
        >
          Letter
        </Button>
      </Group>
      {print.data && (
        <Anchor size="sm" href={print.data} target="_blank">
          Open the PDF of {number}
        </Anchor>
      )}
      <Refusal error={print.error} />
    </>
  )
}

function VoidReceipt({ receipt, onClose }: { readonly receipt: Receipt; readonly onClose: () => void }) {
  const { number, totalCents, parts } = receipt
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: reasonFault },
  })
  const command = useCommand(
    ({ reason }: typeof form.values) => call(counter.voidReceipt, { params: { number }, body: { reason } }),
    onClose,
  )
  return (
    <FormDialog
      title={`Void receipt ${number}`}
      form={form}
      command={command}
      submit="Void it"
      danger
      will={`${money(totalCents)} is taken back from ${parts.map(({ accountNumber }) => accountNumber).join(', ')}, today. The number stays used, and the cashier gives the money back.`}
      onClose={onClose}
    >
      <ReasonField required {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
