import { call, urlOf } from '@cartwright/api/client'
import { counter } from '@cartwright/api/counter'
import { Anchor, Button, Checkbox, Group, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { CommandForm } from '../../parts/command-form.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { Money, money, readMoney } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { type Deposit, depositList, type Deposits } from './counter-queries.ts'

/** What is taken to the bank: what is ready for it, and what went. */
export function BankDeposits() {
  const query = useQuery(depositList)
  const may = useMay()('payments.post')
  return (
    <Loaded query={query}>
      {({ ready, rows }) => (
        <Stack gap="xl">
          <PageHead
            title="Bank deposits"
            state={`${count(ready.batches.length, 'batch', 'batches')} and ${count(ready.drawers.length, 'drawer')} ready for the bank: ${money(ready.cashCents)} in cash, ${money(ready.checksCents)} in checks`}
            action={
              <ButtonLink to="/cash/reconcile" variant="default">
                Reconcile the bank
              </ButtonLink>
            }
          />
          {may && ready.batches.length + ready.drawers.length > 0 && (
            <Prepare key={JSON.stringify(ready)} ready={ready} />
          )}
          <Made rows={rows} may={may} />
        </Stack>
      )}
    </Loaded>
  )
}

/** What the count of the checks had beyond the receipts, or was short of them. */
const checksOff = (cents: number): string =>
  `${money(Math.abs(cents))} ${cents > 0 ? 'more' : 'less'} was counted than taken in`
const views = [
  { value: 'all', label: 'All' },
  { value: 'prepared', label: 'To be taken to the bank' },
  { value: 'sent', label: 'Not on the statement' },
] as const

function Made({ rows, may }: { readonly rows: readonly Deposit[]; readonly may: boolean }) {
  const { view = 'all' } = useSearch({ from: '/office/cash/bank' })
  const navigate = useNavigate()
  const shown = rows.filter(({ state }) => view === 'all' || state === view)
  return (
    <section aria-labelledby="made">
      <Title order={2} id="made" mb="xs">
        Bank deposits
      </Title>
      <SegmentedControl
        aria-label="Which"
        value={view}
        data={[...views]}
        onChange={(next) =>
          void navigate({ to: '/cash/bank', search: next === 'all' ? {} : { view: next }, replace: true })
        }
        mb="xs"
        style={{ maxWidth: '100%', overflowX: 'auto' }}
      />
      {rows.length === 0 && (
        <Text>None yet. Close a batch or a drawer, then put it into a bank deposit.</Text>
      )}
      {rows.length > 0 && shown.length === 0 && <Text>There is none of these.</Text>}
      {shown.length > 0 && (
        <Table.ScrollContainer minWidth={680}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Number</Table.Th>
                <Table.Th>Prepared</Table.Th>
                <Table.Th ta="right">Cash</Table.Th>
                <Table.Th ta="right">Checks</Table.Th>
                <Table.Th ta="right">Total</Table.Th>
                <Table.Th>State</Table.Th>
                <Table.Th>Next</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((deposit) => (
                <Row key={deposit.bankDepositId} deposit={deposit} may={may} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  )
}

const states = { prepared: '● Prepared', sent: '▶ Sent', 'on-statement': '✓ On the statement' }

function Row({ deposit, may }: { readonly deposit: Deposit; readonly may: boolean }) {
  const { bankDepositId, number, state } = deposit
  const [telling, setTelling] = useState(false)
  const send = useCommand(() => call(counter.send, { params: { bankDepositId } }))
  return (
    <Table.Tr>
      <Table.Td>
        {number}
        <br />
        <Anchor size="sm" href={urlOf(counter.slip, { params: { bankDepositId } })} target="_blank">
          Slip of {number}
        </Anchor>
      </Table.Td>
      <Table.Td>
        {day(deposit.depositOn)}
        <Text size="xs">{deposit.madeBy}</Text>
      </Table.Td>
      <Table.Td ta="right">
        <Money cents={deposit.currencyCents + deposit.coinCents} />
      </Table.Td>
      <Table.Td ta="right">
        <Money cents={deposit.checksCents} />
        <Text size="xs">{count(deposit.checksCount, 'check')}</Text>
        {deposit.checksOffCents !== 0 && <Text size="xs">⚠ {checksOff(deposit.checksOffCents)}</Text>}
      </Table.Td>
      <Table.Td ta="right">
        <Money cents={deposit.totalCents} />
      </Table.Td>
      <Table.Td>{states[state]}</Table.Td>
      <Table.Td>
        {may && state === 'prepared' && (
          <Button size="compact-sm" onClick={() => send.mutate(undefined)} loading={send.isPending}>
            {number} went to the bank
          </Button>
        )}
        {may && state === 'sent' && (
          <Button size="compact-sm" variant="default" onClick={() => setTelling(true)}>
            {number} is on the statement …
          </Button>
        )}
        <Refusal error={send.error} />
        {telling && <OnStatement deposit={deposit} onClose={() => setTelling(false)} />}
      </Table.Td>
    </Table.Tr>
  )
}

function OnStatement({ deposit, onClose }: { readonly deposit: Deposit; readonly onClose: () => void }) {
  const form = useForm({ initialValues: { on: useToday() } })
  const command = useCommand(
    ({ on }: typeof form.values) =>
      call(counter.onStatement, { params: { bankDepositId: deposit.bankDepositId }, body: { on } }),
    onClose,
  )
  return (
    <FormDialog
      title={`${deposit.number} on the statement`}
      form={form}
      command={command}
      submit="The statement has it"
      will={`The statement shows ${money(deposit.totalCents)}. Nothing is posted: the money was in cash before.`}
      onClose={onClose}
    >
      <DayField label="Day the statement gives" required {...form.getInputProps('on')} />
    </FormDialog>
  )
}

/** Puts what is ready into one bank deposit. */
function Prepare({ ready }: Pick<Deposits, 'ready'>) {
  const key = useRequestKey()
  const form = useForm({
    initialValues: {
      batches: ready.batches.map(String),
      drawers: ready.drawers.map(String),
      coin: ((ready.cashCents % 100) / 100).toFixed(2),
    },
    validate: { coin: (text) => (readMoney(text) === null ? 'Write how much is coin, such as 3.75.' : null) },
  })
  const command = useCommand(({ batches, drawers, coin }: typeof form.values) =>
    call(counter.prepare, {
      body: {
        key,
        batches: batches.map(Number),
        drawers: drawers.map(Number),
        coinCents: readMoney(coin) ?? 0,
      },
    }),
  )
  return (
    <section aria-labelledby="prepare">
      <Title order={2} id="prepare" mb="xs">
        Prepare a bank deposit
      </Title>
      <CommandForm
        form={form}
        command={command}
        submit="Prepare it"
        will={`${ready.checksOffCents === 0 ? '' : `The checks are those that were counted: ${checksOff(ready.checksOffCents)}. `}It gets the next number of the year, which the statement of the bank is matched with. The floats stay in the drawers.`}
      >
        {ready.batches.length > 0 && (
          <Checkbox.Group label="Batches" {...form.getInputProps('batches')}>
            <Group mt="xs">
              {ready.batches.map((id) => (
                <Checkbox key={id} value={String(id)} label={`Batch ${id}`} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
        {ready.drawers.length > 0 && (
          <Checkbox.Group label="Drawers" {...form.getInputProps('drawers')}>
            <Group mt="xs">
              {ready.drawers.map((id) => (
                <Checkbox key={id} value={String(id)} label={`Drawer ${id}`} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
        <MoneyField
          label="Coin in it"
          description="The rest of the cash is notes"
          {...form.getInputProps('coin')}
        />
      </CommandForm>
    </section>
  )
}
