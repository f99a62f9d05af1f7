import { call } from '@cartwright/api/client'
import { counter } from '@cartwright/api/counter'
import { Button, Stack, Table, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { CommandForm } from '../../parts/command-form.tsx'
import { shortDay } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money, signedMoney } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import type { Drawer } from './counter-queries.ts'
import { ReceiptTable } from './receipt-table.tsx'

/** What was counted beside what there should be. */
const Compared = ({ drawer: { expected, counted, differenceCents } }: { readonly drawer: Drawer }) =>
  expected &&
  counted && (
    <Table maw="32rem">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>What</Table.Th>
          <Table.Th ta="right">Counted</Table.Th>
          <Table.Th ta="right">Expected</Table.Th>
          <Table.Th ta="right">Over or short</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {(['cash', 'checks', 'cards'] as const).map((tender) => {
          const [is, should] = [counted[`${tender}Cents`], expected[`${tender}Cents`]]
          return (
            <Table.Tr key={tender}>
              <Table.Td>{{ cash: 'Cash with the float', checks: 'Checks', cards: 'Cards' }[tender]}</Table.Td>
              <Table.Td ta="right">{money(is)}</Table.Td>
              <Table.Td ta="right">{money(should)}</Table.Td>
              <Table.Td ta="right">{is === should ? '✓' : signedMoney(is - should)}</Table.Td>
            </Table.Tr>
          )
        })}
        <Table.Tr>
          <Table.Th colSpan={3}>Together</Table.Th>
          <Table.Th ta="right">{signedMoney(differenceCents ?? 0)}</Table.Th>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  )

/** Closes one's own counted drawer; what it is over or short is posted with its reason. */
export function CloseDrawer({ drawer }: { readonly drawer: Drawer }) {
  const { drawerId, needsSecond } = drawer
  const form = useForm({ initialValues: { reason: '' } })
  const command = useCommand(({ reason }: typeof form.values) =>
    call(counter.closeDrawer, { params: { drawerId }, body: { reason: reason.trim() || null } }),
  )
  return (
    <section aria-labelledby="close-drawer">
      <Title order={2} id="close-drawer" mb="xs">
        What you counted
      </Title>
      <Stack gap="md">
        <Compared drawer={drawer} />
        {needsSecond ? (
          <Text fw={600}>
            ⚠ It is over or short by more than the city’s limit. A second person counts with you and signs it:
            under “Drawers” on their own screen.
          </Text>
        ) : (
          <CommandForm
            form={form}
            command={command}
            submit="Close the drawer"
            will="What it is over or short is posted to its own ledger account. Closed is final."
          >
            <ReasonField
              label="Why it is over or short, as far as you know"
              {...form.getInputProps('reason')}
            />
          </CommandForm>
        )}
      </Stack>
    </section>
  )
}

/** The drawers of all: what came of them, and those that a second person signs. */
export function DrawerTable({ rows }: { readonly rows: readonly Drawer[] }) {
  const [signing, setSigning] = useState<Drawer | null>(null)
  const [looking, setLooking] = useState<number | null>(null)
  const looked = rows.find(({ drawerId }) => drawerId === looking)
  return (
    <section aria-labelledby="drawers">
      <Title order={2} id="drawers" mb="xs">
        Drawers
      </Title>
      {rows.length === 0 && <Text>No drawer was ever opened. Open yours with its float.</Text>}
      {rows.length > 0 && (
        <Table.ScrollContainer minWidth={640}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {[
                  'Drawer',
                  'Cashier',
                  'Opened',
                  'State',
                  'Receipts',
                  'Over or short',
                  'Bank deposit',
                  '',
                ].map((title) => (
                  <Table.Th key={title}>
                    {title || <span className="mantine-visually-hidden">What to do</span>}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((drawer) => (
                <DrawerRow key={drawer.drawerId} drawer={drawer} onLook={setLooking} onSign={setSigning} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {looked && !(looked.mine && looked.state !== 'closed') && <ReceiptTable drawer={looked} />}
      {signing && <SignDrawer drawer={signing} onClose={() => setSigning(null)} />}
    </section>
  )
}

type RowProps = {
  readonly drawer: Drawer
  readonly onLook: (drawerId: number) => void
  readonly onSign: (drawer: Drawer) => void
}

function DrawerRow({ drawer, onLook, onSign }: RowProps) {
  const maySign = useMay()('cash.sign') && drawer.state === 'counted' && !drawer.mine
  return (
    <Table.Tr>
      <Table.Td>{drawer.drawerId}</Table.Td>
      <Table.Td>{drawer.cashier}</Table.Td>
      <Table.Td>{shortDay(drawer.openedOn)}</Table.Td>
      <Table.Td>{drawer.state}</Table.Td>
      <Table.Td>
        <Button size="compact-sm" variant="default" onClick={() => onLook(drawer.drawerId)}>
          {drawer.receipts} of drawer {drawer.drawerId}
        </Button>
      </Table.Td>
      <Table.Td>{drawer.differenceCents === null ? '' : signedMoney(drawer.differenceCents)}</Table.Td>
      <Table.Td>{drawer.depositNumber}</Table.Td>
      <Table.Td>
        {maySign && (
          <Button size="compact-sm" onClick={() => onSign(drawer)}>
            Sign drawer {drawer.drawerId} …
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function SignDrawer({ drawer, onClose }: { readonly drawer: Drawer; readonly onClose: () => void }) {
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (text) => (text.trim() ? null : 'Write why it is over or short.') },
  })
  const command = useCommand(
    ({ reason }: typeof form.values) =>
      call(counter.signDrawer, { params: { drawerId: drawer.drawerId }, body: { reason } }),
    onClose,
  )
  return (
    <FormDialog
      title={`Sign drawer ${drawer.drawerId} of ${drawer.cashier}`}
      wide
      form={form}
      command={command}
      submit="I counted too: close it"
      will="What it is over or short is posted to its own ledger account, under both names. Closed is final."
      onClose={onClose}
    >
      <Compared drawer={drawer} />
      <ReasonField required {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
